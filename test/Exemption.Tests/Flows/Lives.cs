using Exemption.Applications.Domain;
using Exemption.Framework.Blobs;
using Exemption.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Flows;

/// <summary>Applications brought to an end, and what is left of their photos on the disk.</summary>
internal static class Lives
{
    /// <summary>An application that both desks have passed.</summary>
    public static async Task<Guid> ApprovedAsync(this ReviewHost host, Student student, HttpClient center, HttpClient university)
    {
        var id = (await host.SubmitNewAsync(student)).Id();
        await center.ApproveAsync("center", id);
        await university.ApproveAsync("university", id);
        await host.DrainOutboxAsync();
        return id;
    }

    public static async Task<Guid> RejectedAsync(this ReviewHost host, Student student, HttpClient center)
    {
        var id = (await host.SubmitNewAsync(student)).Id();
        await center.RejectAsync("center", id);
        await host.DrainOutboxAsync();
        return id;
    }

    /// <summary>Lets the time pass after which files follow their rows. Sessions may end meanwhile, so it comes last in a test.</summary>
    public static async Task FilesGoAsync(this ExemptionHost host)
    {
        host.Clock.Advance(TimeSpan.FromHours(25));
        await host.DrainOutboxAsync();
    }

    /// <summary>Whether each photo still has any file.</summary>
    public static async Task<bool[]> HasFilesAsync(this ExemptionHost host, IEnumerable<Guid> photos) =>
        await Task.WhenAll(photos.Select(p => HasFileAsync(host.Services.GetRequiredService<IBlobContainer>(), p)));

    private static async Task<bool> HasFileAsync(IBlobContainer blobs, Guid photo)
    {
        foreach (var name in DocumentPhoto.BlobNames(photo))
        {
            try
            {
                await blobs.ReadAsync(name, default);
                return true;
            }
            catch (FileNotFoundException)
            {
                // The other size may still be there.
            }
        }

        return false;
    }
}
