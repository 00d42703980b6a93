using System.Text.Json.Serialization;

namespace Exemption.Applications;

/// <summary>In which capacity somebody acts.</summary>
public enum ActorSide
{
    Student,

    /// <summary>On the wire <c>CenterAdmin</c>, as the pages know it.</summary>
    [JsonStringEnumMemberName("CenterAdmin")]
    Center,
    University,
    System,
}

/// <summary>Who acts or looks, as the workflow sees them. The side comes from the endpoint's permission, never from the client.</summary>
/// <param name="Id">Account.</param>
/// <param name="Name">As shown in handling records.</param>
/// <param name="Side">Capacity.</param>
/// <param name="TenantId">Learning centre of a student or a centre's administrator.</param>
public sealed record Actor(Guid Id, string Name, ActorSide Side, Guid? TenantId)
{
    /// <summary>The machine itself: delivery results and the like.</summary>
    public static Actor System { get; } = new(Guid.Empty, "System", ActorSide.System, null);
}
