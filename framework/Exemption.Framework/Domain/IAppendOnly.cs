namespace Exemption.Framework.Domain;

/// <summary>A row that is written once: the context refuses to change or delete it.</summary>
public interface IAppendOnly;
