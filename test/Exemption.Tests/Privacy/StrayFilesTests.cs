using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Applications.Services;
using Exemption.Framework.Blobs;
using Exemption.Framework.Retention;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Applications.Imaging;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Privacy;

/// <summary>Files that no row names go after a day, and no other file does. The clock runs on, so each test has a host of its own.</summary>
public sealed class StrayFilesTests
{
    private const string Kind = "applications.stray-files";

    [Fact]
    public async Task What_an_upload_left_that_never_got_its_row_goes_after_a_day_and_nothing_else()
    {
        await using var host = new ReviewHost();
        await host.InitializeAsync();
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        var draft = await host.PhotographedDraftAsync(student);
        var replaced = (await host.PhotosOfAsync(draft))[0];
        await (await student.UploadAsync(draft, (await KindOfAsync(host, replaced)).ToString(), Applicants.Draw(SkiaSharp.SKColors.Green))).ReadJsonAsync("replace");
        var named = await host.PhotosOfAsync(draft);
        named.ShouldNotContain(replaced);
        var (old, young) = (await BreakOffAsync(host, draft), await BreakOffAsync(host, draft));
        Age(host, TimeSpan.FromHours(25), [.. named, replaced, old]);
        Age(host, TimeSpan.FromHours(23), [young]);
        var (oldHalf, youngHalf) = (Half(host, old, TimeSpan.FromHours(25)), Half(host, young, TimeSpan.FromHours(23)));

        (await host.PurgeAsync())[Kind].ShouldBe(4, "original, thumbnail, optimised picture, and half a file");
        (await host.HasFilesAsync([old, young, replaced])).ShouldBe([false, true, true], "the job for the replaced one waits for its day");
        (File.Exists(oldHalf), File.Exists(youngHalf)).ShouldBe((false, true));
        (await host.PurgeAsync(onTheNextDay: true))[Kind].ShouldBe(4);
        (await host.HasFilesAsync([young, replaced])).ShouldBe([false, false]);
        (await host.HasFilesAsync(named)).ShouldAllBe(there => there);
        (await host.PurgeAsync(onTheNextDay: true)).ShouldNotContainKey(Kind);
    }

    [Fact]
    public async Task The_files_of_another_database_are_left_alone()
    {
        await using var host = new ReviewHost();
        await host.InitializeAsync();
        var strangers = Enumerable.Range(0, 21).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var stranger in strangers)
        {
            await host.Services.GetRequiredService<IBlobContainer>().SaveAsync(DocumentPhoto.BlobName(stranger, PhotoVariant.Full), new byte[] { 1 }, CancellationToken.None);
        }

        Age(host, TimeSpan.FromDays(2), strangers);
        (await host.Services.GetRequiredService<DailyPurge>().RunIfDueAsync(CancellationToken.None)).ShouldBeTrue();
        (await host.InDbAsync(db => db.Set<PurgeRun>().SingleAsync())).Failures.Keys.ShouldBe([Kind]);
        (await host.HasFilesAsync(strangers)).ShouldAllBe(there => there);
    }

    private static Task<PhotoKind> KindOfAsync(ReviewHost host, Guid photo) => host.InDbAsync(db => db.Set<DocumentPhoto>().Where(p => p.Id == photo).Select(p => p.Kind).SingleAsync());

    /// <summary>As far as an upload comes when the host is killed before the commit.</summary>
    private static async Task<Guid> BreakOffAsync(ReviewHost host, Guid application)
    {
        var picture = await host.Services.GetRequiredService<PhotoPipeline>().ProcessAsync(Applicants.Draw(SkiaSharp.SKColors.Red), CancellationToken.None);
        return (await host.Services.GetRequiredService<PhotoStore>().SaveAsync(new PhotoSlot(application, Guid.CreateVersion7(), PhotoKind.IdFront), picture, thresholds: null, host.Now(), CancellationToken.None)).Id;
    }

    private static void Age(ReviewHost host, TimeSpan age, IReadOnlyList<Guid> photos)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(host.DataFolder, "blobs"), "*", SearchOption.AllDirectories).Where(f => photos.Any(p => f.EndsWith($"{p:N}", StringComparison.Ordinal))))
        {
            File.SetLastWriteTimeUtc(file, host.Now() - age);
        }
    }

    /// <summary>A write that was broken off, beside the file of a photo.</summary>
    private static string Half(ReviewHost host, Guid photo, TimeSpan age)
    {
        var file = Directory.EnumerateFiles(Path.Combine(host.DataFolder, "blobs"), $"0-{photo:N}", SearchOption.AllDirectories).Single();
        var half = $"{file}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(half, [1, 2]);
        File.SetLastWriteTimeUtc(half, host.Now() - age);
        return half;
    }
}
