namespace Exemption.Printing;

/// <summary>Codes of the refusals; the texts stand in Localization.</summary>
internal static class PrintingErrors
{
    public const string NotApproved = "Printing:NotApproved";
    public const string NoneSelected = "Printing:NoneSelected";
    public const string TooMany = "Printing:TooMany";
}
