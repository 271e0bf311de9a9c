using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Organisation;

/// <summary>How far a role's place reaches: a posting names a place of exactly this size (spec 3-access, scope).</summary>
public enum PlaceLevel
{
    /// <summary>The whole county; no place is named.</summary>
    County,

    /// <summary>An area.</summary>
    Area,

    /// <summary>A district.</summary>
    District,

    /// <summary>A unit.</summary>
    Unit,
}

/// <summary>As what somebody is to be posted, where and from when.</summary>
/// <param name="Role">As what.</param>
/// <param name="From">First day.</param>
/// <param name="Area">The area chosen, with its county.</param>
/// <param name="District">The district chosen, with its area.</param>
/// <param name="Unit">The unit chosen, with its district and area.</param>
public sealed record PostingFacts(Role Role, DateOnly From, Area? Area = null, District? District = null, Unit? Unit = null)
{
    /// <summary>Days ahead for which somebody can be posted.</summary>
    public const int DaysAhead = 366;

    /// <summary>Name of the field of the place.</summary>
    public const string PlaceField = "Place";

    /// <summary>The size of the place that a role is posted to.</summary>
    public static PlaceLevel LevelOf(Role role) => role switch
    {
        Role.UnitWorker or Role.UnitLead => PlaceLevel.Unit,
        Role.DistrictManager or Role.OpenAccessWorker or Role.SocialCarePartner => PlaceLevel.District,
        Role.AreaManager => PlaceLevel.Area,
        _ => PlaceLevel.County,
    };

    /// <summary>The place with everything above it, as a posting holds it.</summary>
    internal (Area? Area, District? District, Unit? Unit) Place => LevelOf(Role) switch
    {
        PlaceLevel.Unit => (Unit!.District.Area, Unit.District, Unit),
        PlaceLevel.District => (District!.Area, District, null),
        PlaceLevel.Area => (Area, null, null),
        _ => (null, null, null),
    };

    internal bool IsLike(Posting posting) => posting.Role == Role && LevelOf(Role) switch
    {
        PlaceLevel.Unit => (posting.UnitId ?? posting.Unit?.Id) == Unit?.Id,
        PlaceLevel.District => (posting.DistrictId ?? posting.District?.Id) == District?.Id,
        PlaceLevel.Area => (posting.AreaId ?? posting.Area?.Id) == Area?.Id,
        _ => true,
    };

    internal Rule[] Rules(DateOnly on)
    {
        var level = LevelOf(Role);
        return
        [
            new(level != PlaceLevel.Unit || Unit is not null, $"Select the unit: {Article} works in one", PlaceField),
            new(level != PlaceLevel.District || District is not null, $"Select the district: {Article} works in one", PlaceField),
            new(level != PlaceLevel.Area || Area is not null, "Select the area: an area manager answers for one", PlaceField),
            new(level != PlaceLevel.Unit || Unit is null || Unit.WorksOn(From), $"{Unit?.Name} does not exist on {UkDates.Date(From)}", PlaceField),
            new(level != PlaceLevel.District || District is null || Exists(District.From, District.To), $"{District?.Name} does not exist on {UkDates.Date(From)}", PlaceField),
            new(level != PlaceLevel.Area || Area is null || Exists(Area.From, Area.To), $"{Area?.Name} does not exist on {UkDates.Date(From)}", PlaceField),
            new(From >= on, "The first day must be today or later", nameof(From)),
            new(From <= on.AddDays(DaysAhead), "The first day must be within a year", nameof(From)),
        ];
    }

    private string Article => (Role == Role.OpenAccessWorker ? "an " : "a ") + StateWords.Of(Role);

    private bool Exists(DateOnly from, DateOnly? to) => from <= From && (to is null || to >= From);
}
