using System.Text.Json;
using Exemption.Applications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Applications.Data;

internal sealed class ConsentWordingConfiguration : IEntityTypeConfiguration<ConsentWording>
{
    public void Configure(EntityTypeBuilder<ConsentWording> builder)
    {
        foreach (var property in new[] { builder.Property(w => w.Chinese), builder.Property(w => w.English) })
        {
            property.HasMaxLength(20_000).HasConversion(
                text => JsonSerializer.Serialize(text, JsonSerializerOptions.Default), json => JsonSerializer.Deserialize<ConsentText>(json, JsonSerializerOptions.Default)!);
        }

        builder.HasIndex(w => w.Version).IsUnique();
    }
}

internal sealed class PhotoConsentConfiguration : IEntityTypeConfiguration<PhotoConsent>
{
    public void Configure(EntityTypeBuilder<PhotoConsent> builder)
    {
        builder.Property(c => c.Language).HasMaxLength(16);
        builder.Property(c => c.Purpose).HasMaxLength(2000);
        builder.Property(c => c.Retention).HasMaxLength(2000);
        builder.HasIndex(c => new { c.StudentId, c.Number }).IsUnique();
    }
}

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.Property(h => h.Subject).HasConversion<string>().HasMaxLength(32);
        builder.Property(h => h.Number).HasMaxLength(32);
        builder.Property(h => h.Reason).HasMaxLength(300);
        builder.Property(h => h.PlacedByName).HasMaxLength(64);
        builder.Property(h => h.ReleasedByName).HasMaxLength(64);
        builder.Property(h => h.ReleaseReason).HasMaxLength(300);
        builder.HasIndex(h => new { h.PlacedAt, h.Id });
        builder.HasIndex(h => h.ReleasedAt);
    }
}
