namespace Exemption.Oversight;

/// <summary>What may be allowed to whoever oversees.</summary>
internal static class OversightPermissions
{
    /// <summary>Access log and audit log of all centres, and nothing that stands behind them.</summary>
    public const string Logs = "Oversight.Logs";
}
