using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>The reasons that desks reject with (C-16, U-08). Nothing is deleted and no wording is lost: rejections name the one they were given in.</summary>
[Route("api/catalogue/rejection-reasons")]
[RequirePermission(ApplicationPermissions.RejectionReasons)]
internal sealed class RejectionReasonsAppService(ExemptionDbContext db, ReasonLibrary library, TimeProvider clock) : AppService
{
    /// <summary>All reasons in the order in which the desks see them, inactive ones too, and what may be chosen for them.</summary>
    [HttpGet]
    public async Task<RejectionReasonsDto> ListAsync(CancellationToken ct)
    {
        var words = await library.ReadAsync(ct);
        var rows = await db.Set<RejectionReason>().AsNoTracking().OrderBy(r => r.Position).ThenBy(r => r.Code).ToListAsync(ct);
        return new([.. rows.Select(r => RejectionReasonDto.From(r, words.Find(r.Key)!))], RejectionItems.All, ReasonExamples.Good, ReasonExamples.Bad);
    }

    /// <summary>A new reason. 409 <c>Applications:CodeTaken</c>; 400 for a code, an item or a drawing that cannot be.</summary>
    [HttpPost]
    public async Task<RejectionReasonDto> CreateAsync(RejectionReasonInput input, CancellationToken ct)
    {
        var reason = new RejectionReason { Code = RejectionReason.IsCode(input.Code) ? input.Code : throw new InputException("code", ApplicationErrors.ReasonCodeInvalid) };
        var words = Describe(reason, input);
        db.Add(reason);
        db.Add(reason.Say(words, clock.GetUtcNow().UtcDateTime));
        return await SaveAsync(reason, words, ApplicationErrors.CodeTaken, ct);
    }

    /// <summary>Changes a reason for the rejections to come; other words are a new wording. 400 for another code; 409 <c>Exemption:Conflict</c> when somebody else has changed it.</summary>
    [HttpPut("{id:guid}")]
    public async Task<RejectionReasonDto> UpdateAsync(Guid id, RejectionReasonInput input, CancellationToken ct)
    {
        var reason = await db.Set<RejectionReason>().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new EntityNotFoundException();
        Versions.Demand(reason, input.Version);
        if (input.Code != reason.Code)
        {
            throw new InputException("code", ApplicationErrors.ReasonCodeFixed);
        }

        var words = Describe(reason, input);
        if ((await library.ReadAsync(ct)).Find(reason.Key) != words)
        {
            db.Add(reason.Say(words, clock.GetUtcNow().UtcDateTime));
        }

        return await SaveAsync(reason, words, Versions.Conflict, ct);
    }

    private static ReasonWords Describe(RejectionReason reason, RejectionReasonInput input)
    {
        var items = RejectionItems.All.Where(input.Items.Contains).ToList();
        if (items.Count == 0 || input.Items.Except(RejectionItems.All).Any())
        {
            throw new InputException("items", ApplicationErrors.ReasonItems);
        }

        reason.Describe(input.Position, items, input.NeedsNote, input.IsActive);
        return new ReasonWords(
            Text("chinese", input.Chinese), Text("english", input.English), Text("sms", input.Sms),
            Example("goodExample", input.GoodExample, ReasonExamples.Good), Example("badExample", input.BadExample, ReasonExamples.Bad));
    }

    private async Task<RejectionReasonDto> SaveAsync(RejectionReason reason, ReasonWords words, string taken, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Broke(nameof(RejectionReason.Code)) || e.Broke(nameof(ReasonWording.Key)))
        {
            throw new BusinessException(taken);
        }

        return RejectionReasonDto.From(reason, words);
    }

    private static string Text(string field, string text) => FieldText.Free(text) ?? throw new InputException(field, ApplicationErrors.Required);

    private static string? Example(string field, string? code, IReadOnlyList<string> known) =>
        code is null || known.Contains(code) ? code : throw new InputException(field, ApplicationErrors.ReasonExample);
}

/// <param name="Items">What a reason may be given for.</param>
/// <param name="GoodExamples">Drawings of how it should be.</param>
/// <param name="BadExamples">Drawings of what is wrong.</param>
internal sealed record RejectionReasonsDto(
    IReadOnlyList<RejectionReasonDto> Reasons, IReadOnlyList<string> Items, IReadOnlyList<string> GoodExamples, IReadOnlyList<string> BadExamples);

/// <param name="Wording">How many wordings it has had.</param>
internal sealed record RejectionReasonDto(
    Guid Id, int Version, string Code, int Position, string Chinese, string English, string Sms, IReadOnlyList<string> Items, bool NeedsNote, string? GoodExample, string? BadExample,
    bool IsActive, int Wording)
{
    public static RejectionReasonDto From(RejectionReason r, ReasonWords w) => new(
        r.Id, r.Version, r.Code, r.Position, w.Chinese, w.English, w.Sms, r.Items, r.NeedsNote, w.GoodExample, w.BadExample, r.IsActive, r.Wording);
}

internal sealed record RejectionReasonInput
{
    public int? Version { get; init; }

    [StringLength(RejectionReason.LongestCode)]
    public required string Code { get; init; }

    [Range(0, 999)]
    public int Position { get; init; }

    [StringLength(60)]
    public required string Chinese { get; init; }

    [StringLength(120)]
    public required string English { get; init; }

    /// <summary>Two of them and the longest name still make one short message.</summary>
    [StringLength(5)]
    public required string Sms { get; init; }

    [MaxLength(20)]
    public required IReadOnlyList<string> Items { get; init; }
    public bool NeedsNote { get; init; }

    [StringLength(32)]
    public string? GoodExample { get; init; }

    [StringLength(32)]
    public string? BadExample { get; init; }
    public bool IsActive { get; init; } = true;
}
