using System.Runtime.InteropServices;

namespace Exemption.Printing.Pdf;

/// <summary>Cuts a font down to the characters a document uses; without it each PDF would carry 21 MB of fonts.</summary>
/// <remarks>HarfBuzz's subsetter ships in the native package but has no managed wrapper, so it is called directly.</remarks>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const int ReadOnlyMemory = 1;
    private const uint NoHinting = 1;
    private const int DropTables = 3;

    // Layout features and variation tables serve typesetters, not a form of upright CJK text.
    private static readonly string[] Dropped = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "STAT"];

    public static byte[] Cut(ReadOnlySpan<byte> font, IEnumerable<int> codePoints)
    {
        unsafe
        {
            fixed (byte* bytes = font)
            {
                var blob = hb_blob_create(bytes, (uint)font.Length, ReadOnlyMemory, 0, 0);
                var face = hb_face_create(blob, 0);
                hb_blob_destroy(blob);
                try
                {
                    return Cut(face, codePoints);
                }
                finally
                {
                    hb_face_destroy(face);
                }
            }
        }
    }

    private static byte[] Cut(nint face, IEnumerable<int> codePoints)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == 0)
        {
            throw new InvalidOperationException("The font subsetter has no memory.");
        }

        try
        {
            var wanted = hb_subset_input_unicode_set(input);
            foreach (var codePoint in codePoints)
            {
                hb_set_add(wanted, (uint)codePoint);
            }

            hb_subset_input_set_flags(input, NoHinting);
            var drop = hb_subset_input_set(input, DropTables);
            foreach (var table in Dropped)
            {
                hb_set_add(drop, Tag(table));
            }

            var subset = hb_subset_or_fail(face, input);
            if (subset == 0)
            {
                throw new InvalidOperationException("The font could not be cut down.");
            }

            try
            {
                return Bytes(subset);
            }
            finally
            {
                hb_face_destroy(subset);
            }
        }
        finally
        {
            hb_subset_input_destroy(input);
        }
    }

    private static byte[] Bytes(nint face)
    {
        var blob = hb_face_reference_blob(face);
        var data = hb_blob_get_data(blob, out var length);
        var bytes = new byte[length];
        Marshal.Copy(data, bytes, 0, bytes.Length);
        hb_blob_destroy(blob);
        return bytes;
    }

    private static uint Tag(string name) => ((uint)name[0] << 24) | ((uint)name[1] << 16) | ((uint)name[2] << 8) | name[3];

    [LibraryImport(Library)]
    private static unsafe partial nint hb_blob_create(byte* data, uint length, int mode, nint userData, nint destroy);

    [LibraryImport(Library)]
    private static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    private static partial nint hb_face_create(nint blob, uint index);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_unicode_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, int kind);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);
}
