using Exemption.Applications.Imaging;
using Exemption.Framework.Domain;
using Exemption.Imaging;
using Exemption.Imaging.Preparing;
using Exemption.Tests.Testing;
using Microsoft.Extensions.Time.Testing;
using static Exemption.Tests.Applications.Imaging.PictureFiles;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>Keeps tests that measure the whole process away from all others.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <summary>What one upload, or many at once, may cost the process.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class PhotoPipelineLoadTests
{
    [Fact]
    public async Task Beyond_the_slots_and_the_queue_it_says_busy()
    {
        var pipeline = new PhotoPipeline(RememberedPhotos.Workers);
        var upload = Jpeg(4000, 3000);

        var runs = Enumerable.Range(0, 40).Select(_ => pipeline.ProcessAsync(upload, default)).ToList();
        await Task.WhenAll(runs).ContinueWith(_ => { }, TaskScheduler.Default);

        runs.Count(run => run.IsCompletedSuccessfully).ShouldBeGreaterThanOrEqualTo(WorkLimits.Preparing.Workers + WorkLimits.Preparing.QueueLength);
        var refusals = runs.Where(run => run.IsFaulted).Select(run => run.Exception!.InnerException).ToList();
        refusals.ShouldNotBeEmpty();
        refusals.ShouldAllBe(refusal => ((BusinessException)refusal!).Code == PhotoErrors.Busy && ((BusinessException)refusal).Status == 429);

        (await pipeline.ProcessAsync(upload, default)).Width.ShouldBe(2000, "after the rush there is room again");
    }

    [Fact]
    public async Task A_bad_file_is_refused_even_while_it_is_busy()
    {
        var pipeline = new PhotoPipeline(RememberedPhotos.Workers);
        var upload = Jpeg(4000, 3000);
        var runs = Enumerable.Range(0, 10).Select(_ => pipeline.ProcessAsync(upload, default)).ToList();

        var refusal = await Should.ThrowAsync<BusinessException>(() => pipeline.ProcessAsync("words"u8.ToArray(), default));

        refusal.Code.ShouldBe(PhotoErrors.TypeNotAllowed);
        await Task.WhenAll(runs);
    }

    [Fact]
    public void Work_on_one_image_ends_at_its_deadline()
    {
        // Every look at this clock costs a second, so that the limit passes in the middle of decoding.
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

        Should.Throw<PhotoFaultException>(() => PhotoPreparation.Prepare(Jpeg(4000, 3000), new PreparationRequest(IsCard: true), clock)).Fault.ShouldBe(PhotoFault.Unreadable);
    }

    [Fact]
    public async Task A_sender_who_left_is_not_worked_for()
    {
        var pipeline = new PhotoPipeline(RememberedPhotos.Workers);
        using var gone = new CancellationTokenSource();
        var upload = Jpeg(4000, 3000);
        var runs = Enumerable.Range(0, 10).Select(_ => pipeline.ProcessAsync(upload, gone.Token)).ToList();

        await gone.CancelAsync();

        var last = runs[^1];
        await Should.ThrowAsync<OperationCanceledException>(() => last);
        await Task.WhenAll(runs).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
