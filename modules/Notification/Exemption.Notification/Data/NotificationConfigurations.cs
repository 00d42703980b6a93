using System.Text.Json;
using Exemption.Notification.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Notification.Data;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    private const char Separator = ',';

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.Property(n => n.Code).HasMaxLength(64);
        builder.Property(n => n.Reasons).HasMaxLength(512).HasConversion(
            codes => string.Join(Separator, codes),
            text => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), c => c.Count, c => c));
        builder.HasIndex(n => new { n.TenantId, n.RecipientId, n.At, n.Id });
        builder.HasIndex(n => new { n.TenantId, n.RecipientId, n.ReadAt });
        builder.HasIndex(n => n.At);
    }
}

internal sealed class SmsMessageConfiguration : IEntityTypeConfiguration<SmsMessage>
{
    public void Configure(EntityTypeBuilder<SmsMessage> builder)
    {
        builder.Property(m => m.Phone).HasMaxLength(256);
        builder.Property(m => m.TemplateCode).HasMaxLength(64);
        builder.Property(m => m.Parameters).HasMaxLength(512).HasConversion(
            values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<Dictionary<string, string>>(text, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyDictionary<string, string>>((a, b) => ReferenceEquals(a, b), c => c.Count, c => c));
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(32);
        builder.Property(m => m.ProviderId).HasMaxLength(128);
        builder.Property(m => m.LastError).HasMaxLength(128);
        builder.Property(m => m.UnclearGateway).HasMaxLength(16);
        builder.HasIndex(m => new { m.ApplicationId, m.QueuedAt });
        builder.HasIndex(m => new { m.State, m.QueuedAt });
        builder.HasIndex(m => m.QueuedAt);
    }
}

internal sealed class DemoSmsConfiguration : IEntityTypeConfiguration<DemoSms>
{
    public void Configure(EntityTypeBuilder<DemoSms> builder)
    {
        builder.Property(m => m.Phone).HasMaxLength(256);
        builder.Property(m => m.Text).HasMaxLength(512);
        builder.HasIndex(m => new { m.TenantId, m.At });
        builder.HasIndex(m => m.At);
    }
}
