using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Framework.Security;

/// <summary>Encrypts ASP.NET's cookie keys in the database with our key-encryption key; on Linux they would lie there in the clear.</summary>
public sealed class KeyRingXmlEncryptor(KeyRing keys) : IXmlEncryptor
{
    internal static readonly byte[] Place = Encoding.ASCII.GetBytes("data-protection-key");

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var cipher = AesEnvelope.Seal(keys.Encryption, Encoding.UTF8.GetBytes(plaintextElement.ToString()), Place);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(cipher)), typeof(KeyRingXmlDecryptor));
    }
}

/// <summary>The reverse; made by ASP.NET through this constructor.</summary>
public sealed class KeyRingXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
        AesEnvelope.Open(services.GetRequiredService<KeyRing>().EncryptionKey, Convert.FromBase64String(encryptedElement.Value), KeyRingXmlEncryptor.Place)));
}
