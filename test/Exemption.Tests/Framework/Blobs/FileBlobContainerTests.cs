using Exemption.Framework.Blobs;

namespace Exemption.Tests.Framework.Blobs;

public sealed class FileBlobContainerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exemption-blobs-").FullName;

    private FileBlobContainer Blobs => new(new BlobFolder(_folder));

    [Fact]
    public async Task What_was_saved_can_be_read_and_deleted()
    {
        var name = Guid.NewGuid().ToString("N");
        await Blobs.SaveAsync(name, new byte[] { 1, 2, 3 }, default);
        (await Blobs.ReadAsync(name, default)).ShouldBe([1, 2, 3]);
        Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        await Blobs.DeleteAsync(name, default);
        await Should.ThrowAsync<FileNotFoundException>(() => Blobs.ReadAsync(name, default));
    }

    [Fact]
    public async Task A_name_is_written_once()
    {
        var name = Guid.NewGuid().ToString("N");
        await Blobs.SaveAsync(name, new byte[] { 1 }, default);
        await Should.ThrowAsync<IOException>(() => Blobs.SaveAsync(name, new byte[] { 2 }, default));
        (await Blobs.ReadAsync(name, default)).ShouldBe([1]);
    }

    [Fact]
    public async Task Strays_go_a_bounded_number_at_a_time_and_what_is_young_or_named_never()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var names = Enumerable.Range(0, 450).Select(_ => Guid.NewGuid().ToString("N")).ToList();
        foreach (var name in names)
        {
            await Blobs.SaveAsync(name, new byte[] { 1 }, default);
        }

        (await SweepAsync(now.AddDays(-1), 100, names)).ShouldBe(0, "they are young");
        var strays = names.Take(250).ToList();
        foreach (var left in new[] { 100, 100, 50, 0 })
        {
            (await SweepAsync(now.AddDays(1), 100, strays)).ShouldBe(left);
        }

        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).Order().ShouldBe(names.Skip(250).Order());
    }

    private Task<int> SweepAsync(DateTime before, int most, IReadOnlyList<string> strays) => Blobs.SweepAsync(
        before, most,
        asked =>
        {
            asked.Count.ShouldBeLessThanOrEqualTo(200);
            return Task.FromResult<IReadOnlyList<string>>([.. asked.Intersect(strays)]);
        },
        CancellationToken.None);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a..b..c..d")]
    [InlineData("")]
    [InlineData("ABCDEFGH")]
    public Task No_name_leads_out_of_the_folder(string name) => Should.ThrowAsync<ArgumentException>(() => Blobs.ReadAsync(name, default));

    public void Dispose() => Directory.Delete(_folder, true);
}
