using Exemption.Framework.MultiTenancy;

namespace Exemption.Identity.Domain;

/// <summary>A permission held by a role (R, by name) or by one user (U, by id). Global because roles are, and a user's grants are reached through the user.</summary>
internal sealed class PermissionGrant : IGlobal
{
    public const string Role = "R";
    public const string User = "U";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string ProviderName { get; init; }
    public required string ProviderKey { get; set; }
    public required string Name { get; init; }
}

/// <summary>A permission whose default roles were granted once; what an administrator took away later stays away. Global as <see cref="PermissionGrant"/>.</summary>
internal sealed class SeededPermission : IGlobal
{
    public required string Name { get; init; }
}

/// <summary>A feature switched for one centre, or for all where the key is empty. Global because the university decides it.</summary>
internal sealed class FeatureValue : IGlobal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The centre's id, or empty for the value of all centres.</summary>
    public required string ProviderKey { get; init; }
    public required string Name { get; init; }
    public required string Value { get; set; }
}

/// <summary>A setting of the whole system. Global because no centre has its own.</summary>
internal sealed class Setting : IGlobal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
    public string? Value { get; set; }

    /// <summary>Encrypted value of a secret setting; never leaves the server.</summary>
    public byte[]? Cipher { get; set; }
}
