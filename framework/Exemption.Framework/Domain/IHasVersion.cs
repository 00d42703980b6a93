namespace Exemption.Framework.Domain;

/// <summary>A row guarded against two writers: every save of a change adds one to the version, and a save from an older version is refused with 409.</summary>
public interface IHasVersion
{
    int Version { get; }
}
