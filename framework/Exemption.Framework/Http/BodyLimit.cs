using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Exemption.Framework.Http;

/// <summary>
/// Keeps bodies as small as their use case needs: an upload says its own limit by <c>[RequestSizeLimit]</c>, everything else is JSON that somebody typed.
/// Whoever has not signed in gets less: nothing they may call needs more (ASVS 5.2.1).
/// </summary>
internal sealed class BodyLimit(ErrorAnswers answers) : IResourceFilter
{
    internal const int SignedIn = 256 * 1024;
    internal const int Anonymous = 64 * 1024;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.ActionDescriptor.EndpointMetadata.OfType<IRequestSizeLimitMetadata>().Any())
        {
            return;
        }

        var limit = http.User.Identity?.IsAuthenticated == true ? SignedIn : Anonymous;
        if (http.Request.ContentLength > limit)
        {
            context.Result = ErrorResult.Of(http, StatusCodes.Status413PayloadTooLarge, answers.OfStatus(StatusCodes.Status413PayloadTooLarge));
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = limit;
        }
        else if (http.Request.ContentLength is null)
        {
            http.Request.Body = new LimitedStream(http.Request.Body, limit);
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

/// <summary>The same limit where the web server has none of its own: a body without a stated length ends in 413.</summary>
internal sealed class LimitedStream(Stream body, long limit) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await body.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read) => (_read += read) <= limit ? read : throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge);
}
