using System.Buffers;
using Exemption.Framework.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Exemption.Framework.Http;

/// <summary>
/// One file out of a form, read once and into memory only: it is not sealed yet, so it must not touch the disk. Its memory is used again for the
/// next upload, and wiped in between.
/// </summary>
public sealed class UploadedFile : IDisposable
{
    private const int MostParts = 8;
    private const int RestOfForm = 64 * 1024;

    private byte[] _buffer;

    private UploadedFile(int expected) => _buffer = ArrayPool<byte>.Shared.Rent(expected);

    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>400 for a form without the file, without its boundary, or broken off; 413 for more bytes than <paramref name="most"/>.</summary>
    public static async Task<UploadedFile> ReadAsync(HttpRequest request, string field, int most, CancellationToken ct)
    {
        if (request.ContentLength > most + RestOfForm)
        {
            throw TooLarge();
        }

        var file = new UploadedFile((int)Math.Min(request.ContentLength ?? most, most) + 1);
        try
        {
            await file.FillAsync(request, field, most, ct);
            return file;
        }
        catch (Exception e)
        {
            file.Dispose();
            if (e is InvalidDataException or IOException and not BadHttpRequestException)
            {
                // A form that breaks off is the sender's fault and not ours.
                throw new BadHttpRequestException("Unreadable form.", e);
            }

            throw;
        }
    }

    public void Dispose()
    {
        Bytes = default;
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
    }

    private async Task FillAsync(HttpRequest request, string field, int most, CancellationToken ct)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary) : default;
        if (boundary.Length is 0 or > 128)
        {
            throw new InvalidDataException("No boundary.");
        }

        var reader = new MultipartReader(boundary.ToString(), request.Body);
        for (var part = 0; part < MostParts && await reader.ReadNextSectionAsync(ct) is { } section; part++)
        {
            if (section.GetContentDispositionHeader() is { } header && header.IsFileDisposition() && HeaderUtilities.RemoveQuotes(header.Name).Equals(field, StringComparison.Ordinal))
            {
                Bytes = await ReadAsync(section.Body, most, ct);
                return;
            }
        }

        throw new InputException(field, "Exemption:Required");
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, int most, CancellationToken ct)
    {
        for (var length = 0; ;)
        {
            if (length == _buffer.Length)
            {
                Grow();
            }

            var read = await body.ReadAsync(_buffer.AsMemory(length), ct);
            length += read;
            if (length > most)
            {
                // Whoever is still sending cannot read the refusal yet; the server's own limit ends what does not end by itself.
                await body.CopyToAsync(Stream.Null, ct);
                throw TooLarge();
            }

            if (read == 0)
            {
                return _buffer.AsMemory(0, length);
            }
        }
    }

    /// <summary>Only where the sender did not say truly how much would come.</summary>
    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }

    private static BadHttpRequestException TooLarge() => new("Too large.", StatusCodes.Status413PayloadTooLarge);
}

/// <summary>Keeps model binding off the form: it would buffer the file on disk and turn "too large" into "invalid".</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsFormItselfAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
