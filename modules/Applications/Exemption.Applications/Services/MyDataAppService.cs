using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.Permissions;
using Exemption.Framework.Privacy;
using Exemption.Framework.Timing;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Applications.Services;

/// <summary>Everything that is held about the student, to look at and to take away (PIPL 45).</summary>
[Route("api/my-data")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class MyDataAppService(
    ExemptionDbContext db, IEnumerable<IPersonalDataSource> sources, IAccessLog log, TextCatalog texts, ICurrentUser user, TimeProvider clock) : AppService
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>One ZIP: <c>data.json</c> with a section per module, the photographs, and a note that explains them. The copy itself is logged, before it is sent.</summary>
    [HttpGet, RequireRecentSignIn, AnswersFile("application/zip")]
    public async Task<StreamedFile> GetAsync(CancellationToken ct)
    {
        var files = new PersonalFiles();
        var sections = new SortedDictionary<string, object>(StringComparer.Ordinal) { ["madeAt"] = clock.GetUtcNow().UtcDateTime };
        foreach (var source in sources)
        {
            sections[source.Section] = await source.ReadAsync(user.Id, files, ct);
        }

        var (readme, data) = (Encoding.UTF8.GetBytes(texts["MyData:Readme"]), JsonSerializer.SerializeToUtf8Bytes(sections, Readable));
        log.Note("my-data", user.Id);
        await db.SaveChangesAsync(ct);
        return new StreamedFile("application/zip", $"my-data-{Shanghai.Today(clock):yyyyMMdd}.zip", (body, token) => PackAsync(body, readme, data, files, token));
    }

    /// <summary>One photograph in memory at a time, and none on the disk: an unsealed copy must not touch it.</summary>
    private static async Task PackAsync(Stream body, byte[] readme, byte[] data, PersonalFiles files, CancellationToken ct)
    {
        using var packed = new Piece();
        await using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "readme.txt", readme, CompressionLevel.Fastest, ct);
            await AddAsync(zip, "data.json", data, CompressionLevel.Fastest, ct);
            await packed.MoveToAsync(body, ct);
            foreach (var (name, open) in files.All)
            {
                await AddAsync(zip, name, await open(ct), CompressionLevel.NoCompression, ct);
                await packed.MoveToAsync(body, ct);
            }
        }

        await packed.MoveToAsync(body, ct);
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, CompressionLevel level, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, level).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }

    /// <summary>What has been packed and not been sent. The archive writes some of it synchronously, which the web server refuses, and must not go back to what has been sent.</summary>
    private sealed class Piece : MemoryStream
    {
        public override bool CanSeek => false;

        public async Task MoveToAsync(Stream body, CancellationToken ct)
        {
            await body.WriteAsync(GetBuffer().AsMemory(0, (int)Length), ct);
            await body.FlushAsync(ct);
            SetLength(0);
        }
    }
}
