using Exemption.Host.Commands;

namespace Exemption.Tests.Host.Commands;

/// <summary>What an operator types at the console, and what the shell is told.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls=http://localhost:5080")]
    [InlineData(false, "PORT=5080")]
    [InlineData(true, "help")]
    [InlineData(true, "backup", "--to", "folder")]
    public void Only_a_plain_first_word_is_a_command(bool expected, params string[] args) => CommandLine.IsCommand(args).ShouldBe(expected);

    [Fact]
    public async Task Help_lists_every_command()
    {
        var (code, output, _) = await RunAsync("help");
        code.ShouldBe(0);
        CommandLine.All.ShouldAllBe(c => output.Contains($"Exemption.Host {c.Name}"));
    }

    [Fact]
    public async Task Each_command_tells_how_it_is_used()
    {
        foreach (var command in CommandLine.All)
        {
            var (code, output, _) = await RunAsync(["help", .. command.Name.Split(' ')]);
            code.ShouldBe(0);
            output.ShouldContain(command.Usage);
            command.Options.Concat(command.Switches).ShouldAllBe(o => command.Usage.Contains($"--{o}"), command.Name);
        }
    }

    [Fact]
    public async Task An_unknown_command_is_wrong_usage()
    {
        var (code, _, error) = await RunAsync("frobnicate", "--now");
        code.ShouldBe(2);
        error.ShouldContain("frobnicate");
        error.ShouldContain("Exemption.Host help");
    }

    [Fact]
    public async Task An_unknown_option_or_a_word_too_many_is_wrong_usage()
    {
        foreach (var command in CommandLine.All)
        {
            (await RunAsync([.. command.Name.Split(' '), "--frobnicate"])).Code.ShouldBe(2, command.Name);
            (await RunAsync([.. command.Name.Split(' '), .. Enumerable.Repeat("word", command.Words + 1)])).Code.ShouldBe(2, command.Name);
        }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
