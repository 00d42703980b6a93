using System.Diagnostics;
using System.Text;
using Exemption.Applications.Imaging;
using Exemption.Framework.Domain;
using Exemption.Imaging.Preparing;
using Exemption.Imaging.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>What becomes of the host, of the file and of the next one when a worker dies, hangs or grows.</summary>
public sealed class WorkerPoolTests
{
    private static readonly WorkerRequest Prepare = new() { Prepare = new PreparationRequest(IsCard: true) };
    private static readonly byte[] Picture = Applicants.Picture;

    [Fact]
    public async Task One_that_died_while_it_waited_is_replaced_unnoticed()
    {
        using var pool = Pool();
        await pool.AskAsync(Prepare, Picture, default);
        Children(pool).Single().Kill();

        (await pool.AskAsync(Prepare, Picture, default)).Parts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_that_hangs_is_ended_and_its_file_is_refused()
    {
        using var pool = Pool(patience: TimeSpan.FromSeconds(3));
        await pool.AskAsync(Prepare, Picture, default);
        var first = Children(pool).Single();
        Process.Start("kill", ["-STOP", $"{first.Id}"]).WaitForExit();

        var refusal = await Should.ThrowAsync<BusinessException>(() => pool.AskAsync(Prepare, Picture, default));

        refusal.Code.ShouldBe(PhotoErrors.Unreadable);
        first.WaitForExit(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        using var patient = Pool();
        (await patient.AskAsync(Prepare, Picture, default)).Answer.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_grows_too_large_is_ended()
    {
        // Smaller than the runtime itself, so that any work is too much.
        using var pool = Pool(memory: 1024 * 1024);

        (await Should.ThrowAsync<BusinessException>(() => pool.AskAsync(Prepare, PictureFiles.Jpeg(8000, 6000), default))).Code.ShouldBe(PhotoErrors.Unreadable);
    }

    [Fact]
    public async Task They_end_with_the_pool()
    {
        var pool = Pool();
        await pool.AskAsync(Prepare, Picture, default);
        var worker = Children(pool).Single();

        pool.Dispose();

        worker.WaitForExit(TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Fact]
    public async Task They_inherit_nothing_of_the_hosts_environment()
    {
        Environment.SetEnvironmentVariable("EXEMPTION_TEST_SECRET", "only-for-the-host");
        using var pool = Pool();
        await pool.AskAsync(Prepare, Picture, default);

        var environment = Encoding.UTF8.GetString(await File.ReadAllBytesAsync($"/proc/{Children(pool).Single().Id}/environ"));

        environment.ShouldNotContain("only-for-the-host");
        environment.Split('\0', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(v => v.StartsWith("DOTNET_", StringComparison.Ordinal));
    }

    private static WorkerPool Pool(TimeSpan? patience = null, long memory = 900 * 1024 * 1024) =>
        new(new WorkerRoom(1, 2, patience ?? TimeSpan.FromSeconds(60), memory), TimeProvider.System, NullLogger.Instance);

    private static IEnumerable<Process> Children(WorkerPool pool) => pool.IdleProcesses.Select(Process.GetProcessById);
}
