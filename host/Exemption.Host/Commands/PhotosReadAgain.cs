using Exemption.Applications;

namespace Exemption.Host.Commands;

/// <summary>After a new model has come: what was read by an older one is read again.</summary>
internal sealed class PhotosReadAgain : ICommand
{
    private const string Unless = "unless-read-by";

    public string Name => "photos read-again";

    public string Purpose => "Queues stored photographs to be read again; running hosts do it in the background.";

    public string Usage =>
        """
        [--unless-read-by MODEL]

            MODEL as a reading names it, such as ppocr-v4-mobile/1: photographs that it has read are left out. Without it all are read again.
            A photograph takes about a second of one processor.
        """;

    public IReadOnlyList<string> Options => [Unless];

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        await using var host = call.Open();
        await using var scope = host.Services.CreateAsyncScope();
        var queued = await scope.ServiceProvider.GetRequiredService<IPhotoRereading>().EnqueueAsync(call.Options.GetValueOrDefault(Unless), ct);
        await call.Out.WriteLineAsync($"{queued} photographs have been queued.");
        return ExitCode.Done;
    }
}
