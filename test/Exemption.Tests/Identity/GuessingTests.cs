using System.Diagnostics;
using System.Net.Http.Json;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;

namespace Exemption.Tests.Identity;

/// <summary>Guessing passwords and codes opens nothing, tells nothing, and keeps no owner out.</summary>
[Trait("Goal", "A17")]
public sealed class GuessingTests : IAsyncDisposable
{
    private const int AtOnce = 16;

    private readonly ExemptionHost _host = new();
    private readonly People _people;
    private readonly Random _dice = new(LongRun.Seed);

    public GuessingTests() => _people = new People(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Brute force on few accounts and stuffing over many names at once, half of them unknown; each list holds the right password, but too late.</summary>
    [Fact]
    public async Task Thousands_of_guesses_at_once_open_nothing_and_the_owners_still_get_in()
    {
        var owners = new List<Person>();
        for (var i = 0; i < 4; i++)
        {
            owners.Add(await _people.StaffAsync("university-reviewer", null));
            await owners[^1].Client.GetAsync("/api/account/logout");
        }

        var strangers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => _people.AnonymousAsync()));
        var (guesses, opened, most) = (LongRun.Of(250, 20_000), 0, 0);
        var made = 0;
        while (made < guesses)
        {
            var round = owners.SelectMany(o => Enumerable.Range(0, 24).Select(i => (Name: o.UserName, Password: $"Guess{_dice.Next():x}{i}")))
                .Concat(Enumerable.Range(0, 48).Select(i => (Name: $"nobody{_dice.Next(40)}", Password: $"Leaked2026{i}"))).OrderBy(_ => _dice.Next())
                .Concat(owners.Select(o => (Name: o.UserName, People.Password))).ToArray();
            var answers = new (string Name, int Result)[round.Length];
            await Parallel.ForAsync(0, AtOnce, async (stranger, ct) =>
            {
                for (var i = stranger; i < round.Length; i += AtOnce)
                {
                    // Nobody of the owners' lists comes to the right password before the wrong ones are through.
                    answers[i] = (round[i].Name, await ResultAsync(strangers[stranger], round[i].Name, i < round.Length - owners.Count ? round[i].Password : "Wrong2026"));
                }
            });
            foreach (var owner in owners)
            {
                (await ResultAsync(strangers[0], owner.UserName, People.Password)).ShouldBe(4, "even the right one, when it comes too late");
                (await ResultAsync(owner.Client, owner.UserName, People.Password)).ShouldBe(1, "the owner, at the usual place");
                await owner.Client.GetAsync("/api/account/logout");
            }

            opened += answers.Count(a => a.Result is not (2 or 4));
            most = Math.Max(most, owners.Max(o => answers.Count(a => a.Name == o.UserName && a.Result == 2)));
            made += round.Length;
            _host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        opened.ShouldBe(0);
        most.ShouldBeLessThanOrEqualTo(5, "wrong ones weighed per account and lock");
        LongRun.Report("A17", new { passwordGuesses = made, opened, weighedPerLock = most, ownersKeptOut = 0 });
    }

    [Fact]
    public async Task Who_knows_the_password_has_ten_codes_a_day_and_the_owner_gets_in_meanwhile()
    {
        var owner = await _people.StaffAsync("university-reviewer", null);
        var phone = await Phone.EnrolAsync(_host, owner.Client);
        await owner.Client.GetAsync("/api/account/logout");
        var thief = await _people.AnonymousAsync();
        var (days, mostPerDay, opened) = (LongRun.Of(2, 60), 0, 0);
        for (var day = 0; day < days; day++)
        {
            var weighed = 0;
            for (var hour = 0; hour < 24; hour++)
            {
                (await ResultAsync(thief, owner.UserName, People.Password)).ShouldBe(5, "the password is right, and a right password is never a failure");
                for (var answer = 2; answer == 2;)
                {
                    answer = (await Phone.TypeAsync(thief, phone.WrongCode)).GetProperty("result").GetInt32();
                    weighed += answer == 2 ? 1 : 0;
                    opened += answer is 2 or 4 ? 0 : 1;
                }

                _host.Clock.Advance(TimeSpan.FromHours(1));
            }

            mostPerDay = Math.Max(mostPerDay, weighed);
            (await Phone.TypeAsync(await HalfWayAsync(await _people.AnonymousAsync(), owner), phone.RecoveryCodes[0])).GetProperty("result").GetInt32()
                .ShouldBe(4, "locked for strangers: not even a right code counts");
            (await Phone.TypeAsync(await HalfWayAsync(owner.Client, owner), phone.FreshCode())).GetProperty("result").GetInt32().ShouldBe(1, "the owner, at the usual place");
            await owner.Client.GetAsync("/api/account/logout");
        }

        opened.ShouldBe(0);
        mostPerDay.ShouldBeLessThanOrEqualTo(10);
        LongRun.Report("A17", new { days, codesWeighedPerDay = mostPerDay, opened });
    }

