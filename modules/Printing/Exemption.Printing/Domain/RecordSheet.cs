namespace Exemption.Printing.Domain;

/// <summary>Everything one 申请记录表 shows, as values only: the renderer asks nobody else, so what was printed can be said from this alone.</summary>
/// <param name="Number">The application's number.</param>
/// <param name="CheckCode">Short code by which the university tells its own print from a forged one.</param>
internal sealed record RecordSheet(
    string Number,
    string CheckCode,
    RecordHeading Heading,
    RecordStudent Student,
    RecordCertificate Certificate,
    IReadOnlyList<RecordCourse> Courses,
    string? Remark,
    RecordDeclaration? Declaration,
    IReadOnlyList<RecordChecklist> Checklists,
    IReadOnlyList<RecordOpinion> Opinions,
    IReadOnlyList<RecordHandling> Handlings,
    IReadOnlyList<RecordPhoto> Photos)
{
    /// <summary>Where the paper can be checked; null where no public address is known.</summary>
    public string? CheckAddress { get; init; }
}

/// <summary>Where and when the case belongs: what stands around the title.</summary>
internal sealed record RecordHeading(string? UniversityName, string? WindowName, DateTime? SubmittedAt, DateTime? ApprovedAt);

/// <summary>The person as the archive must find them again.</summary>
internal sealed record RecordStudent(
    string Name,
    RecordSex? Sex,
    DateOnly? BornOn,
    string? IdNumber,
    string? AdmissionTicketNumber,
    string? Phone,
    string? CenterName,
    string? MajorCode,
    string? MajorName);

/// <summary>The sex as the ID number says it.</summary>
internal enum RecordSex
{
    Male,
    Female,
}

/// <summary>The certificate the exemption rests on.</summary>
/// <param name="Level">Code of the level; its word stands in the texts under <c>Printing:Level.</c>.</param>
internal sealed record RecordCertificate(
    string? Name, string? Level, string? Number, string? Issuer, DateOnly? IssuedOn, DateOnly? ValidUntil);

/// <summary>One exempted course.</summary>
internal sealed record RecordCourse(string Code, string Name, decimal? Credits);

/// <summary>What the student declared, in which wording and when.</summary>
/// <param name="Text">The accepted wording; without it the form's own sentence is printed.</param>
internal sealed record RecordDeclaration(string Version, DateTime AcceptedAt, string? Text);

/// <summary>Who gives an opinion on the form.</summary>
internal enum RecordDesk
{
    Center,
    University,
    ExamAuthority,
}

/// <summary>What one desk had to check, and what of it was ticked.</summary>
internal sealed record RecordChecklist(RecordDesk Desk, IReadOnlyList<RecordCheck> Items);

/// <summary>One point of a checklist, in the words the reviewer saw.</summary>
internal sealed record RecordCheck(string Text, bool Checked);

/// <summary>One opinion block; what is missing is left blank for the pen.</summary>
internal sealed record RecordOpinion(RecordDesk Desk, string? Text, string? Name, DateOnly? Date);

/// <summary>One line of the handling history.</summary>
/// <param name="Role">Code of the actor's role; its word stands in the texts under <c>Printing:Role.</c>.</param>
/// <param name="Action">Code of the action; its word stands in the texts under <c>Printing:Action.</c>.</param>
internal sealed record RecordHandling(DateTime At, string Who, string Role, string Action, string? Opinion);

/// <summary>One photo of the annex; read only when its page is drawn, so that a hundred records do not lie in memory together.</summary>
/// <param name="Kind">IdFront, IdBack or Certificate; the caption stands in the texts under <c>Printing:Photo.</c>.</param>
internal sealed record RecordPhoto(string Kind, Func<CancellationToken, ValueTask<byte[]?>> ReadAsync);
