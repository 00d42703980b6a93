namespace Exemption.Framework.MultiTenancy;

/// <summary>A row that belongs to one learning centre. Stands for ABP's <c>IMultiTenant</c>.</summary>
public interface IMultiTenant
{
    Guid TenantId { get; }
}

/// <summary>A row that belongs to a learning centre or, with no tenant, to the university.</summary>
public interface IMayHaveTenant
{
    Guid? TenantId { get; }
}

/// <summary>A row that belongs to nobody: catalogue, keys, counters. Whoever carries it says in a comment why no tenant may own it.</summary>
public interface IGlobal;
