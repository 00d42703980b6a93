using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Identity.TwoFactor;

namespace Exemption.Tests.Testing;

/// <summary>A phone with an authenticator app: it has read the secret and shows codes by the host's clock. Tests move the clock on for a fresh one.</summary>
internal sealed class Phone(ExemptionHost host, byte[] secret, IReadOnlyList<string> recoveryCodes)
{
    /// <summary>The code that the app shows now.</summary>
    public string Code => Totp.CodeAt(secret, Totp.StepAt(host.Clock.GetUtcNow()));

    /// <summary>A code that cannot be right now or in the neighbouring steps.</summary>
    public string WrongCode => Enumerable.Range(0, 10).Select(i => $"{i:D6}").First(c => Totp.Match(secret, c, host.Clock.GetUtcNow()) is null);

    public IReadOnlyList<string> RecoveryCodes { get; } = recoveryCodes;

    public string FreshCode()
    {
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        return Code;
    }

    /// <summary>Sets the second factor up through the doors the page uses.</summary>
    public static async Task<Phone> EnrolAsync(ExemptionHost host, HttpClient client)
    {
        var shown = await client.PostJsonAsync("/api/account/two-factor/enrol");
        var phone = new Phone(host, FromBase32(shown.Text("secret")), []);
        var confirmed = await client.PostJsonAsync("/api/account/two-factor/confirm", new { code = phone.Code });
        return new Phone(host, FromBase32(shown.Text("secret")), confirmed.Strings("codes"));
    }

    public static async Task<JsonElement> TypeAsync(HttpClient client, string code) => await client.PostJsonAsync("/api/account/login/code", new { code });

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
