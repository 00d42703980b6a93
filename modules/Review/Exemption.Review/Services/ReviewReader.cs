using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Exemption.Review.Domain;

namespace Exemption.Review.Services;

/// <summary>What both desks show: the choices of the page, the figures, and one application with its checklist.</summary>
internal sealed class ReviewReader(
    ExemptionDbContext db, IApplicationDesk applications, IDuplicates duplicates, ILearningCenterDirectory centers, ReviewTurns turns, ClaimDesk claims, Checks checks, CheckWords words,
    TagDesk tags, TakeBackSettings takeBack, CertificatePlatform platform, TextCatalog texts, TimeProvider clock)
{
    public async Task<ReviewOptionsDto> OptionsAsync(ReviewStage stage, CancellationToken ct)
    {
        var choices = await applications.ReadRejectionChoicesAsync(ct);
        var filters = await applications.ReadFilterOptionsAsync(ct);
        return new ReviewOptionsDto(
            [.. (await db.CurrentChecklistAsync(ct)).Of(stage).Select(i => new ReasonDto(i.Code, CheckWords.TextOf(i)))],
            choices.Reasons,
            [.. choices.Items.Select(i => new ReasonDto(i, texts[$"RejectionItem:{i}"]))],
            platform.Address,
            filters.CertificateTypes,
            filters.Windows,
            stage == ReviewStage.University ? [.. (await centers.ListAsync(ct)).Select(c => new NamedOption(c.Id, c.Name))] : null)
        {
            Tags = await tags.ChoicesAsync(ct),
        };
    }

    public async Task<ReviewSummaryDto> SummaryAsync(ReviewStage stage, Actor viewer, CancellationToken ct)
    {
        var counts = await applications.CountAsync(viewer, ct);
        int Of(ApplicationStatus status) => counts.GetValueOrDefault(status);

        return new ReviewSummaryDto(
            Of(stage.Waiting()), Of(ApplicationStatus.Rejected), Of(ApplicationStatus.CenterApproved), Of(ApplicationStatus.Approved),
            await turns.DecidedSinceAsync(viewer.Id, Shanghai.StartOf(Shanghai.Today(clock)), ct));
    }

    public async Task<ReviewDetail> DetailAsync(ReviewStage stage, Guid id, Actor viewer, CancellationToken ct)
    {
        var application = await applications.ReadAsync(id, viewer, ct);
        var others = await applications.RelatedAsync(id, viewer, ct);
        var shared = await duplicates.OfAsync(id, viewer, ct);
        var state = await checks.ReadAsync(stage, application, viewer, shared, ct);
        return new ReviewDetail(
            WholeNumbers.Masked(application),
            WholeNumbers.MaskedIn(application),
            await words.OfAsync(state, ct),
            await claims.ShowAsync(stage, application, viewer, ct),
            others)
        {
            Duplicates = shared,
            TakeBackUntil = TakeBackUntil(await turns.LookAsync(stage, application, ct), application, viewer),
        };
    }

    private DateTime? TakeBackUntil(ReviewTask? turn, ApplicationDetail application, Actor viewer) =>
        turn is { UndoneAt: null, ClosedAt: { } at } && turn.ClosedBy == viewer.Id && application.AllowedActions.Contains(ApplicationAction.Undo)
            && at + takeBack.Window > clock.GetUtcNow().UtcDateTime ? at + takeBack.Window : null;
}
