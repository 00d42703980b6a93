using System.Security.Cryptography;
using System.Text;
using Exemption.Framework.Security;

namespace Exemption.Framework.Sealing;

/// <summary>Signs marks with a key that lies beside the encryption keys and never in the database: whoever can write the database cannot make a mark.</summary>
internal sealed class LogSigner(KeyRing keys)
{
    internal const string KeyFile = "log-1.key";

    private readonly Lazy<ECDsa> _key = new(() =>
    {
        var key = ECDsa.Create();
        key.ImportFromPem(Encoding.ASCII.GetString(keys.ReadOrCreateFile(KeyFile, () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem());
        })));
        return key;
    });

    public LogMark Sign(MarkText text)
    {
        lock (_key)
        {
            return new LogMark { Id = text.Id, Kind = text.Kind, Text = text.ToString(), Signature = _key.Value.SignData(Encoding.UTF8.GetBytes(text.ToString()), HashAlgorithmName.SHA256) };
        }
    }

    /// <summary>The mark's content when its signature is ours; null otherwise.</summary>
    public MarkText? Read(LogMark mark)
    {
        lock (_key)
        {
            return _key.Value.VerifyData(Encoding.UTF8.GetBytes(mark.Text), mark.Signature, HashAlgorithmName.SHA256) && MarkText.Parse(mark.Text) is { } text && text.Id == mark.Id && text.Kind == mark.Kind
                ? text
                : null;
        }
    }
}
