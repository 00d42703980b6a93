using System.Collections.Concurrent;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults.Kit;

/// <summary>People at work on a real host: students tell their stories side by side, two centres and the university decide and print.</summary>
internal sealed class Campus(RealHost host, int seed)
{
    private readonly People _people = new(host.CreateBrowser, () => host.FirstAdministrator, TimeProvider.System);
    private readonly List<(Center Center, HttpClient Admin)> _centers = [];
    private readonly List<HttpClient> _reviewers = [];
    private readonly ConcurrentQueue<(Student Student, HttpClient Admin)> _enrolled = [];

    public Ledger Ledger { get; } = new();

    public RealHost Host => host;

    /// <summary>Two centres and some students who have signed in; more enrol while the work goes on.</summary>
    public async Task OpenAsync(int students = 0)
    {
        for (var i = 0; i < 2; i++)
        {
            var center = await _people.CenterAsync();
            _centers.Add((center, await _people.CenterAdminAsync(center)));
            _reviewers.Add(await _people.ReviewerAsync());
        }

        await Parallel.ForAsync(0, students, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => _enrolled.Enqueue(await EnrolAsync(i)));
    }

    /// <summary>Students one after another, each with a story, until told to stop; several such rows make a load.</summary>
    public async Task WorkAsync(int workers, CancellationToken stop) => await Task.WhenAll(Enumerable.Range(0, workers).Select(i => Task.Run(() => RowAsync(i, stop))));

    public async Task<Story> NewStoryAsync(Random random)
    {
        var (student, admin) = _enrolled.TryDequeue(out var waiting) ? waiting : await EnrolAsync(random.Next());
        return new Story(host, Ledger, student, admin, _reviewers[random.Next(_reviewers.Count)], random);
    }

    /// <summary>A student who takes no part in the work, to ask questions in between.</summary>
    public async Task<Student> WitnessAsync() => (await EnrolAsync(0)).Student;

    private async Task RowAsync(int row, CancellationToken stop)
    {
        var random = new Random(seed + row);
        while (!stop.IsCancellationRequested)
        {
            await (await NewStoryAsync(random)).TellAsync(stop);
        }
    }

    /// <summary>Enrolling is two requests; whoever was interrupted in between is left to it and another one is enrolled.</summary>
    private async Task<(Student Student, HttpClient Admin)> EnrolAsync(int any)
    {
        var (center, admin) = _centers[any % _centers.Count];
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return (await _people.StudentAsync(center, admin), admin);
            }
            catch (Exception e) when (attempt < 50 && e is HttpRequestException or IOException or OperationCanceledException or ShouldAssertException)
            {
                await host.WhenReadyAsync();
            }
        }
    }
}
