namespace Exemption.Notification.Sms;

/// <summary>Whether this host shows its SMS instead of sending them.</summary>
internal sealed record DemoMode(bool IsOn);
