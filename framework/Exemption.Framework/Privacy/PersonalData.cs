namespace Exemption.Framework.Privacy;

/// <summary>What a module holds about a person, for the copy that the person may ask for (PIPL 45). Every module that keeps personal data has one.</summary>
public interface IPersonalDataSource
{
    /// <summary>Name of the section, stable, camelCase.</summary>
    string Section { get; }

    /// <summary>Everything, readable, in the person's own tenant; larger things go to <paramref name="files"/>.</summary>
    Task<object> ReadAsync(Guid personId, PersonalFiles files, CancellationToken ct);
}

/// <summary>Files of a copy, opened one at a time while it is written.</summary>
public sealed class PersonalFiles
{
    private readonly List<(string Name, Func<CancellationToken, Task<byte[]>> Open)> _files = [];

    public IReadOnlyList<(string Name, Func<CancellationToken, Task<byte[]>> Open)> All => _files;

    public void Add(string name, Func<CancellationToken, Task<byte[]>> open) => _files.Add((name, open));
}
