using Exemption.Applications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Applications.Data;

internal sealed class RejectionReasonConfiguration : IEntityTypeConfiguration<RejectionReason>
{
    public void Configure(EntityTypeBuilder<RejectionReason> builder)
    {
        builder.Ignore(r => r.Key);
        builder.Property(r => r.Code).HasMaxLength(RejectionReason.LongestCode);
        builder.Property(r => r.Items).HasMaxLength(400).HasWordsConversion();
        builder.HasIndex(r => r.Code).IsUnique();
    }
}

internal sealed class ReasonWordingConfiguration : IEntityTypeConfiguration<ReasonWording>
{
    public void Configure(EntityTypeBuilder<ReasonWording> builder)
    {
        builder.Ignore(w => w.Words);
        builder.Property(w => w.Key).HasMaxLength(32);
        builder.Property(w => w.Chinese).HasMaxLength(60);
        builder.Property(w => w.English).HasMaxLength(120);
        builder.Property(w => w.Sms).HasMaxLength(8);
        builder.Property(w => w.GoodExample).HasMaxLength(32);
        builder.Property(w => w.BadExample).HasMaxLength(32);
        builder.HasIndex(w => w.Key).IsUnique();
    }
}

internal sealed class SubmittedVersionConfiguration : IEntityTypeConfiguration<SubmittedVersion>
{
    public void Configure(EntityTypeBuilder<SubmittedVersion> builder)
    {
        // More than the longest content has, courses and answers included.
        builder.Property(v => v.ContentCipher).HasMaxLength(60_000);
        builder.HasIndex(v => new { v.ApplicationId, v.Number }).IsUnique();
        builder.HasIndex(v => v.SupersededAt);
    }
}
