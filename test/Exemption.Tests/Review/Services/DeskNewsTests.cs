using System.Net;
using System.Text.Json;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;

namespace Exemption.Tests.Review.Services;

/// <summary>What an open page of a desk is told while things happen: to this desk only, ids and kinds only.</summary>
public sealed class DeskNewsTests(DeskNewsTests.ListeningHost host) : IClassFixture<DeskNewsTests.ListeningHost>
{
    [Fact]
    public async Task A_desk_hears_what_happens_at_it_and_no_other_does()
    {
        var center = await host.People.CenterAsync();
        var (one, two) = (await host.People.CenterAdminAsync(center), await host.People.CenterAdminAsync(center));
        var student = await host.People.StudentAsync(center, one);
        using var line = await Line.OpenAsync(two, "center");
        var other = await host.People.CenterAsync();
        var neighbour = await host.People.CenterAdminAsync(other);
        using var elsewhere = await Line.OpenAsync(neighbour, "center");
        using var university = await Line.OpenAsync(await host.People.ReviewerAsync(), "university");

        var id = (await host.SubmitNewAsync(student)).Id();
        await host.DrainOutboxAsync();
        (await line.NextAsync()).ShouldBe(("Came", id));
        await one.PostJsonAsync($"/api/review/center/applications/{id}/claim");
        (await line.NextAsync()).ShouldBe(("Claimed", id));
        host.Tick();
        await one.PutAsync($"/api/review/center/applications/{id}/claim", null);
        await one.DeleteAsync($"/api/review/center/applications/{id}/claim");
        (await line.NextAsync()).ShouldBe(("Released", id), "renewing is no news");
        (await one.PostJsonAsync("/api/review/center/applications/next")).Id().ShouldBe(id);
        (await line.NextAsync()).ShouldBe(("Claimed", id));
        await two.PostJsonAsync($"/api/review/center/applications/{id}/take-over");
        (await line.NextAsync()).ShouldBe(("TakenOver", id));
        await two.ApproveAsync("center", id);
        await host.DrainOutboxAsync();
        (await line.NextAsync()).ShouldBe(("Left", id));
        (await university.NextAsync()).ShouldBe(("Came", id));

        line.Texts.Concat(university.Texts).ShouldAllBe(t => JsonDocument.Parse(t, default).RootElement.EnumerateObject().All(p => p.Name == "kind" || p.Name == "id" || p.Name == "by"));

        // Had the other centre been told any of it, that would come before its own news.
        var own = (await host.SubmitNewAsync(await host.People.StudentAsync(other, neighbour))).Id();
        await host.DrainOutboxAsync();
        (await elsewhere.NextAsync()).ShouldBe(("Came", own));
    }

    [Fact]
    public async Task A_note_is_told_to_those_who_may_read_it_and_a_mention_to_its_person_alone()
    {
        var center = await host.People.CenterAsync();
        var (one, two, three) = (await host.People.CenterAdminAsync(center), await host.People.CenterAdminAsync(center), await host.People.CenterAdminAsync(center));
        var (own, shared) = ((await host.SubmitNewAsync(await host.People.StudentAsync(center, one))).Id(), (await host.SubmitNewAsync(await host.People.StudentAsync(center, one))).Id());
        await host.DrainOutboxAsync();
        using var called = await Line.OpenAsync(two, "center");
        using var colleague = await Line.OpenAsync(three, "center");
        using var university = await Line.OpenAsync(await host.People.ReviewerAsync(), "university");

        var name = (await two.GetJsonAsync("/api/account/my-profile")).Text("name");
        var id = (await one.GetJsonAsync($"/api/review/center/applications/{own}/colleagues")).GetProperty("items").EnumerateArray().Single(c => c.Text("name") == name).Id();
        await one.PostJsonAsync($"/api/review/center/applications/{own}/notes", new { text = "x", shared = false, mentions = new[] { id } });
        await one.PostJsonAsync($"/api/review/center/applications/{shared}/notes", new { text = "x", shared = true });

        (await called.NextAsync(), await called.NextAsync(), await called.NextAsync()).ShouldBe((("Noted", own), ("Mentioned", own), ("Noted", shared)));
        (await colleague.NextAsync(), await colleague.NextAsync()).ShouldBe((("Noted", own), ("Noted", shared)));
        (await university.NextAsync()).ShouldBe(("Noted", shared));

        await two.PutAsync($"/api/review/center/applications/{own}/mentions", null);
        (await called.NextAsync()).ShouldBe(("Mentioned", own), "their other pages count anew");
    }

    [Fact]
    public async Task A_line_beats_while_nothing_happens_and_ends_by_itself()
    {
        using var line = await Line.OpenAsync(await host.People.CenterAdminAsync(await host.People.CenterAsync()), "center");
        var rest = line.RestAsync();
        await host.AdvanceUntilAsync(rest, TimeSpan.FromSeconds(20));
        (await rest).ShouldNotBeEmpty();
        (await rest).ShouldAllBe(text => text == ":");
    }

    [Fact]
    public async Task Nobody_holds_more_lines_than_are_allowed()
    {
        var admin = await host.People.CenterAdminAsync(await host.People.CenterAsync());
        var lines = new List<Line>();
        for (var i = 0; i < 3; i++)
        {
            lines.Add(await Line.OpenAsync(admin, "center"));
        }

        await admin.GetAsync("/api/review/center/events").ShouldRefuseAsync(HttpStatusCode.ServiceUnavailable);
        lines.ForEach(l => l.Dispose());
    }

    public sealed class ListeningHost : ReviewHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Review:Events:Seconds", "300");
            builder.UseSetting("Review:Events:MaxOfOnePerson", "3");
        }

        /// <summary>Moves the clock for as long as somebody waits for it; the line may not have begun to wait when it is first moved.</summary>
        internal async Task AdvanceUntilAsync(Task done, TimeSpan step)
        {
            while (!done.IsCompleted)
            {
                Clock.Advance(step);
                await Task.WhenAny(done, Task.Run(() => { }));
            }
        }
    }

    private sealed class Line(HttpResponseMessage response, StreamReader reader) : IDisposable
    {
        public List<string> Texts { get; } = [];

        public static async Task<Line> OpenAsync(HttpClient who, string side)
        {
            var response = await who.GetAsync($"/api/review/{side}/events", HttpCompletionOption.ResponseHeadersRead);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            var line = new Line(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
            (await line.NextAsync()).Kind.ShouldBe("Listening");
            return line;
        }

        /// <summary>The next line that is not empty; a lone colon is a beat.</summary>
        public async Task<string?> RawAsync()
        {
            string? text;
            while ((text = await reader.ReadLineAsync()) == "")
            {
            }

            return text;
        }

        public async Task<(string Kind, Guid? Id)> NextAsync()
        {
            var text = await RawAsync();
            text.ShouldNotBeNull().ShouldStartWith("data: ");
            Texts.Add(text["data: ".Length..]);
            var json = JsonDocument.Parse(Texts[^1]).RootElement;
            return (json.Text("kind"), json.TryGetProperty("id", out var id) ? id.GetGuid() : null);
        }

        public async Task<List<string>> RestAsync()
        {
            var rest = new List<string>();
            while (await RawAsync() is { } text)
            {
                rest.Add(text);
            }

            return rest;
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
        }
    }
}
