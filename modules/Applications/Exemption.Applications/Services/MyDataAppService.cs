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

    /// <summary>One ZIP: <c>data.json</c> with a section per module, the photographs, and a note that explains them. The copy itself is logged.</summary>
    [HttpGet, RequireRecentSignIn, AnswersFile("application/zip")]
    public async Task<FileContentResult> GetAsync(CancellationToken ct)
    {
        var files = new PersonalFiles();
        var sections = new SortedDictionary<string, object>(StringComparer.Ordinal) { ["madeAt"] = clock.GetUtcNow().UtcDateTime };
        foreach (var source in sources)
        {
            sections[source.Section] = await source.ReadAsync(user.Id, files, ct);
        }

        var zip = await PackAsync(sections, files, ct);
        log.Note("my-data", user.Id);
        await db.SaveChangesAsync(ct);
        return File(zip, "application/zip", $"my-data-{Shanghai.Today(clock):yyyyMMdd}.zip");
    }

    /// <summary>In memory only: an unsealed copy must not touch the disk.</summary>
    private async Task<byte[]> PackAsync(object sections, PersonalFiles files, CancellationToken ct)
    {
        using var packed = new MemoryStream();
        await using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "readme.txt", Encoding.UTF8.GetBytes(texts["MyData:Readme"]), CompressionLevel.Fastest, ct);
            await AddAsync(zip, "data.json", JsonSerializer.SerializeToUtf8Bytes(sections, Readable), CompressionLevel.Fastest, ct);
            foreach (var (name, open) in files.All)
            {
                await AddAsync(zip, name, await open(ct), CompressionLevel.NoCompression, ct);
            }
        }

        return packed.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, CompressionLevel level, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, level).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }
}
