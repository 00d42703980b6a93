using System.Net;

namespace Exemption.Tests.Flows;

/// <summary>Who tries something with an application that belongs to one student of one centre.</summary>
internal enum Who
{
    Student,
    OtherStudent,
    Center,
    OtherCenter,
    University,
}

/// <summary>Everything that somebody can try, each at its own door.</summary>
internal enum What
{
    Edit,
    Upload,
    Submit,
    Recall,
    Withdraw,
    CenterClaim,
    CenterApprove,
    CenterReject,
    UniversityClaim,
    UniversityApprove,
    UniversityReject,
}

/// <param name="Stale">Sent with the version before the present one.</param>
internal sealed record Try(Who Who, What What, bool Stale)
{
    public override string ToString() => $"{Who} {What}{(Stale ? " stale" : string.Empty)}";
}

/// <summary>What the product must answer; a null code stands for success.</summary>
internal sealed record Expected(HttpStatusCode Status, string? Code = null)
{
    public static readonly Expected Ok = new(HttpStatusCode.OK);
    public static readonly Expected Forbidden = new(HttpStatusCode.Forbidden);
    public static readonly Expected NotFound = new(HttpStatusCode.NotFound);
    public static readonly Expected Conflict = new(HttpStatusCode.Conflict, "Applications:Conflict");
    public static readonly Expected NotAllowed = new(HttpStatusCode.Conflict, "Applications:ActionNotAllowed");
    public static readonly Expected AlreadyClaimed = new(HttpStatusCode.Conflict, "Applications:AlreadyClaimed");
}

/// <summary>
/// The life of one application as the guide tells it (S-26 … S-43, C-15 … C-17, U-01 … U-08), written down a second time and with nothing from the
/// product: the product must behave as this does, whatever anybody tries in whatever order.
/// </summary>
/// <param name="WasSubmitted">Staff know of it only from then on.</param>
/// <param name="Records">Handling records, those of the SMS apart.</param>
internal sealed record CaseModel(string Status, bool WasSubmitted, bool Claimed, int Records)
{
    public static readonly CaseModel New = new("Draft", false, false, 1);

    public bool IsOver => Status is "Approved" or "Withdrawn";

    public string[] StudentMay => Status switch
    {
        "Draft" or "Rejected" => ["Edit", "Submit", "Withdraw"],
        "Submitted" => Claimed ? ["Withdraw"] : ["Recall", "Withdraw"],
        "CenterApproved" => ["Withdraw"],
        "Approved" => ["ViewRecord"],
        _ => [],
    };

    public (Expected Answer, CaseModel Next) After(Try t) => t.What switch
    {
        What.CenterClaim or What.CenterApprove or What.CenterReject => t.Who switch
        {
            Who.Center => AtDesk(t, "Submitted"),
            Who.OtherCenter => (Expected.NotFound, this),
            _ => (Expected.Forbidden, this),
        },
        What.UniversityClaim or What.UniversityApprove or What.UniversityReject => t.Who == Who.University ? AtDesk(t, "CenterApproved") : (Expected.Forbidden, this),
        _ => t.Who switch
        {
            Who.Student => ByStudent(t),
            Who.OtherStudent => (Expected.NotFound, this),
            _ => (Expected.Forbidden, this),
        },
    };

    private (Expected, CaseModel) ByStudent(Try t)
    {
        if (t.What == What.Recall && Status == "Submitted" && Claimed)
        {
            return (Expected.AlreadyClaimed, this);
        }

        var verb = t.What == What.Upload ? "Edit" : t.What.ToString();
        if (!StudentMay.Contains(verb))
        {
            return (Expected.NotAllowed, this);
        }

        if (t.Stale && t.What != What.Upload)
        {
            return (Expected.Conflict, this);
        }

        return (Expected.Ok, t.What switch
        {
            What.Submit => Moved("Submitted") with { WasSubmitted = true },
            What.Recall => Moved("Draft"),
            What.Withdraw => Moved("Withdrawn"),
            _ => this,
        });
    }

    private (Expected, CaseModel) AtDesk(Try t, string waiting)
    {
        if (!WasSubmitted || Status == "Draft")
        {
            return (Expected.NotFound, this);
        }

        if (Status != waiting)
        {
            return (Expected.NotAllowed, this);
        }

        if (t.What is What.CenterClaim or What.UniversityClaim)
        {
            return (Expected.Ok, this with { Claimed = true });
        }

        return t.Stale ? (Expected.Conflict, this) : (Expected.Ok, Moved(t.What switch
        {
            What.CenterApprove => "CenterApproved",
            What.UniversityApprove => "Approved",
            _ => "Rejected",
        }));
    }

    private CaseModel Moved(string to) => this with { Status = to, Claimed = false, Records = Records + 1 };
}
