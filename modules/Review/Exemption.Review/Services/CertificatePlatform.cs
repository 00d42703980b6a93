using Microsoft.Extensions.Configuration;

namespace Exemption.Review.Services;

/// <summary>Where reviewers look certificates up: <c>Review:CertificatePlatform</c>, by default the public query of the X certificates' platform. Only linked to, never called.</summary>
/// <param name="Address">An https address, to which nothing personal is added.</param>
internal sealed record CertificatePlatform(string Address)
{
    private const string Usual = "https://vslc.ncb.edu.cn/csr-scoreCertificate";

    public static CertificatePlatform Read(IConfiguration configuration) =>
        configuration["Review:CertificatePlatform"] is not { Length: > 0 } address ? new(Usual)
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? new(uri.AbsoluteUri)
        : throw new InvalidOperationException("Review:CertificatePlatform must be an https address.");
}
