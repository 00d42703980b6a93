using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Review.Data;

internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.Property(n => n.Stage).HasConversion<string>().HasMaxLength(32);
        builder.Property(n => n.AuthorName).HasMaxLength(64);
        builder.Property(n => n.Text).HasMaxLength(CaseNote.LongestText);
        builder.HasMany(n => n.Mentions).WithOne().HasForeignKey(m => m.NoteId);
        builder.HasIndex(n => new { n.ApplicationId, n.At, n.Id });

        // What the purge looks for.
        builder.HasIndex(n => n.At);
    }
}

internal sealed class MentionConfiguration : IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Mention> builder)
    {
        builder.Property(m => m.PersonName).HasMaxLength(64);

        // A person's, all of them and those not read yet; a person sits at one desk, so the person leads.
        builder.HasIndex(m => new { m.PersonId, m.At, m.Id });
        builder.HasIndex(m => new { m.PersonId, m.ReadAt, m.At, m.Id });
        builder.HasIndex(m => m.ApplicationId);
    }
}
