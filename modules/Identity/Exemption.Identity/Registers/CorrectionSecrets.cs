using Exemption.Framework.Security;
using Exemption.Identity.Domain;

namespace Exemption.Identity.Registers;

/// <summary>The wanted values of correction requests, which lie encrypted.</summary>
internal sealed class CorrectionSecrets(ISensitiveData data)
{
    public const string Column = "idn.correction";

    public byte[] Seal(Guid requestId, string value) => data.Protect(Column, requestId, value);

    public string NewValueOf(CorrectionRequest request) => data.Reveal(Column, request.Id, request.NewValueCipher);
}
