using Exemption.Imaging;
using Exemption.Imaging.Preparing;
using Exemption.Imaging.Wire;
using Exemption.Reading;
using SkiaSharp;

namespace Exemption.PhotoWorker;

/// <summary>
/// Opens strangers' files, so that the host need not: it has no key, no database and no address, and may die of a file without harm. Requests come one
/// after another through standard input; when that closes the host has gone, and so does this.
/// </summary>
internal static class Program
{
    private static readonly Lazy<DocumentReader?> Reader = new(() => DocumentReader.TryOpen(Path.Combine(AppContext.BaseDirectory, "models"), out var reader) ? reader : null);

    private static async Task<int> Main()
    {
        NativeMemory.GiveBack();
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        while (await Frames.ReadAsync<WorkerRequest>(input) is { } asked)
        {
            var (answer, parts) = Work(asked.Head, asked.Parts[0]);
            await Frames.WriteAsync(output, answer, parts);
        }

        return 0;
    }

    private static (WorkerAnswer Answer, IReadOnlyList<ReadOnlyMemory<byte>> Parts) Work(WorkerRequest request, byte[] file)
    {
        try
        {
            return request.Read is { } read ? Read(file, read) : Prepare(file, request.Prepare ?? throw new InvalidDataException("Nothing is asked."));
        }
        catch (PhotoFaultException e)
        {
            return (new WorkerAnswer { Fault = e.Fault }, []);
        }
    }

    private static (WorkerAnswer Answer, IReadOnlyList<ReadOnlyMemory<byte>> Parts) Prepare(byte[] file, PreparationRequest request)
    {
        var photo = PhotoPreparation.Prepare(file, request, TimeProvider.System);
        return (new WorkerAnswer { Width = photo.Width, Height = photo.Height, Corners = photo.Corners, Measures = photo.Measures },
            photo.Optimised is { } optimised ? [photo.Original, photo.Thumbnail, optimised] : [photo.Original, photo.Thumbnail]);
    }

    private static (WorkerAnswer Answer, IReadOnlyList<ReadOnlyMemory<byte>> Parts) Read(byte[] file, ReadingRequest request)
    {
        if (Reader.Value is not { } reader)
        {
            return (new WorkerAnswer(), []);
        }

        // One of our own JPEGs, already upright.
        using var picture = SKBitmap.Decode(file) ?? throw new PhotoFaultException(PhotoFault.Unreadable);
        var reading = reader.Read(picture, request.Corners?.Scaled(picture.Width, picture.Height));
        return (new WorkerAnswer { Width = reading.Width, Height = reading.Height }, [reading.ToBytes()]);
    }
}
