using System.Text.Encodings.Web;
using System.Text.Json;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Data;
using Exemption.Imaging.Judging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Exemption.Applications.Data;

internal sealed class ExemptionApplicationConfiguration : IEntityTypeConfiguration<ExemptionApplication>
{
    public void Configure(EntityTypeBuilder<ExemptionApplication> builder)
    {
        builder.Ignore(a => a.IsLive);
        builder.Ignore(a => a.HasFixList);
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(32).IsConcurrencyToken();
        builder.Property(a => a.Number).HasMaxLength(16);
        builder.Property(a => a.StudentName).HasMaxLength(64);
        builder.Property(a => a.AdmissionTicketNumber).HasMaxLength(32);
        builder.Property(a => a.MajorCode).HasMaxLength(32);
        builder.Property(a => a.MajorName).HasMaxLength(64);
        builder.Property(a => a.IdNumberCipher).HasMaxLength(256);
        builder.Property(a => a.IdNumberIndex).IsBlindIndex();
        builder.Property(a => a.PhoneCipher).HasMaxLength(256);
        builder.Property(a => a.PhoneIndex).IsBlindIndex();
        builder.Property(a => a.CertificateLevel).HasConversion<string>().HasMaxLength(32);
        builder.Property(a => a.CertificateNumber).HasMaxLength(64);
        builder.Property(a => a.Remark).HasMaxLength(500);
        builder.Property(a => a.FixItems).HasMaxLength(400).HasWordsConversion();
        builder.Property(a => a.FixAnswers).HasMaxLength(6000).HasListConversion();
        builder.Property(a => a.DecidedBySide).HasConversion<string>().HasMaxLength(32);
        builder.Property(a => a.ReturnNote).HasMaxLength(400);
        builder.Property(a => a.DeclarationVersion).HasMaxLength(32);
        builder.Property(a => a.ClaimedByName).HasMaxLength(64);
        // A claim leaves the version alone, so that renewing it makes no page stale; that it changes hands must still stop whoever decides in the same moment.
        builder.Property(a => a.ClaimedById).IsConcurrencyToken();
        builder.Property(a => a.PausedByName).HasMaxLength(64);
        builder.Property(a => a.PauseReason).HasMaxLength(400);
        builder.Property(a => a.LiveCertificateKey).HasMaxLength(128);
        builder.HasMany(a => a.Courses).WithOne().HasForeignKey(c => c.ApplicationId);
        builder.HasMany(a => a.Photos).WithOne().HasForeignKey(p => p.ApplicationId);
        builder.HasMany(a => a.Tags).WithOne().HasForeignKey(t => t.ApplicationId);
        builder.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.ApplicationId);
        builder.HasMany(a => a.Records).WithOne().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => a.LiveCertificateKey).IsUnique();
        builder.HasIndex(a => new { a.TenantId, a.StudentId });

        // Each list is a range of one of these, read in its order: a status of a centre, or of all centres for the university.
        builder.HasIndex(a => new { a.TenantId, a.Status, a.SubmittedAt, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.Status, a.StatusChangedAt, a.Id });
        builder.HasIndex(a => new { a.Status, a.SubmittedAt, a.Id });
        builder.HasIndex(a => new { a.Status, a.StatusChangedAt, a.Id });

        // What is in somebody's hands: a few of a person's, a few of a desk's.
        builder.HasIndex(a => new { a.ClaimedById, a.Status, a.StatusChangedAt });
        builder.HasIndex(a => new { a.Status, a.ClaimedUntil });
        builder.HasIndex(a => new { a.Status, a.PausedUntil });
        // Whoever asks the centre after the time is over.
        builder.HasIndex(a => new { a.TenantId, a.AppealedAt });

        // What the purge looks for: by window and last change, and finished ones that still have photographs.
        builder.HasIndex(a => new { a.Status, a.WindowId, a.UpdatedAt });
        builder.HasIndex(a => new { a.Status, a.PhotosDeletedAt, a.StatusChangedAt });

        // Nearly unique, so the tenant would add nothing in front.
        builder.HasIndex(a => a.IdNumberIndex);
        builder.HasIndex(a => a.PhoneIndex);
        builder.HasIndex(a => a.CertificateNumber);
        builder.HasIndex(a => a.StudentId);
    }
}

internal sealed class ApplicationTagConfiguration : IEntityTypeConfiguration<ApplicationTag>
{
    public void Configure(EntityTypeBuilder<ApplicationTag> builder)
    {
        builder.HasIndex(t => new { t.ApplicationId, t.TagId }).IsUnique();
        builder.HasIndex(t => new { t.TagId, t.ApplicationId });
    }
}

internal sealed class ApplicationCourseConfiguration : IEntityTypeConfiguration<ApplicationCourse>
{
    public void Configure(EntityTypeBuilder<ApplicationCourse> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(16);
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Credits).HasPrecision(5, 1);
        builder.Property(c => c.LiveKey).HasMaxLength(64);
        builder.HasIndex(c => c.LiveKey).IsUnique();
    }
}

