namespace Exemption.Host.Commands;

/// <summary>One thing an operator does from the console instead of starting the server. One class per command, listed in <see cref="CommandLine"/>.</summary>
internal interface ICommand
{
    /// <summary>The words that call it, such as <c>audit verify</c>.</summary>
    string Name { get; }

    /// <summary>What <c>help</c> says in its list, one line.</summary>
    string Purpose { get; }

    /// <summary>What follows the name, and what it means; the first line is the form.</summary>
    string Usage { get; }

    /// <summary>Options with a value, without their dashes, such as <c>to</c> for <c>--to DIR</c>.</summary>
    IReadOnlyList<string> Options => [];

    /// <summary>Options that stand alone, without their dashes.</summary>
    IReadOnlyList<string> Switches => [];

    /// <summary>How many words may follow the name.</summary>
    int Words => 0;

    /// <returns>An <see cref="ExitCode"/>.</returns>
    Task<int> RunAsync(CommandCall call, CancellationToken ct);
}

/// <summary>What the shell learns.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It ran, and the answer is no: something was found, or could not be done. The reason has been printed.</summary>
    public const int Failed = 1;

    /// <summary>The words made no sense; the usage has been printed and nothing was done.</summary>
    public const int Usage = 2;
}

/// <summary>The command cannot be carried out; the message is for the operator and carries no personal data.</summary>
internal sealed class CommandException(string message) : Exception(message);

/// <summary>The words made no sense.</summary>
internal sealed class UsageException(string message) : Exception(message);
