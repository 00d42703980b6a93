namespace Exemption.Framework.MultiTenancy;

/// <summary>Which learning centre the current call acts for. Stands for ABP's <c>ICurrentTenant</c>.</summary>
public interface ICurrentTenant
{
    /// <summary>The centre, or null on the university's side.</summary>
    Guid? Id { get; }

    /// <summary>True only inside <see cref="AcrossTenants"/>.</summary>
    bool SeesAll { get; }

    /// <summary>Acts for another centre until disposed.</summary>
    IDisposable Change(Guid? tenantId);

    /// <summary>The single seam that lifts the tenant filter; only classes on the list in <c>TenancyTests</c> may call it.</summary>
    IDisposable AcrossTenants();
}

/// <summary>Keeps the current centre with the async call. The state is static because the query translation has no other way to reach it.</summary>
internal sealed class CurrentTenant : ICurrentTenant
{
    private static readonly AsyncLocal<View> Current = new();

    public Guid? Id => Current.Value.TenantId;

    public bool SeesAll => Current.Value.SeesAll;

    internal static bool SeesAllNow => Current.Value.SeesAll;

    public IDisposable Change(Guid? tenantId) => Show(new View(tenantId, SeesAll: false));

    public IDisposable AcrossTenants() => Show(new View(Id, SeesAll: true));

    private static Restore Show(View view)
    {
        var before = Current.Value;
        Current.Value = view;
        return new Restore(before);
    }

    private readonly record struct View(Guid? TenantId, bool SeesAll);

    private sealed class Restore(View before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
