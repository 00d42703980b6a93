using System.Globalization;
using Exemption.Framework.Security;

namespace Exemption.Host.Commands;

/// <summary>Makes the next key while hosts run.</summary>
internal sealed class KeysNew : ICommand
{
    public string Name => "keys new";

    public string Purpose => "Makes the next encryption or index key; running hosts notice it and bring all rows under it.";

    public string Usage =>
        """
        encryption|index

            The file appears in the keys folder. Hosts with a folder of their own need a copy of it within a minute; then new values are written under it.
            Back the keys folder up before anything is written with the new key.
        """;

    public int Words => 1;

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var kind = KeyWords.Kind(call);
        var number = KeyWords.Open(call).CreateNext(kind);
        await call.Out.WriteLineAsync($"{kind} key {number} has been made in {call.Settings.KeyFolder}.");
        return ExitCode.Done;
    }
}

/// <summary>Says how many rows are under which key.</summary>
internal sealed class KeysStatus : ICommand
{
    public string Name => "keys status";

    public string Purpose => "Counts the rows under each key.";

    public string Usage =>
        """

            One line per column and key.
        """;

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        _ = KeyWords.Open(call);
        await using var host = call.Open();
        await using var scope = host.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<KeyRing>();
        foreach (var use in (await scope.ServiceProvider.GetRequiredService<KeyRotation>().CountAsync(ct)).OrderBy(u => u.Kind).ThenBy(u => u.Where, StringComparer.Ordinal).ThenBy(u => u.Number))
        {
            await call.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{use.Kind,-10} key {use.Number,3} {use.Where,-45} {use.Rows,10} rows"));
        }

        foreach (var kind in new[] { KeyKind.Encryption, KeyKind.Index })
        {
            await call.Out.WriteLineAsync($"{kind,-10} keys in the folder: {string.Join(", ", keys.NumbersOf(kind))}; new values are written under {keys.WritingNumber(kind)}");
        }

        return ExitCode.Done;
    }
}

/// <summary>Does in the foreground what a running host does by itself.</summary>
internal sealed class KeysRewrap : ICommand
{
    public string Name => "keys rewrap";

    public string Purpose => "Brings every row under the newest keys now; may be interrupted and called again, and hosts may run meanwhile.";

    public string Usage =>
        """

            Exit code 1 when there are rows that could not be brought over.
        """;

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        _ = KeyWords.Open(call);
        await using var host = call.Open();
        await using var scope = host.Services.CreateAsyncScope();
        var (done, stuck) = await scope.ServiceProvider.GetRequiredService<KeyRotation>().RunAsync(
            async n =>
            {
                await call.Out.WriteLineAsync($"{n} values");
                return true;
            },
            ct);
        await call.Out.WriteLineAsync($"{done} values brought over, {stuck} could not be.");
        return stuck == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}

/// <summary>Removes a key that nothing needs any more.</summary>
internal sealed class KeysRetire : ICommand
{
    public string Name => "keys retire";

    public string Purpose => "Removes the file of an old key, once no row is under it.";

    public string Usage =>
        """
        encryption|index NUMBER

            Refuses while rows remain, and the newest key. Keep the old file with the backups of its days: they need it.
        """;

    public int Words => 2;

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var kind = KeyWords.Kind(call);
        if (!byte.TryParse(call.Words.ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var number))
        {
            throw new UsageException("Which number?");
        }

        var ring = KeyWords.Open(call);
        if (!ring.NumbersOf(kind).Contains(number))
        {
            throw new CommandException($"There is no {kind} key {number}.");
        }

        if (number >= ring.WritingNumber(kind))
        {
            throw new CommandException($"{kind} key {number} is the one new values are written under, or will be.");
        }

        await using var host = call.Open();
        await using var scope = host.Services.CreateAsyncScope();
        var left = (await scope.ServiceProvider.GetRequiredService<KeyRotation>().CountAsync(ct)).Where(u => u.Kind == kind && u.Number == number).Sum(u => u.Rows);
        if (left > 0)
        {
            throw new CommandException($"{left} rows are still under {kind} key {number}. \"keys rewrap\" brings them over.");
        }

        ring.Remove(kind, number);
        await call.Out.WriteLineAsync($"{kind} key {number} has been removed. Backups of its days still need it: it is in their copy of the keys.");
        return ExitCode.Done;
    }
}

/// <summary>What the commands about keys have in common.</summary>
internal static class KeyWords
{
    public static KeyKind Kind(CommandCall call) => call.Words.ElementAtOrDefault(0) switch
    {
        "encryption" => KeyKind.Encryption,
        "index" => KeyKind.Index,
        _ => throw new UsageException("Say \"encryption\" or \"index\"."),
    };

    /// <summary>Never makes first keys: a mistyped folder must not look like a new house.</summary>
    public static KeyRing Open(CommandCall call)
    {
        var ring = Directory.Exists(call.Settings.KeyFolder) ? KeyRing.Open(call.Settings.KeyFolder, TimeSpan.FromSeconds(call.KeysUseAfterSeconds)) : null;
        return ring is not null && ring.NumbersOf(KeyKind.Encryption).Count > 0 && ring.NumbersOf(KeyKind.Index).Count > 0 ? ring
            : throw new CommandException($"There are no keys in {call.Settings.KeyFolder}; EXEMPTION_DATA names the data folder.");
    }
}
