using System.Text.Json;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Framework.Retention;

/// <summary>What one day's purge deleted, by kind; the proof that periods are kept. Global: it serves all centres at once.</summary>
internal sealed class PurgeRun : IGlobal, IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime StartedAt { get; init; }
    public required DateTime FinishedAt { get; init; }
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>Kinds that failed and are tried again the next day, each with the type of its error.</summary>
    public required IReadOnlyDictionary<string, string> Failures { get; init; }
}

/// <summary>Keeps a daily job to one host and one run a day. Global: jobs serve all centres at once.</summary>
internal sealed class DailyJob : IGlobal
{
    public required string Name { get; init; }

    /// <summary>The last day, by the calendar of Shanghai, that was done.</summary>
    public DateOnly DoneDay { get; set; }
    public string? LockedBy { get; set; }
    public DateTime? LockedUntil { get; set; }
}

internal sealed class PurgeRunConfiguration : IEntityTypeConfiguration<PurgeRun>
{
    public void Configure(EntityTypeBuilder<PurgeRun> builder)
    {
        builder.ToTable("sys_PurgeRun");
        builder.Property(r => r.Counts).HasMaxLength(2000).HasConversion(
            v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default), v => JsonSerializer.Deserialize<Dictionary<string, int>>(v, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyDictionary<string, int>>((a, b) => ReferenceEquals(a, b), v => v.Count, v => v));
        builder.Property(r => r.Failures).HasMaxLength(2000).HasConversion(
            v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default), v => JsonSerializer.Deserialize<Dictionary<string, string>>(v, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyDictionary<string, string>>((a, b) => ReferenceEquals(a, b), v => v.Count, v => v));
        builder.HasIndex(r => new { r.StartedAt, r.Id });
    }
}

internal sealed class DailyJobConfiguration : IEntityTypeConfiguration<DailyJob>
{
    public void Configure(EntityTypeBuilder<DailyJob> builder)
    {
        builder.ToTable("sys_DailyJob");
        builder.HasKey(j => j.Name);
        builder.Property(j => j.Name).HasMaxLength(64);
        builder.Property(j => j.LockedBy).HasMaxLength(128);
    }
}

/// <param name="Counts">By kind; kinds without anything due are left out.</param>
public sealed record PurgeRunInfo(Guid Id, DateTime StartedAt, DateTime FinishedAt, IReadOnlyDictionary<string, int> Counts, IReadOnlyDictionary<string, string> Failures);

/// <summary>Reads the runs, newest first.</summary>
public sealed class PurgeRuns(ExemptionDbContext db)
{
    public async Task<(IReadOnlyList<PurgeRunInfo> Items, string? Next)> ListAsync(Cursor? after, int limit, CancellationToken ct)
    {
        var rows = db.Set<PurgeRun>().AsNoTracking();
        if (after is var (at, id))
        {
            rows = rows.Where(r => r.StartedAt <= at && (r.StartedAt < at || r.Id < id));
        }

        var page = await rows.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(limit + 1).ToListAsync(ct);
        var shown = page.Take(limit).ToList();
        return ([.. shown.Select(r => new PurgeRunInfo(r.Id, r.StartedAt, r.FinishedAt, r.Counts, r.Failures))],
            page.Count > limit ? new Cursor(shown[^1].StartedAt, shown[^1].Id).ToString() : null);
    }
}
