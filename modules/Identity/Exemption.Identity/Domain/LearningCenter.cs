using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Identity.Domain;

/// <summary>助学点; its id is the tenant id of everything it owns. Global because it is the tenant, not a tenant's row.</summary>
internal sealed class LearningCenter : IGlobal, IHasVersion
{
    private LearningCenter()
    {
    }

    public LearningCenter(string code, string name) => (Code, Name) = (code, name);

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public int Version { get; private set; } = 1;

    /// <summary>Short, upper case, unique.</summary>
    public string Code { get; private set; } = string.Empty;
    public string Name { get; private set; } = string.Empty;
    public string ContactName { get; private set; } = string.Empty;
    public string ContactPhone { get; private set; } = string.Empty;

    /// <summary>Nobody of an inactive centre can sign in.</summary>
    public bool IsActive { get; private set; } = true;

    public void Rename(string code, string name) => (Code, Name) = (code, name);

    public void SetContact(string name, string phone) => (ContactName, ContactPhone) = (name, phone);

    public void Activate(bool active) => IsActive = active;
}

/// <summary>专业 offered when a student is registered. Global because all centres share the list.</summary>
internal sealed class Major : IGlobal
{
    public required string Code { get; init; }
    public required string Name { get; init; }
}
