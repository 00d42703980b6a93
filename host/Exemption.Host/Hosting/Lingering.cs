using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Exemption.Host.Hosting;

/// <summary>
/// Lets a refusal be read by whoever sends a whole body before reading: the server has stopped reading it, and closing with unread bytes makes the kernel reset the
/// connection, which throws the answer away at the sender's end. So what still comes is read and dropped for a while, and only then the connection is closed.
/// </summary>
internal static class Lingering
{
    private const long MostBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Whoever has sent nothing for so long has sent all, and waits for us to close.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private static readonly object Wanted = new();

    public static IApplicationBuilder UseLingering(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
            && context.Features.Get<IConnectionItemsFeature>() is { } connection)
        {
            connection.Items[Wanted] = Wanted;
        }
    });

    public static void UseLingering(this ListenOptions listen) => listen.Use(next => async connection =>
    {
        var (input, output) = (new KeptReader(connection.Transport.Input), connection.Transport.Output);
        connection.Transport = new Transport(input, output);
        await next(connection);
        if (connection.Items.ContainsKey(Wanted))
        {
            await DropAsync(input);
        }
    });

    private static async Task DropAsync(KeptReader input)
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            input.LetGo();
            for (var dropped = 0L; dropped < MostBytes;)
            {
                using var silence = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
                silence.CancelAfter(Silence);
                var read = await input.ReadAsync(silence.Token);
                dropped += read.Buffer.Length;
                input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // Silent, too slow, or gone already.
        }
    }

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>HTTP closes its reader at the end; ours must stay open a little longer. The transport closes it after us.</summary>
    private sealed class KeptReader(PipeReader inner) : PipeReader
    {
        private SequencePosition? _held;

        /// <summary>Drops what was read and not given back.</summary>
        public void LetGo()
        {
            if (_held is { } end)
            {
                AdvanceTo(end);
            }
        }

        public override void AdvanceTo(SequencePosition consumed)
        {
            _held = null;
            inner.AdvanceTo(consumed);
        }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            _held = null;
            inner.AdvanceTo(consumed, examined);
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null)
        {
        }

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(cancellationToken);
            _held = read.Buffer.End;
            return read;
        }

        public override bool TryRead(out ReadResult result)
        {
            var any = inner.TryRead(out result);
            _held = any ? result.Buffer.End : _held;
            return any;
        }
    }
}
