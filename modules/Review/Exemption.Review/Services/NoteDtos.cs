using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <param name="Text">At most 500 characters; no ID number.</param>
/// <param name="Shared">For both desks; else for the desk that writes it.</param>
/// <param name="Mentions">Accounts of colleagues who shall look; at most ten.</param>
internal sealed record NoteInput(string? Text, bool Shared, IReadOnlyList<Guid>? Mentions);

/// <param name="Desk">That wrote it.</param>
/// <param name="Mine">The viewer wrote it.</param>
/// <param name="StrikeUntil">Until when the viewer may strike it out; null when they may not.</param>
internal sealed record NoteDto(
    Guid Id, ReviewStage Desk, bool Shared, string AuthorName, DateTime At, string Text, DateTime? StruckAt, bool Mine, DateTime? StrikeUntil, IReadOnlyList<MentionedDto> Mentions);

internal sealed record MentionedDto(string Name, bool Me);

/// <param name="Items">The latest first.</param>
/// <param name="Next">Cursor of the next page, or null on the last.</param>
internal sealed record NotesPage(IReadOnlyList<NoteDto> Items, string? Next);

/// <summary>Who may open the case, and so be called to it.</summary>
internal sealed record ColleagueDto(Guid Id, string Name, ReviewStage Desk);

/// <param name="Unread">Counted to 99 at most.</param>
/// <param name="IsCapped">There are more.</param>
internal sealed record MentionCountDto(int Unread, bool IsCapped);

/// <param name="ReadAt">Null while it has not been looked at.</param>
/// <param name="Number">And name: null while the case is not to be opened, for instance because the student has it back.</param>
internal sealed record MentionDto(Guid Id, DateTime At, DateTime? ReadAt, Guid ApplicationId, string? Number, string? StudentName, string AuthorName, string Text, bool IsStruck);

/// <param name="Items">The latest first.</param>
/// <param name="Next">Cursor of the next page, or null on the last.</param>
internal sealed record MentionsPage(IReadOnlyList<MentionDto> Items, string? Next);
