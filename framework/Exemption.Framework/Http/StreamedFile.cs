using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Exemption.Framework.Http;

/// <summary>
/// A file that is made while it is sent: it need not fit into memory, and nothing of it touches the disk. A failure on the way breaks the connection off, so that nobody takes
/// a half for the whole.
/// </summary>
public sealed class StreamedFile(string contentType, string name, Func<Stream, CancellationToken, Task> write) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        (response.ContentType, response.Headers.ContentDisposition) = (contentType, disposition.ToString());
        return write(response.Body, context.HttpContext.RequestAborted);
    }
}
