using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Organisation;

/// <summary>The county: the whole of the service.</summary>
public sealed class County
{
    /// <summary>Longest name at any level.</summary>
    public const int NameMaxLength = 80;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Name in use.</summary>
    public string Name { get; private set; } = "";

    private County()
    {
    }

    /// <summary>A name that was entered before has come into force (ADR 31).</summary>
    public void IsCalled(string name) => Name = name;

    /// <summary>A county of this name.</summary>
    public County(string name) => Name = name;
}

/// <summary>An area of the county; its manager reads everything of its districts.</summary>
public sealed class Area
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The county it belongs to.</summary>
    public long CountyId { get; private set; }

    /// <summary>The county it belongs to.</summary>
    public County County { get; private set; } = null!;

    /// <summary>Name in use.</summary>
    public string Name { get; private set; } = "";

    /// <summary>First day it exists.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day it exists, or null while it does.</summary>
    public DateOnly? To { get; private set; }

    private Area()
    {
    }

    /// <summary>A name that was entered before has come into force (ADR 31).</summary>
    public void IsCalled(string name) => Name = name;

    /// <summary>An area of the county from a date.</summary>
    public Area(County county, string name, DateOnly from) => (County, Name, From) = (county, name, from);
}

/// <summary>A district: accepts families to its units, holds the weekly panel.</summary>
public sealed class District
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The area it belongs to.</summary>
    public long AreaId { get; private set; }

    /// <summary>The area it belongs to.</summary>
    public Area Area { get; private set; } = null!;

    /// <summary>Name in use.</summary>
    public string Name { get; private set; } = "";

    /// <summary>First day it exists.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day it exists, or null while it does.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The weekday on which the district holds its weekly panel.</summary>
    public DayOfWeek PanelDay { get; private set; } = DayOfWeek.Wednesday;

    private District()
    {
    }

    /// <summary>Changes the day of the weekly panel; panels that are planned already stay where they are.</summary>
    public void HoldPanelsOn(DayOfWeek day)
    {
        Rule.Check(new Rule(day is not (DayOfWeek.Saturday or DayOfWeek.Sunday), "Panels are held from Monday to Friday: choose one of these days", nameof(PanelDay)));
        PanelDay = day;
    }

    /// <summary>A name that was entered before has come into force (ADR 31).</summary>
    public void IsCalled(string name) => Name = name;

    /// <summary>A district of the area from a date.</summary>
    public District(Area area, string name, DateOnly from) => (Area, Name, From) = (area, name, from);
}

/// <summary>An Early Help Unit: a casework team of a district.</summary>
public sealed class Unit
{
    /// <summary>Families that a unit takes without a reason having to be given (four workers at 24).</summary>
    public const int DefaultCapacity = 96;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The district it belongs to.</summary>
    public long DistrictId { get; private set; }

    /// <summary>The district it belongs to.</summary>
    public District District { get; private set; } = null!;

    /// <summary>Name in use.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Open families beyond which accepting another needs a reason.</summary>
    public int Capacity { get; private set; } = DefaultCapacity;

    /// <summary>First day it exists.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day it exists, or null while it does.</summary>
    public DateOnly? To { get; private set; }

    private Unit()
    {
    }

    /// <summary>Whether it works on a day.</summary>
    public bool WorksOn(DateOnly day) => From <= day && (To is null || To >= day);

    /// <summary>Ends it: the last day on which it works.</summary>
    internal void EndAfter(DateOnly lastDay) => To = lastDay;

    /// <summary>Most families that a capacity can name.</summary>
    public const int MaxCapacity = 500;

    /// <summary>Sets how many families the unit takes without a reason; what it holds already stays.</summary>
    public void ChangeCapacity(int families)
    {
        Rule.Check(new Rule(families is >= 1 and <= MaxCapacity, $"Capacity must be between 1 and {MaxCapacity} families", nameof(Capacity)));
        Capacity = families;
    }

    /// <summary>A name that was entered before has come into force (ADR 31).</summary>
    public void IsCalled(string name) => Name = name;

    /// <summary>A unit of the district from a date.</summary>
    public Unit(District district, string name, DateOnly from) => (District, Name, From) = (district, name, from);
}

/// <summary>The district that a postcode's outward part suggests; a person's choice decides (spec 2-workflow, Decide).</summary>
public sealed class PostcodeSuggestion
{
    /// <summary>Longest outward code.</summary>
    public const int OutwardCodeMaxLength = 4;

    /// <summary>Outward code such as "TN24".</summary>
    public string OutwardCode { get; private set; } = "";

    /// <summary>The district it suggests.</summary>
    public long DistrictId { get; private set; }

    /// <summary>The district it suggests.</summary>
    public District District { get; private set; } = null!;

    private PostcodeSuggestion()
    {
    }

    /// <summary>This outward code suggests that district.</summary>
    public PostcodeSuggestion(string outwardCode, District district) => (OutwardCode, District) = (outwardCode, district);
}
