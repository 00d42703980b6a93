using Exemption.Framework.Auditing;
using Exemption.Framework.Events;
using Exemption.Framework.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Framework.Data;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("sys_Outbox");
        builder.Property(m => m.EventName).HasMaxLength(128);
        builder.Property(m => m.Subscriber).HasMaxLength(128);
        builder.Property(m => m.LockedBy).HasMaxLength(128);
        builder.Property(m => m.LastError).HasMaxLength(256);
        // Each subscriber looks for its own: however long the line of one is, the others find theirs at once.
        builder.HasIndex(m => new { m.Subscriber, m.DoneAt, m.GivenUpAt, m.DueAt });
        builder.HasIndex(m => new { m.SubjectId, m.Subscriber, m.DoneAt });
        // A worker whose lease was taken over must not mark the message done.
        builder.Property(m => m.LockedBy).IsConcurrencyToken();
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("sys_Audit");
        builder.Property(a => a.Action).HasMaxLength(128);
        builder.Property(a => a.Subject).HasMaxLength(128);
        builder.Property(a => a.Outcome).HasMaxLength(128);
        builder.Property(a => a.Address).HasMaxLength(64);
        // A log is read backwards from a moment: all of it, one person's, or what was done to one thing.
        builder.HasIndex(a => new { a.At, a.Id });
        builder.HasIndex(a => new { a.UserId, a.At, a.Id });
        builder.HasIndex(a => new { a.Subject, a.At, a.Id });
    }
}

internal sealed class AccessLogEntryConfiguration : IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> builder)
    {
        builder.ToTable("sys_AccessLog");
        builder.Property(a => a.What).HasMaxLength(64);
        builder.Property(a => a.Kind).HasMaxLength(16);
        builder.Property(a => a.Reason).HasMaxLength(32);
        builder.Property(a => a.Purpose).HasMaxLength(200);
        builder.HasIndex(a => new { a.At, a.Id });
        builder.HasIndex(a => new { a.SubjectId, a.At, a.Id });
        builder.HasIndex(a => new { a.UserId, a.At, a.Id });
        builder.HasIndex(a => new { a.Kind, a.At, a.Id });
    }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("sys_Counter");
        builder.HasKey(c => c.Name);
        builder.Property(c => c.Name).HasMaxLength(64);
    }
}

internal sealed class LeaseConfiguration : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("sys_Lease");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(64);
        builder.Property(l => l.Owner).HasMaxLength(128);
    }
}

internal sealed class LogSealConfiguration : IEntityTypeConfiguration<LogSeal>
{
    public void Configure(EntityTypeBuilder<LogSeal> builder)
    {
        builder.ToTable("sys_LogSeal");
        builder.HasKey(s => s.Seq);
        builder.Property(s => s.Seq).ValueGeneratedNever();
        builder.Property(s => s.TableName).HasMaxLength(64);
        builder.Property(s => s.RowHash).HasMaxLength(32);
        builder.Property(s => s.Salt).HasMaxLength(12);
        builder.Property(s => s.Hash).HasMaxLength(32);
        builder.HasIndex(s => s.RowId).IsUnique();
        builder.HasIndex(s => s.PurgeId);
    }
}

internal sealed class SealTicketConfiguration : IEntityTypeConfiguration<SealTicket>
{
    public void Configure(EntityTypeBuilder<SealTicket> builder)
    {
        builder.ToTable("sys_SealTicket");
        builder.HasKey(t => t.RowId);
        builder.Property(t => t.RowId).ValueGeneratedNever();
        builder.Property(t => t.TableName).HasMaxLength(64);
    }
}

internal sealed class LogMarkConfiguration : IEntityTypeConfiguration<LogMark>
{
    public void Configure(EntityTypeBuilder<LogMark> builder)
    {
        builder.ToTable("sys_LogMark");
        builder.Property(m => m.Kind).HasMaxLength(16);
        builder.Property(m => m.Text).HasMaxLength(512);
        builder.Property(m => m.Signature).HasMaxLength(96);
        builder.HasIndex(m => new { m.Kind, m.Id });
    }
}
