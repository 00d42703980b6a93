using System.Reflection;
using Exemption.Framework.Permissions;
using Exemption.Framework.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Framework.Modularity;

/// <summary>The one public type of a module: what it needs, what it grants, what its tables are called. Stands for ABP's <c>AbpModule</c>.</summary>
public abstract class AppModule
{
    /// <summary>Prefix of every table of the module, such as <c>app_</c>.</summary>
    public abstract string TablePrefix { get; }

    /// <summary>Every permission the module's endpoints demand.</summary>
    public virtual IReadOnlyList<PermissionDefinition> Permissions => [];

    /// <summary>Every column of the module that holds something encrypted.</summary>
    public virtual IReadOnlyList<SensitiveColumn> SensitiveColumns => [];

    public Assembly Assembly => GetType().Assembly;

    public virtual void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <summary>For entity types that are not the module's own classes, such as those of ASP.NET Core Identity.</summary>
    public virtual void ConfigureModel(ModelBuilder modelBuilder)
    {
    }
}

/// <summary>The modules of this host, in the order the host lists them.</summary>
public sealed class ModuleCatalog(IReadOnlyList<AppModule> modules)
{
    public IReadOnlyList<AppModule> Modules { get; } = modules;

    public IEnumerable<PermissionDefinition> Permissions => Modules.SelectMany(m => m.Permissions);
}
