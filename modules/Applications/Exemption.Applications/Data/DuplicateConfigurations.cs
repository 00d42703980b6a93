using Exemption.Applications.Domain;
using Exemption.Framework.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Applications.Data;

internal sealed class DuplicatePairConfiguration : IEntityTypeConfiguration<DuplicatePair>
{
    public void Configure(EntityTypeBuilder<DuplicatePair> builder)
    {
        builder.Ignore(p => p.Grounds);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(32);
        builder.Property(p => p.Outcome).HasConversion<string>().HasMaxLength(32);
        builder.Property(p => p.GroundWords).HasColumnName("Grounds").HasMaxLength(100).HasWordsConversion();
        builder.Property(p => p.Reason).HasMaxLength(400);
        builder.Property(p => p.ResolvedByName).HasMaxLength(64);
        builder.Property(p => p.SeenCipher).HasMaxLength(600);
        builder.HasIndex(p => new { p.FirstId, p.SecondId }).IsUnique();
        builder.HasIndex(p => p.SecondId);
        builder.HasIndex(p => new { p.State, p.FoundAt, p.Id });
        // Which applications stand under suspicion; a queue is narrowed to them.
        builder.HasIndex(p => new { p.State, p.FirstId });
        builder.HasIndex(p => new { p.State, p.SecondId });
    }
}

/// <summary>The queries over pairs, by name; only classes on the list in <c>TenancyTests</c> may ask them.</summary>
internal static class DuplicateQueries
{
    public static IQueryable<DuplicatePair> Touching(this IQueryable<DuplicatePair> pairs, Guid applicationId) =>
        pairs.Where(p => p.FirstId == applicationId || p.SecondId == applicationId);

    public static IQueryable<DuplicatePair> Page(this IQueryable<DuplicatePair> pairs, DuplicatePairState state, Cursor? after, int limit)
    {
        var (at, id) = (after?.At ?? default, after?.Id ?? default);
        pairs = pairs.Where(p => p.State == state);
        pairs = after is null ? pairs : pairs.Where(p => p.FoundAt <= at && (p.FoundAt < at || p.Id < id));
        return pairs.OrderByDescending(p => p.FoundAt).ThenByDescending(p => p.Id).Take(limit);
    }

    /// <summary>Ids of all applications that stand under suspicion; only ever asked about applications that the tenant filter lets through.</summary>
    public static IQueryable<Guid> Suspected(this IQueryable<DuplicatePair> pairs)
    {
        var open = pairs.Where(p => p.State == DuplicatePairState.Open);
        return open.Select(p => p.FirstId).Concat(open.Select(p => p.SecondId));
    }
}