internal sealed class ProofPictureConfiguration : IEntityTypeConfiguration<ProofPicture>
{
    public void Configure(EntityTypeBuilder<ProofPicture> builder)
    {
        builder.Property(p => p.Key).HasMaxLength(128);
        builder.HasIndex(p => p.ApplicationId);
    }
}

internal sealed class DocumentPhotoConfiguration : IEntityTypeConfiguration<DocumentPhoto>
{
    public void Configure(EntityTypeBuilder<DocumentPhoto> builder)
    {
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(32);
        builder.Property(p => p.FullKey).HasMaxLength(128);
        builder.Property(p => p.ThumbnailKey).HasMaxLength(128);
        builder.Property(p => p.OptimisedKey).HasMaxLength(128);
        builder.Property(p => p.Corners).HasMaxLength(Corners.MaxLength);
        builder.Property(p => p.Measures).HasMaxLength(600).HasJsonConversion();
        builder.Property(p => p.Findings).HasMaxLength(200).HasConversion(
            new ValueConverter<IReadOnlyList<PhotoFinding>, string>(v => string.Join(',', v.Select(f => $"{f.Cause}:{f.Severity}")), v => Findings(v)),
            new ValueComparer<IReadOnlyList<PhotoFinding>>((a, b) => a!.SequenceEqual(b!), v => v.Aggregate(0, (h, f) => HashCode.Combine(h, f)), v => v.ToArray()));
        builder.Property(p => p.ReadingState).HasConversion<string>().HasMaxLength(32);
        builder.Property(p => p.ReadingKey).HasMaxLength(128);
        builder.Property(p => p.ReadingModel).HasMaxLength(64);
        builder.Property(p => p.SeenAs).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(p => p.ReplacedAt);
        builder.Property(p => p.Sha256).HasMaxLength(32).IsFixedLength();
    }

    private static PhotoFinding[] Findings(string words) => [.. words.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split(':'))
        .Select(w => new PhotoFinding(Enum.Parse<PhotoCause>(w[0]), Enum.Parse<CauseSeverity>(w[1])))];
}

internal sealed class PhotoThresholdSetConfiguration : IEntityTypeConfiguration<PhotoThresholdSet>
{
    public void Configure(EntityTypeBuilder<PhotoThresholdSet> builder)
    {
        builder.Property(s => s.Card).HasMaxLength(1000).HasJsonConversion();
        builder.Property(s => s.Certificate).HasMaxLength(1000).HasJsonConversion();
        builder.HasIndex(s => s.Number).IsUnique();
    }
}

internal sealed class HandlingRecordConfiguration : IEntityTypeConfiguration<HandlingRecord>
{
    public void Configure(EntityTypeBuilder<HandlingRecord> builder)
    {
        builder.Property(r => r.Action).HasConversion<string>().HasMaxLength(32);
        builder.Property(r => r.ActorName).HasMaxLength(64);
        builder.Property(r => r.ActorSide).HasConversion<string>().HasMaxLength(32);
        builder.Property(r => r.FromStatus).HasConversion<string>().HasMaxLength(32);
        builder.Property(r => r.ToStatus).HasConversion<string>().HasMaxLength(32);
        builder.Property(r => r.Reasons).HasMaxLength(400).HasWordsConversion();
        builder.Property(r => r.Items).HasMaxLength(400).HasWordsConversion();
        builder.Property(r => r.Note).HasMaxLength(400);
        builder.Property(r => r.Points!).HasListConversion();
    }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.HasIndex(k => new { k.StudentId, k.Key }).IsUnique();
        builder.HasIndex(k => k.At);
    }
}

/// <summary>Short lists of code words in one column; nothing ever searches in them.</summary>
internal static class JsonColumns
{
    /// <summary>For values that are kept and shown, and never searched for.</summary>
    public static PropertyBuilder<T> HasJsonConversion<T>(this PropertyBuilder<T> property) => property.HasConversion(
        v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web), v => JsonSerializer.Deserialize<T>(v, JsonSerializerOptions.Web)!);

    /// <summary>Chinese as it is written: escaped it would be six times as long.</summary>
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same for a list; none of its members ever changes.</summary>
    public static void HasListConversion<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        // Rows from before the column was there hold an empty text.
        new ValueConverter<IReadOnlyList<T>, string>(v => JsonSerializer.Serialize(v, Readable), v => v.Length == 0 ? new List<T>() : JsonSerializer.Deserialize<List<T>>(v, Readable)!),
        new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), v => v.Count, v => v));
}

internal static class Words
{
    public static PropertyBuilder<IReadOnlyList<string>> HasWordsConversion(this PropertyBuilder<IReadOnlyList<string>> property)
    {
        property.HasConversion(
            new ValueConverter<IReadOnlyList<string>, string>(v => string.Join(',', v), v => v.Split(',', StringSplitOptions.RemoveEmptyEntries)),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), v => v.Aggregate(0, (h, w) => HashCode.Combine(h, w)), v => v.ToArray()));
        return property;
    }
}
