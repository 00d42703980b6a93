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

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a..b..c..d")]
    [InlineData("")]
    [InlineData("ABCDEFGH")]
    public Task No_name_leads_out_of_the_folder(string name) => Should.ThrowAsync<ArgumentException>(() => Blobs.ReadAsync(name, default));

    public void Dispose() => Directory.Delete(_folder, true);
}
