using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Notification.Sms;

/// <summary>Milliseconds of the slowest hundredth: of moves (submit, recall) and of reads.</summary>
internal sealed record Figures(int Moves, double MovesP50, double MovesP99, int Reads, double ReadsP99, int Errors);

/// <summary>Students at their pages, at the pace of the clock, however long their calls take.</summary>
internal sealed class PageLoad : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _people = [];
    private ConcurrentQueue<double> _moves = new();
    private ConcurrentQueue<double> _reads = new();
    private int _errors;

    /// <param name="host">Where they sign in.</param>
    /// <param name="students">Each with one submitted application.</param>
    public static async Task<PageLoad> StartAsync(RealHost host, IEnumerable<Student> students)
    {
        var (load, people) = (new PageLoad(), new People(host.CreateBrowser, () => host.FirstAdministrator, TimeProvider.System));
        foreach (var student in students)
        {
            var here = student with { Client = await people.SignInAsync(student.AdmissionTicketNumber, People.Password) };
            load._people.Add(Task.Run(() => load.MoveAsync(here)));
            load._people.Add(Task.Run(() => load.ReadAsync(here)));
        }

        return load;
    }

    /// <summary>The figures since the last time.</summary>
    public Figures Take()
    {
        var (moves, reads) = (Sorted(ref _moves), Sorted(ref _reads));
        return new Figures(moves.Length, Share(moves, 0.5), Share(moves, 0.99), reads.Length, Share(reads, 0.99), Interlocked.Exchange(ref _errors, 0));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_people);
        _end.Dispose();
    }

    private static double[] Sorted(ref ConcurrentQueue<double> times) => [.. Interlocked.Exchange(ref times, new()).Order()];

    private static double Share(double[] sorted, double share) => sorted.Length == 0 ? 0 : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);

    private async Task MoveAsync(Student student)
    {
        var declaration = (await student.Client.GetJsonAsync("/api/applications/form-options")).GetProperty("declaration").Text("version");
        var id = (await student.Client.GetJsonAsync("/api/applications/mine")).GetProperty("items")[0].Id();
        await EveryAsync(Pace, async () =>
        {
            var now = await student.ReadAsync(id);
            var (action, input) = now.Text("status") == "Submitted"
                ? ("recall", (object)new { version = now.Version() })
                : ("submit", new { version = now.Version(), declarationVersion = declaration, photosConfirmed = true, declarationAccepted = true });
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/applications/mine/{id}/{action}", UriKind.Relative)) { Content = JsonContent.Create(input) };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            await TimeAsync(_moves, () => student.Client.SendAsync(request));
        });
    }

    private Task ReadAsync(Student student) => EveryAsync(Pace / 4, () => TimeAsync(_reads, () => student.Client.GetAsync(new Uri("/api/notifications/mine", UriKind.Relative))));

    private async Task EveryAsync(TimeSpan pace, Func<Task> act)
    {
        using var timer = new PeriodicTimer(pace, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                await act();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Home.
        }
    }

    private async Task TimeAsync(ConcurrentQueue<double> times, Func<Task<HttpResponseMessage>> call)
    {
        var since = TimeProvider.System.GetTimestamp();
        using var response = await call();
        times.Enqueue(TimeProvider.System.GetElapsedTime(since).TotalMilliseconds);
        if (!response.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref _errors);
        }
    }
}
