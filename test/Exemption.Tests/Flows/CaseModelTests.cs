using System.Globalization;
using System.Net;
using System.Text.Json;
using CsCheck;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Flows;

/// <summary>Goal A15: whatever all roles try, one after another or at once, the product answers and moves as the model does; a refusal leaves no trace.</summary>
[Trait("Goal", "A15")]
public sealed class CaseModelTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const int StepsPerCase = 40;

    /// <summary>Useful moves often, hopeless ones often enough, withdrawals seldom: after them nothing happens any more.</summary>
    private static readonly Gen<Try> AnyTry = Gen.Frequency(
        (12, Gen.Const((Who.Student, What.Edit))), (4, Gen.Const((Who.Student, What.Upload))), (20, Gen.Const((Who.Student, What.Submit))),
        (6, Gen.Const((Who.Student, What.Recall))), (1, Gen.Const((Who.Student, What.Withdraw))), (4, Gen.Const((Who.Center, What.CenterClaim))),
        (12, Gen.Const((Who.Center, What.CenterApprove))), (8, Gen.Const((Who.Center, What.CenterReject))), (3, Gen.Const((Who.University, What.UniversityClaim))),
        (2, Gen.Const((Who.University, What.UniversityApprove))), (8, Gen.Const((Who.University, What.UniversityReject))),
        (12, Gen.Select(Gen.Enum<Who>(), Gen.Enum<What>()).Where((who, what) => what != What.Withdraw)))
        .Select(Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))), (t, stale) => new Try(t.Item1, t.Item2, stale));

    [Fact]
    public async Task One_after_another()
    {
        // A short run of the suite passes here twice, once for each database: together five thousand steps.
        var cases = LongRun.Of(2_500, 1_000_000) / StepsPerCase;
        var world = await CaseWorld.CreateAsync(host);
        var (moves, refusals) = (0, 0);
        await AnyTry.Array[StepsPerCase].SampleAsync(async tries =>
        {
            var c = await world.NewCaseAsync();
            var (model, view) = (CaseModel.New, await c.LookAsync());
            foreach (var (t, i) in tries.Select((t, i) => (t, i)))
            {
                var (expected, next) = model.After(t);
                var answer = await world.TryAsync(c, t, view.Version);
                var before = view;
                view = await c.LookAsync();
                var told = $"step {i}: {t} on {model}";
                (answer.StatusCode, await CodeAsync(answer, expected)).ShouldBe((expected.Status, expected.Code), told);
                (view.Status, view.Records, view.PhotoKinds).ShouldBe((next.Status, next.Records, 3), told);
                view.Actions.ShouldBe(next.StudentMay, ignoreOrder: true, told);
                if (expected.Code is not null || expected.Status != HttpStatusCode.OK)
                {
                    view.Version.ShouldBe(before.Version, told);
                    Interlocked.Increment(ref refusals);
                }
                else
                {
                    Interlocked.Increment(ref moves);
                }

                model = next;
            }
        }, iter: cases, seed: null);
        LongRun.Report("A15", new { form = "single", steps = moves + refusals, moves, refusals, contradictions = 0 });
    }

    [Fact]
    public async Task At_once()
    {
        var histories = LongRun.Of(100, 50_000);
        var world = await CaseWorld.CreateAsync(host);
        var random = new Random(LongRun.Seed);
        var done = 0;
        var seeds = Enumerable.Range(0, 2).Select(_ => random.Next()).ToArray();
        await Task.WhenAll(seeds.Select(async seed =>
        {
            var own = new Random(seed);
            while (Interlocked.Add(ref done, 0) < histories)
            {
                var c = await world.NewCaseAsync();
                var model = CaseModel.New;
                for (var round = 0; round < 25 && !model.IsOver && done < histories; round++)
                {
                    model = await RunAsync(world, c, model, Pick(own, model));
                    Interlocked.Increment(ref done);
                }
            }
        }));
        LongRun.Report("A15", new { form = "concurrent", histories = done, notLinearizable = 0 });
    }

    /// <summary>Two to four different people's tries, mostly such as could succeed now.</summary>
    private static Try[] Pick(Random random, CaseModel model)
    {
        var open = Enum.GetValues<Who>().Where(w => w is Who.Student or Who.Center or Who.University)
            .SelectMany(who => Enum.GetValues<What>().Select(what => new Try(who, what, false)))
            .Where(t => model.After(t).Answer == Expected.Ok && (t.What != What.Withdraw || random.Next(6) == 0)).ToArray();
        Try[] all = [.. open, new(Who.Student, What.Recall, false), new(Who.Center, What.CenterReject, false), new(Who.University, What.UniversityReject, false)];
        return [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(5) == 0 ? all[random.Next(all.Length)] : open[random.Next(open.Length)])];
    }

    /// <summary>Sends all tries at once; some order of them must explain every answer and the state afterwards.</summary>
    private static async Task<CaseModel> RunAsync(CaseWorld world, Case c, CaseModel model, Try[] tries)
    {
        var version = (await c.LookAsync()).Version;
        var answers = await Task.WhenAll(tries.Select(t => world.TryAsync(c, t, version)));
        var outcomes = new List<Outcome>();
        foreach (var (answer, t) in answers.Zip(tries))
        {
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{t}: {await answer.Content.ReadAsStringAsync()} {ServerErrors.Latest}");
            outcomes.Add(new Outcome(t, answer.IsSuccessStatusCode, answer.IsSuccessStatusCode ? null : await CodeAsync(answer, null)));
        }

        var after = await c.LookAsync();
        var explained = Orders(outcomes).Select(order => Explain(model, order)).Where(m => m is not null && m.Status == after.Status && m.Records == after.Records).ToList();
        explained.ShouldNotBeEmpty($"{model} → {after.Status}, {after.Records} records: {string.Join(", ", outcomes)}");
        after.PhotoKinds.ShouldBe(3);
        // Whether it is claimed now the student learns from what is allowed.
        return explained.First(m => m!.StudentMay.Order().SequenceEqual(after.Actions.Order()))!;
    }

    /// <summary>The state that this order leads to, or null where the order contradicts an answer.</summary>
    private static CaseModel? Explain(CaseModel model, IReadOnlyList<Outcome> order)
    {
        var moved = false;
        foreach (var o in order)
        {
            // All were sent with one version: whoever comes after a change is out of date, save those who need no version.
            var needsVersion = o.Try.What is not (What.Upload or What.CenterClaim or What.UniversityClaim);
            var (expected, next) = model.After(o.Try with { Stale = moved && needsVersion });
            if (o.Succeeded ? expected != Expected.Ok : expected == Expected.Ok && !(o.Code == Expected.Conflict.Code && order.Any(x => x.Succeeded && x != o)))
            {
                return null;
            }

            if (o.Succeeded)
            {
                // A claim leaves the version alone.
                moved |= o.Try.What is not (What.Upload or What.CenterClaim or What.UniversityClaim);
                model = next;
            }
        }

        return model;
    }

    private static IEnumerable<IReadOnlyList<Outcome>> Orders(IReadOnlyList<Outcome> all) => all.Count <= 1
        ? [all]
        : all.SelectMany((first, i) => Orders([.. all.Where((_, j) => j != i)]).Select(rest => (IReadOnlyList<Outcome>)[first, .. rest]));

    private static async Task<string?> CodeAsync(HttpResponseMessage answer, Expected? expected)
    {
        if (answer.IsSuccessStatusCode || expected is { Code: null })
        {
            return null;
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("error").TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    private sealed record Outcome(Try Try, bool Succeeded, string? Code)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Try}: {(Succeeded ? "ok" : Code ?? "refused")}");
    }
}
