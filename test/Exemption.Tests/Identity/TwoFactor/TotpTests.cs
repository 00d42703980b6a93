using System.Text;
using Exemption.Identity.TwoFactor;

namespace Exemption.Tests.Identity.TwoFactor;

/// <summary>The codes are those that every authenticator app computes.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>Appendix B of RFC 6238, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.CodeAt(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Fact]
    public void One_step_of_difference_is_taken_and_two_are_not()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_010);
        var step = Totp.StepAt(now);
        foreach (var (offset, taken) in new[] { (-2, false), (-1, true), (0, true), (1, true), (2, false) })
        {
            Totp.Match(Secret, Totp.CodeAt(Secret, step + offset), now).ShouldBe(taken ? step + offset : null, $"{offset}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("28708é")]
    public void What_is_no_code_is_no_match(string typed) => Totp.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBeNull();

    [Fact]
    public void The_secret_is_written_as_apps_read_it()
    {
        Totp.Base32(Secret).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Totp.Uri(Secret, "免试 X", "a@b.cn").ShouldBe(
            "otpauth://totp/%E5%85%8D%E8%AF%95%20X:a%40b.cn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%85%8D%E8%AF%95%20X&algorithm=SHA1&digits=6&period=30");
    }
}
