using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Who can hold responsibility for a family.</summary>
public enum HoldingService
{
    /// <summary>Early Help: a district with an open case.</summary>
    EarlyHelp,

    /// <summary>Specialist Children's Services.</summary>
    SocialCare,

    /// <summary>Open access: a children's centre or youth hub.</summary>
    OpenAccess,

    /// <summary>A commissioned service.</summary>
    Commissioned,

    /// <summary>Another authority.</summary>
    OtherAuthority,

    /// <summary>The work has ended: school, health and the other services for everybody.</summary>
    Universal,
}

/// <summary>One holder of responsibility: the service, and where in it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Place">Which one, by name: the team, the centre, the authority; null for Early Help, where the district says it.</param>
/// <param name="DistrictId">The district, when Early Help holds it.</param>
/// <param name="CaseReference">The open case, when Early Help holds it.</param>
public sealed record Holder(HoldingService Service, string? Place, long? DistrictId = null, string? CaseReference = null)
{
    /// <summary>Longest place.</summary>
    public const int PlaceMaxLength = 200;

    /// <summary>Early Help in a district, by the case that is open there.</summary>
    public static Holder EarlyHelp(long districtId, string caseReference) => new(HoldingService.EarlyHelp, null, districtId, caseReference);

    /// <summary>Social care of a district.</summary>
    public static Holder SocialCare(string place) => new(HoldingService.SocialCare, place);

    /// <summary>No service works with the family any more.</summary>
    public static Holder Nobodys { get; } = new(HoldingService.Universal, "School, health and other services for everybody");

    /// <summary>As people read it: "Early Help", "Social care, Ashford".</summary>
    public string InWords => Service switch
    {
        HoldingService.EarlyHelp => "Early Help",
        HoldingService.Universal => Place!,
        _ => $"{StateWords.Title(Service)}, {Place}",
    };
}
