using System.Net;
using System.Net.Sockets;

namespace Exemption.Tests.Faults.Kit;

/// <summary>What the line between two processes does.</summary>
internal enum Line
{
    Works,

    /// <summary>Nobody listens, and what was open is cut.</summary>
    Refuses,

    /// <summary>Connections stand, and nothing arrives.</summary>
    Hangs,

    /// <summary>Every answer takes <see cref="FaultProxy.Delay"/>.</summary>
    IsSlow,
}

/// <summary>A TCP line that can be cut, frozen and slowed while it is in use.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<TcpClient> _open = [];
    private TcpListener? _listener;
    private volatile TaskCompletionSource _flowing = Done();
    private volatile Line _line = Line.Works;

    public FaultProxy(IPEndPoint target)
    {
        _target = target;
        Listen();
    }

    public int Port { get; } = FaultTests.FreePort();

    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(5);

    public void Become(Line line)
    {
        var before = _line;
        _line = line;
        if (line == Line.Hangs)
        {
            _flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        else
        {
            _flowing.TrySetResult();
        }

        if (line == Line.Refuses)
        {
            _listener!.Stop();
            CutAll();
        }
        else if (before == Line.Refuses)
        {
            Listen();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _flowing.TrySetResult();
        _listener!.Stop();
        CutAll();
        _end.Dispose();
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private void Listen()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = JoinAsync(await listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task JoinAsync(TcpClient caller)
    {
        using var target = new TcpClient { NoDelay = true };
        caller.NoDelay = true;
        Hold(caller, target);
        try
        {
            await _flowing.Task;
            await target.ConnectAsync(_target);
            await Task.WhenAny(CopyAsync(caller, target, slows: false), CopyAsync(target, caller, slows: true));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut; both sides learn it by the close below.
        }
        finally
        {
            lock (_open)
            {
                _open.Remove(caller);
                _open.Remove(target);
            }

            caller.Dispose();
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool slows)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                await _flowing.Task;
                if (slows && _line == Line.IsSlow)
                {
                    await Task.Delay(Delay, _end.Token);
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // Cut.
        }
    }

    private void Hold(TcpClient caller, TcpClient target)
    {
        lock (_open)
        {
            _open.Add(caller);
            _open.Add(target);
        }
    }

    private void CutAll()
    {
        TcpClient[] open;
        lock (_open)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var client in open)
        {
            client.Dispose();
        }
    }
}
