namespace Exemption.Host.Commands;

/// <summary>Finds the command that the first words name, takes its options apart and runs it. No command = the server.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<ICommand> All { get; } = [new AuditVerify(), new BackupCommand(), new RestoreCommand(), new KeysNew(), new KeysStatus(), new KeysRewrap(), new KeysRetire(), new PhotosReadAgain()];

    /// <summary>A plain word calls a command; anything with dashes or a value is a setting of the server.</summary>
    public static bool IsCommand(string[] args) => args is [[>= 'a' and <= 'z', ..] first, ..] && first.All(c => char.IsAsciiLetterLower(c) || c == '-');

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        if (args[0] == "help")
        {
            await output.WriteLineAsync(Find(args[1..]) is { } one ? UsageOf(one) : Overview());
            return ExitCode.Done;
        }

        if (Find(args) is not { } command)
        {
            await error.WriteLineAsync($"There is no command \"{string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')))}\".\n\n{Overview()}");
            return ExitCode.Usage;
        }

        try
        {
            return await command.RunAsync(Parse(command, args[command.Name.Split(' ').Length..], output, error), ct);
        }
        catch (UsageException e)
        {
            await error.WriteLineAsync($"{e.Message}\n\n{UsageOf(command)}");
            return ExitCode.Usage;
        }
        catch (CommandException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    private static ICommand? Find(string[] args) => All.FirstOrDefault(c => c.Name.Split(' ') is var words && args.Take(words.Length).SequenceEqual(words));

    /// <summary><c>--option VALUE</c>, <c>--option=VALUE</c>, <c>--switch</c>, words; <c>--Any:Setting=value</c> goes to the configuration, as with the server.</summary>
    private static CommandCall Parse(ICommand command, string[] args, TextWriter output, TextWriter error)
    {
        var (words, options, settings) = (new List<string>(), new Dictionary<string, string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].StartsWith("--", StringComparison.Ordinal) ? Split(args[i][2..]) : (string.Empty, args[i]);
            if (name.Length == 0)
            {
                words.Add(args[i]);
            }
            else if (command.Switches.Contains(name) && value is null)
            {
                options[name] = string.Empty;
            }
            else if (command.Options.Contains(name))
            {
                options[name] = value ?? (++i < args.Length ? args[i] : throw new UsageException($"--{name} needs a value."));
            }
            else if (value is not null)
            {
                settings.Add(args[i]);
            }
            else
            {
                throw new UsageException($"--{name} is not known here.");
            }
        }

        return words.Count <= command.Words
            ? new CommandCall(words, options, [.. settings], output, error)
            : throw new UsageException($"\"{words[command.Words]}\" is one word too many.");
    }

    private static (string Name, string? Value) Split(string option) => option.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (option[..at], option[(at + 1)..]) : (option, null);

    private static string UsageOf(ICommand command) => $"{command.Purpose}\n\n  Exemption.Host {command.Name} {command.Usage}";

    private static string Overview() =>
        $"""
         Exemption.Host                        starts the server
         {string.Join('\n', All.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => $"Exemption.Host {c.Name,-22} {c.Purpose}"))}
         Exemption.Host help COMMAND           tells how it is used

         Settings are the server's (EXEMPTION_DATA, ConnectionStrings__MySql …), from the environment, appsettings.json or as --Name=value.
         Exit codes: 0 done, 1 not done or something found, 2 wrong usage.
         """;
}
