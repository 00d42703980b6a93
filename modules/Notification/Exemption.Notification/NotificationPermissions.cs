namespace Exemption.Notification;

/// <summary>What may be allowed about messages; one's own inbox needs no more than being signed in.</summary>
internal static class NotificationPermissions
{
    public const string SmsOutbox = "Notification.SmsOutbox";
}
