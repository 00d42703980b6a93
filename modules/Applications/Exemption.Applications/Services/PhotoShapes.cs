using Exemption.Applications.Domain;
using Exemption.Framework.Localization;
using Exemption.Imaging.Judging;

namespace Exemption.Applications.Services;

/// <summary>How a photograph looks outside: with what was found out about it, in the viewer's words.</summary>
internal sealed class PhotoShapes(TextCatalog texts)
{
    private const string WrongDocument = "WrongDocument";

    public PhotoDto Of(DocumentPhoto p) => new(
        p.Id, p.Kind, p.Width, p.Height, p.Bytes, p.UploadedAt, p.OptimisedKey is not null, p.Corners, new PhotoJudgementDto(Causes(p), p.IsUsable, p.MaySendOn, p.SentOnAt is not null));

    private List<PhotoCauseDto> Causes(DocumentPhoto photo) =>
    [
        .. photo.IsWrongDocument ? new[] { Cause(WrongDocument, isBlocking: true) } : [],
        .. photo.Findings.Select(f => Cause(f.Cause.ToString(), f.Severity == CauseSeverity.Blocking)),
    ];

    private PhotoCauseDto Cause(string code, bool isBlocking) => new(code, texts[$"PhotoCause:{code}"], isBlocking);
}
