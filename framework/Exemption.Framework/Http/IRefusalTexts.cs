namespace Exemption.Framework.Http;

/// <summary>Puts a refusal into the words of the answer, for a use case that goes on after it, such as one over many records.</summary>
public interface IRefusalTexts
{
    /// <summary>What the caller of a use case that ended so would have read; null for what nobody foresaw.</summary>
    ErrorInfo? Of(Exception exception);
}
