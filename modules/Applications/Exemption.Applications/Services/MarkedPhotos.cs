using System.Globalization;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Localization;
using Exemption.Framework.Timing;
using Exemption.Framework.Users;
using Exemption.Identity;

namespace Exemption.Applications.Services;

/// <summary>The photographs as they go to a screen: a student's own as they are, anybody else's with the viewer's name, account, centre and the minute across them.</summary>
internal sealed class MarkedPhotos(
    PhotoViewer photos, Watermark watermark, ILearningCenterDirectory centers, ICurrentUser user, TextCatalog texts, TimeProvider clock)
{
    public async Task<PhotoContent> OpenAsync(Guid id, Guid photoId, PhotoVariant variant, Actor viewer, CancellationToken ct)
    {
        var photo = await photos.OpenAsync(id, photoId, variant, viewer, null, ct);
        return viewer.Side == ActorSide.Student ? photo : photo with { Bytes = await MarkAsync(photo.Bytes, ct) };
    }

    /// <summary>Any picture as it goes to the screen of somebody else than its student.</summary>
    public async Task<byte[]> MarkAsync(byte[] jpeg, CancellationToken ct) => await watermark.DrawAsync(jpeg, await WordsAsync(ct), ct);

    private async Task<string> WordsAsync(CancellationToken ct)
    {
        var place = user.TenantId is { } center ? (await centers.FindAsync(center, ct))?.Name : texts["Applications:UniversitySide"];
        var at = Shanghai.WallOf(clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return string.Join("  ", new[] { user.Name, user.UserName, place, at }.Where(w => !string.IsNullOrEmpty(w)).Distinct());
    }
}
