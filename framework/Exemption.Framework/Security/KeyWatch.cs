using Exemption.Framework.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exemption.Framework.Security;

/// <summary>Notices new keys while the host runs, and brings the rows under them; one host at a time does the second.</summary>
public sealed class KeyWatch : BackgroundService
{
    internal const string LeaseName = "key-rotation";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    private readonly string _me = $"{Environment.MachineName}/{Guid.NewGuid():N}";
    private readonly IServiceScopeFactory _scopes;
    private readonly KeyRing _keys;
    private readonly TimeProvider _clock;
    private readonly ILogger<KeyWatch> _log;
    private (byte, byte) _clean;
    private DateTime _lookAgain;

    internal KeyWatch(IServiceScopeFactory scopes, KeyRing keys, TimeProvider clock, ILogger<KeyWatch> log) => (_scopes, _keys, _clock, _log) = (scopes, keys, clock, log);

    /// <summary>One look, and whatever follows from it.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        _keys.Refresh();
        var newest = (_keys.Encryption.Number, _keys.Index.Number);
        var now = _clock.GetUtcNow().UtcDateTime;
        // A host that has not noticed yet may still write under the old key for a while, so one clean pass is not the last.
        if (newest == (1, 1) || (newest == _clean && now < _lookAgain))
        {
            return;
        }

        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var isMine = await TakeAsync();
        if (!isMine)
        {
            return;
        }

        // A large database takes hours; whoever was away so long that another host went on with it leaves it to that one.
        var (done, stuck) = await scope.ServiceProvider.GetRequiredService<KeyRotation>().RunAsync(async _ => isMine = await TakeAsync(), ct);
        if (isMine)
        {
            (_clean, _lookAgain) = (newest, now + TimeSpan.FromMinutes(done > 0 ? 1 : 60));
        }

        if (done > 0 || stuck > 0)
        {
            _log.LogInformation("Keys: {Done} values brought under encryption key {Encryption} and index key {Index}; {Stuck} could not be", done, newest.Item1, newest.Item2, stuck);
        }

        Task<bool> TakeAsync() => db.TakeLeaseAsync(LeaseName, _me, _clock.GetUtcNow().UtcDateTime, LeaseTime, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await Task.Delay(Pause, _clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The database may be away for a while; the rest is found at the next look.
            catch (Exception ex)
            {
                _log.LogError("Keys: {Error}; next look in 30 s", ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(30), _clock, stoppingToken);
            }
        }
    }
}
