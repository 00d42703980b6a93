using Microsoft.ML.OnnxRuntime;

namespace Exemption.Reading.Models;

/// <summary>One net, run on one thread: several pictures at once are the caller's business, and he must know what each costs.</summary>
internal sealed class Net : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly string input;
    private readonly string output;

    public Net(string path)
    {
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

            // Every new width would leave a block of its own behind; memory went to 1.1 GB.
            EnableCpuMemArena = false,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        session = new(path, settings);
        (input, output) = (session.InputNames[0], session.OutputNames[0]);
    }

    /// <summary>The answer lives only as long as <paramref name="read"/> runs.</summary>
    public T Run<T>(PixelTensor pixels, Func<long[], ReadOnlySpan<float>, T> read)
    {
        using var given = OrtValue.CreateTensorValueFromMemory(pixels.Values, [1, 3, pixels.Height, pixels.Width]);
        using var answers = session.Run(options, [input], [given], [output]);
        return read(answers[0].GetTensorTypeAndShape().Shape, answers[0].GetTensorDataAsSpan<float>());
    }

    public void Dispose()
    {
        options.Dispose();
        session.Dispose();
    }
}