    [Fact]
    public async Task Codes_guessed_at_once_are_no_more_than_five_and_those_of_the_paper_count_alike()
    {
        foreach (var paper in new[] { false, true })
        {
            var owner = await _people.StaffAsync("university-reviewer", null);
            var phone = await Phone.EnrolAsync(_host, owner.Client);
            var thieves = new List<HttpClient>();
            for (var i = 0; i < 12; i++)
            {
                thieves.Add(await HalfWayAsync(await _people.AnonymousAsync(), owner));
            }

            var answers = await Task.WhenAll(thieves.Select((t, i) => Phone.TypeAsync(t, paper ? $"abcde-fghjk-{i:D5}" : phone.WrongCode)));
            answers.Count(a => a.GetProperty("result").GetInt32() == 2).ShouldBeLessThanOrEqualTo(5);
            answers.ShouldAllBe(a => a.GetProperty("result").GetInt32() == 2 || a.GetProperty("result").GetInt32() == 4);
            (await Phone.TypeAsync(thieves[0], paper ? phone.RecoveryCodes[0] : phone.FreshCode())).GetProperty("result").GetInt32().ShouldBe(4);
        }
    }

    [Fact]
    public async Task Nothing_in_the_answers_tells_which_accounts_exist()
    {
        var center = await _people.CenterAsync();
        var desk = await _people.CenterAdminAsync(center);
        var active = await _people.StudentAsync(center, desk);
        var staff = await _people.StaffAsync("university-reviewer", null);
        var byMail = await _people.StaffAsync("university-reviewer", null);
        await Phone.EnrolAsync(_host, staff.Client);
        var serial = Random.Shared.Next(910_000, 990_000);
        await desk.PostJsonAsync("/api/identity/students", new { name = "x", admissionTicketNumber = $"5198{serial:D8}", idNumber = People.FictitiousIdNumber(serial), majorCode = "W120102", majorName = "x" });
        string[] names = ["519900000000", "nobody@example.invalid", active.AdmissionTicketNumber, $"5198{serial:D8}", staff.UserName, $"{byMail.UserName}@example.invalid"];
        foreach (var door in new Func<HttpClient, string, Task<HttpResponseMessage>>[]
        {
            (c, name) => c.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = name, password = "Wrong2026", rememberMe = false }),
            (c, name) => c.PostAsJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = name, idNumber = "519999199001010015", newPassword = "Exempt2026" }),
            (c, name) => c.PostAsJsonAsync("/api/account/change-initial-password", new { userNameOrEmailAddress = name, currentPassword = "Wrong2026", newPassword = "Exempt2026" }),
        })
        {
            var seen = new List<string>();
            foreach (var name in names)
            {
                var client = await _people.AnonymousAsync();
                var answers = new List<string>();
                for (var i = 0; i < 7; i++)
                {
                    var answer = await door(client, name);
                    answers.Add($"{(int)answer.StatusCode} {string.Join(',', answer.Headers.Select(h => h.Key).Order())} {await answer.Content.ReadAsStringAsync()}");
                }

                seen.Add(string.Join('\n', answers));
            }

            seen.Distinct().Count().ShouldBe(1, string.Join("\n\n", seen));
            _host.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    /// <summary>
    /// At the cost that real passwords have, in pairs and in turns, so that a busy machine slows both alike; the median of the pairs counts. A busy
    /// moment may still spoil a measurement, so there are several, and one good one is enough: a name answered without the comparison is off by a
    /// factor in every one.
    /// </summary>
    [Fact]
    public async Task Nothing_in_the_time_of_an_answer_tells_which_accounts_exist()
    {
        await using var host = new RealPasswordsHost();
        var people = new People(host);
        var staff = await people.StaffAsync("university-reviewer", null);
        var client = await people.AnonymousAsync();
        var (pairs, bound) = (LongRun.Of(6, 100), LongRun.IsOn ? 0.05 : 0.1);
        var measured = new List<double>();
        for (var measurement = 0; measurement < 6 && measured.All(d => d > bound); measurement++)
        {
            var ratios = new List<double>();
            for (var i = 0; i < pairs; i++)
            {
                ratios.Add(await TimeAsync(client, staff.UserName) / await TimeAsync(client, $"nobody{i % 3}"));
                ratios.Add(1 / (await TimeAsync(client, $"nobody{i % 3}") / await TimeAsync(client, staff.UserName)));
            }

            measured.Add(Math.Abs(Median(ratios) - 1));
            host.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        measured.Min().ShouldBeLessThanOrEqualTo(bound, string.Join(' ', measured));
        LongRun.Report("A17", new { timingPairs = pairs, medianDifference = Math.Round(measured.Min(), 4), measurements = measured.Count });
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> TimeAsync(HttpClient client, string name)
    {
        var started = Stopwatch.GetTimestamp();
        await ResultAsync(client, name, "Wrong2026");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<HttpClient> HalfWayAsync(HttpClient client, Person person)
    {
        (await ResultAsync(client, person.UserName, People.Password)).ShouldBe(5);
        return client;
    }

    private static async Task<int> ResultAsync(HttpClient client, string name, string password) =>
        (await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = name, password, rememberMe = false })).GetProperty("result").GetInt32();

    private sealed class RealPasswordsHost : ExemptionHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Identity:PasswordIterations", "100000");
        }
    }
}
