using System.Net;
using System.Net.Http.Json;
using Exemption.Framework.Auditing;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Applications.Services;

/// <summary>
/// Pictures and what is made of them leave the house only for whoever may see them: guessed and foreign ids, ended sessions, lost roles, ranges,
/// conditions, thumbnails, the record's PDF, the export. What is served stands in the access log, once; what is refused does not.
/// </summary>
public sealed class PictureLeakTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private static readonly string[] Sizes = ["full", "thumbnail"];

    /// <summary>What a cache or a clever client adds to get at bytes in another way.</summary>
    private static readonly (string Name, string Value)[] Headers =
    [
        ("X-None", "1"), ("Range", "bytes=0-499"), ("Range", "bytes=-1"), ("If-None-Match", "*"), ("If-None-Match", "\"0\""), ("If-Modified-Since", "Tue, 24 Nov 2037 00:00:00 GMT"),
        ("If-Match", "*"), ("If-Unmodified-Since", "Tue, 24 Nov 2037 00:00:00 GMT"), ("If-Range", "\"0\""), ("Cache-Control", "only-if-cached, max-stale=9999999"), ("Accept", "image/jpeg"),
        ("X-HTTP-Method-Override", "GET"), ("X-Original-URL", "/"), ("__tenant", "00000000-0000-0000-0000-000000000000"),
    ];

    [Fact, Trait("Goal", "A3")]
    public async Task Nobody_gets_a_picture_that_is_not_theirs_to_see_and_each_view_served_is_one_row()
    {
        var random = new Random(LongRun.Seed);
        var world = await World.CreateAsync(host);
        var probes = LongRun.Of(400, 10_000);
        var (refused, served) = (0, 0);
        for (var i = 0; i < probes; i++)
        {
            var before = await RowsAsync();
            // One in eight is somebody who may: a wall without a door proves nothing.
            var isAllowed = i % 8 == 0;
            var (who, client) = random.GetItems(isAllowed ? world.Allowed : world.Strangers, 1)[0];
            using var request = isAllowed ? world.Door(random) : world.Attempt(random, who);
            var (name, value) = random.GetItems(Headers, 1)[0];
            request.Headers.TryAddWithoutValidation(name, value);
            var probe = $"{i} (seed {LongRun.Seed}) {who}: {request.Method} {request.RequestUri} {name}: {value}";

            using var response = await client.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();

            response.Headers.CacheControl.ShouldNotBeNull(probe).NoStore.ShouldBeTrue(probe);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], probe);
            response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"], probe);
            response.Headers.ETag.ShouldBeNull(probe);
            if (isAllowed)
            {
                response.StatusCode.ShouldBe(HttpStatusCode.OK, probe);
                IsPicture(body).ShouldBeTrue(probe);
                response.Content.Headers.ContentLength.ShouldBe(body.Length, probe);
                (await RowsAsync()).ShouldBe(before + 1, probe);
                served++;
            }
            else
            {
                ((int)response.StatusCode).ShouldBeInRange(400, 429, probe);
                (IsPicture(body) || body.AsSpan().StartsWith("%PDF"u8)).ShouldBeFalse(probe);
                body.Length.ShouldBeLessThan(1500, probe);
                (await RowsAsync()).ShouldBe(before, probe);
                refused++;
            }
        }

        LongRun.Report("A3", new { probes, refused, served, leaked = 0 });
    }

    [Fact, Trait("Goal", "A3")]
    public async Task Whoever_loses_the_right_loses_the_pictures_with_the_next_request()
    {
        var world = await World.CreateAsync(host);
        var address = new Uri($"/api/applications/{world.Case.Id}/photos/{world.Case.Photos[0]}/full", UriKind.Relative);
        var ends = new (string How, Func<Person, HttpClient, Task> Do, bool OtherSessionsToo)[]
        {
            ("signs out", (_, client) => World.SignOutAsync(client), false),
            ("signs out everywhere", (_, client) => World.SignOutEverywhereAsync(client), true),
            ("loses the role", (person, _) => World.ChangeAsync(host, person.Id, isActive: true, []), true),
            ("is made inactive", (person, _) => World.ChangeAsync(host, person.Id, isActive: false, ["university-reviewer"]), true),
        };
        foreach (var (how, end, othersToo) in ends)
        {
            var staff = await host.People.StaffAsync("university-reviewer", null);
            var (client, browser) = await World.SignInAsync(host, staff.UserName);
            var stolen = World.Replay(host, browser);
            foreach (var session in new[] { client, stolen, staff.Client })
            {
                (await session.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            await end(staff, client);
            var before = await RowsAsync();
            foreach (var session in othersToo ? new[] { client, stolen, staff.Client } : [client, stolen])
            {
                using var answer = await session.GetAsync(address);
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.NotFound);
                IsPicture(await answer.Content.ReadAsByteArrayAsync()).ShouldBeFalse($"whoever {how}");
            }

            (await RowsAsync()).ShouldBe(before);
        }
    }

    private static bool IsPicture(byte[] body) => body is [0xFF, 0xD8, ..];

    private Task<int> RowsAsync() => host.InDbAsync(db => db.Set<AccessLogEntry>().CountAsync());

    private sealed record Application(Guid Id, Guid[] Photos);

    /// <summary>One submitted and one approved case with their people, and everybody who may not see either.</summary>
    private sealed class World(Application open, Application approved, Application draft)
    {
        private static readonly Uri Origin = new("http://localhost");
        private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Get, HttpMethod.Get, HttpMethod.Head, HttpMethod.Post];

        public Application Case => open;

        public required (string Who, HttpClient Client)[] Allowed { get; init; }

        public required (string Who, HttpClient Client)[] Strangers { get; init; }

        public static async Task<World> CreateAsync(ReviewHost host)
        {
            var people = host.People;
            var (center, other) = (await people.CenterAsync(), await people.CenterAsync());
            var (admin, foreignAdmin, reviewer) = (await people.CenterAdminAsync(center), await people.CenterAdminAsync(other), await people.ReviewerAsync());
            var owner = await people.StudentAsync(center, admin);
            var submitted = Of(await host.SubmitNewAsync(owner));
            var second = await people.StudentAsync(center, admin);
            var approved = Of(await host.SubmitNewAsync(second));
            await admin.ApproveAsync("center", approved.Id);
            await reviewer.ApproveAsync("university", approved.Id);
            var fellow = await people.StudentAsync(center, admin);
            var draft = Of(await fellow.ReadyAsync());

            var (left, browser) = await SignInAsync(host, (await people.StaffAsync("center-admin", center)).UserName);
            var stolen = Replay(host, browser);
            await SignOutAsync(left);
            var ended = await people.StaffAsync("university-reviewer", null);
            var endedOther = await people.SignInAsync(ended.UserName, People.Password);
            await SignOutEverywhereAsync(ended.Client);

            var world = new World(submitted, approved, draft)
            {
                Allowed = [("owner", owner.Client), ("centre", admin), ("university", reviewer)],
                Strangers =
                [
                    ("anonymous", await people.AnonymousAsync()), ("other student of the centre", second.Client), ("student of another centre", (await people.StudentAsync(other, foreignAdmin)).Client),
                    ("another centre", foreignAdmin), ("host administrator", await people.AdminAsync()), ("signed out", left), ("cookie of one who signed out", stolen),
                    ("other session, ended everywhere", endedOther), ("role taken", await WithoutRoleAsync(host)),
                ],
            };
            return world;
        }

        /// <summary>A picture of the open case, for those who may.</summary>
        public HttpRequestMessage Door(Random random) =>
            new(HttpMethod.Get, new Uri($"/api/applications/{open.Id}/photos/{random.GetItems(open.Photos, 1)[0]}/{random.GetItems(Sizes, 1)[0]}", UriKind.Relative));

        public HttpRequestMessage Attempt(Random random, string who)
        {
            // The second student may see the approved case and nobody else's, so it is aimed at the open one and the draft.
            var targets = who == "other student of the centre" ? new[] { open, draft } : [open, approved, draft];
            var (target, another) = (random.GetItems(targets, 1)[0], random.GetItems(targets, 1)[0]);
            var (photo, size) = (random.GetItems(target.Photos, 1)[0], random.GetItems(Sizes, 1)[0]);
            var method = random.GetItems(Methods, 1)[0];
            return random.Next(9) switch
            {
                0 => Ask(method, $"/api/applications/{Guess(random)}/photos/{Guess(random)}/{size}"),
                1 => Ask(method, $"/api/applications/{target.Id}/photos/{Guess(random)}/{size}"),
                2 => Ask(method, $"/api/applications/{another.Id}/photos/{photo}/{size}"),
                3 => Ask(method, $"/api/applications/{target.Id}/photos/{Near(random, photo)}/{size}"),
                4 => Ask(method, $"/api/applications/{target.Id}/photos/{photo:N}/{size}?t={random.Next()}"),
                5 => Ask(HttpMethod.Get, $"/api/printing/applications/{target.Id}/record"),
                6 => Ask(HttpMethod.Post, "/api/printing/records", new { ids = new[] { target.Id } }),
                7 => Ask(HttpMethod.Post, "/api/review/university/export", new { purpose = "x" }),
                _ => Ask(method, $"/api/applications/{target.Id}/photos/{photo}/{size}"),
            };
        }

        public static async Task SignOutAsync(HttpClient client) => (await client.GetAsync(new Uri("/api/account/logout", UriKind.Relative))).EnsureSuccessStatusCode();

        public static async Task SignOutEverywhereAsync(HttpClient client) => await client.PostJsonAsync("/api/account/sign-out-everywhere");

        /// <summary>A session whose cookies can be copied.</summary>
        public static async Task<(HttpClient Client, BrowserHandler Browser)> SignInAsync(ExemptionHost host, string userName)
        {
            var browser = new BrowserHandler();
            var client = host.CreateDefaultClient(Origin, browser);
            await client.GetJsonAsync("/api/abp/application-configuration");
            (await client.PostJsonAsync("/api/account/login", new { userNameOrEmailAddress = userName, password = People.Password })).GetProperty("result").GetInt32().ShouldBe(1);
            await client.GetJsonAsync("/api/abp/application-configuration");
            return (client, browser);
        }

        /// <summary>A second browser with the cookies the first one has now, as whoever stole them would have.</summary>
        public static HttpClient Replay(ExemptionHost host, BrowserHandler browser)
        {
            var copy = host.CreateDefaultClient(Origin);
            copy.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", browser.Cookies.GetCookieHeader(Origin));
            return copy;
        }

        private static async Task<HttpClient> WithoutRoleAsync(ReviewHost host)
        {
            var staff = await host.People.StaffAsync("university-reviewer", null);
            await ChangeAsync(host, staff.Id, isActive: true, []);
            return staff.Client;
        }

        public static async Task ChangeAsync(ReviewHost host, Guid id, bool isActive, string[] roleNames)
        {
            var admin = await host.People.AdminAsync();
            var user = await admin.GetJsonAsync($"/api/identity/users/{id}");
            await admin.PutJsonAsync($"/api/identity/users/{id}", new
            {
                userName = user.Text("userName"), name = user.Text("name"), surname = "", email = user.Text("email"), isActive, lockoutEnabled = true, roleNames, concurrencyStamp = user.Text("concurrencyStamp"),
            });
        }

        private static HttpRequestMessage Ask(HttpMethod method, string path, object? body = null) =>
            new(method, new Uri(path, UriKind.Relative)) { Content = method == HttpMethod.Post ? JsonContent.Create(body ?? new { }) : null };

        private static Guid Guess(Random random)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes);
        }

        /// <summary>Ids are ordered by time; the next one is the natural guess.</summary>
        private static Guid Near(Random random, Guid id)
        {
            var bytes = id.ToByteArray();
            bytes[15] ^= (byte)random.Next(1, 256);
            return new Guid(bytes);
        }

        private static Application Of(System.Text.Json.JsonElement json) => new(json.Id(), [.. json.GetProperty("photos").EnumerateArray().Select(p => p.Id())]);
    }
}
