namespace Exemption.Tests.Applications.Imaging;

/// <summary>Writes single-coloured JPEGs in the kinds the product's encoder cannot make: grey, CMYK, YCCK and progressive.</summary>
internal static class MiniJpeg
{
    public static byte[] Flat(int width, int height, byte[] samples, bool progressive = false, int? adobeTransform = null)
    {
        var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        if (adobeTransform is { } transform)
        {
            file.Write([0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)transform]);
        }

        file.Write([0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)8, 64)]);
        var count = (byte)samples.Length;
        file.Write([0xFF, progressive ? (byte)0xC2 : (byte)0xC0, 0, (byte)(8 + (3 * count)), 8]);
        file.Write([(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, count]);
        for (byte i = 1; i <= count; i++)
        {
            file.Write([i, 0x11, 0]);
        }

        // DC: twelve categories of four bits each; AC: one code, the end of a block.
        file.Write([0xFF, 0xC4, 0, 31, 0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        file.Write([0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        file.Write([0xFF, 0xDA, 0, (byte)(6 + (2 * count)), count]);
        for (byte i = 1; i <= count; i++)
        {
            file.Write([i, 0x00]);
        }

        file.Write([0, progressive ? (byte)0 : (byte)63, 0]);
        WriteBlocks(file, (width + 7) / 8 * ((height + 7) / 8), samples, progressive);
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static void WriteBlocks(MemoryStream file, int blocks, byte[] samples, bool progressive)
    {
        var (bits, filled) = (0, 0);
        void Put(int value, int length)
        {
            for (var i = length - 1; i >= 0; i--)
            {
                bits = (bits << 1) | ((value >> i) & 1);
                if (++filled == 8)
                {
                    file.WriteByte((byte)bits);
                    if (bits == 0xFF)
                    {
                        file.WriteByte(0);
                    }

                    (bits, filled) = (0, 0);
                }
            }
        }

        for (var block = 0; block < blocks; block++)
        {
            foreach (var sample in samples)
            {
                var difference = block == 0 ? sample - 128 : 0;
                var size = difference == 0 ? 0 : (int)Math.Log2(Math.Abs(difference)) + 1;
                Put(size, 4);
                Put(difference < 0 ? difference - 1 + (1 << size) : difference, size);
                if (!progressive)
                {
                    Put(0, 1);
                }
            }
        }

        Put(0x7F, filled == 0 ? 0 : 8 - filled);
    }
}
