using System.Globalization;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Domain.Returns;

/// <summary>A child-level list that inspectors ask for (Ofsted ILACS, Annex A; domain.md 9.1).</summary>
public enum AnnexAList
{
    /// <summary>List 1: a line for each child in each contact of the six months.</summary>
    Contacts = 1,

    /// <summary>List 2: a line for each child with an early help assessment, or work that was going on, in the six months.</summary>
    Assessments = 2,
}

/// <summary>A child in one of the lists.</summary>
/// <param name="PersonId">The child.</param>
/// <param name="Sex">M, F, X or U.</param>
/// <param name="Ethnicity">DfE code.</param>
/// <param name="Born">Birth date; null when not known, or not yet born.</param>
public sealed record AnnexAChild(long PersonId, string Sex, string? Ethnicity, DateOnly? Born);

/// <summary>A line of list 1.</summary>
/// <param name="Child">The child.</param>
/// <param name="On">Day of the contact.</param>
/// <param name="Source">DfE code of the source.</param>
public sealed record AnnexAContact(AnnexAChild Child, DateOnly On, string Source);

/// <summary>A line of list 2.</summary>
/// <param name="Child">The child.</param>
/// <param name="BegunOn">The day the assessment was begun; null where that is not known.</param>
/// <param name="CompletedOn">The day it was completed; null while it is not.</param>
/// <param name="Organisation">Who completes it.</param>
public sealed record AnnexAAssessment(AnnexAChild Child, DateOnly? BegunOn, DateOnly? CompletedOn, string Organisation);

/// <summary>The six months of a list.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day; not after the day on which it is asked for.</param>
public sealed record AnnexAPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>Months of a list.</summary>
    public const int Months = 6;

    /// <summary>The six months that begin with this one, as far as they are over.</summary>
    public static AnnexAPeriod From(Month month, DateOnly today) => new(month.First, month.Plus(Months - 1).Last is var last && last < today ? last : today);
}

/// <summary>Columns and codes of the lists, in their order and words.</summary>
public static class AnnexA
{
    /// <summary>The columns of list 1.</summary>
    public static IReadOnlyList<string> ContactColumns { get; } = ["Child Unique ID", "Gender", "Ethnicity", "Date of birth", "Age", "Date of contact", "Contact source"];

    /// <summary>The columns of list 2.</summary>
    public static IReadOnlyList<string> AssessmentColumns { get; } =
        ["Child Unique ID", "Gender", "Ethnicity", "Date of birth", "Age", "Assessment start date", "Assessment completion date", "Organisation completing assessment"];

    private static readonly string[] Ethnicities =
        ["WBRI", "WIRI", "WIRT", "WROM", "WOTH", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"];

    private static readonly Dictionary<string, string> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1A"] = "a) 1A: Individual", ["1B"] = "b) 1B: Individual", ["1C"] = "c) 1C: Individual", ["1D"] = "d) 1D: Individual", ["2A"] = "e) 2A: Schools", ["2B"] = "f) 2B: Education services",
        ["3A"] = "g) 3A: Health services", ["3B"] = "h) 3B: Health services", ["3C"] = "i) 3C: Health services", ["3D"] = "j) 3D: Health services", ["3E"] = "k) 3E: Health services", ["3F"] = "l) 3F: Health services",
        ["4"] = "m) 4: Housing", ["5A"] = "n) 5A: LA services", ["5B"] = "o) 5B: LA services", ["5C"] = "p) 5C: LA services", ["5D"] = "p1) 5D: LA services",
        ["6"] = "q) 6: Police", ["7"] = "r) 7: Other legal agency", ["8"] = "s) 8: Other", ["9"] = "t) 9: Anonymous",
    };

    /// <summary>The cells of a line of list 1, as at a day.</summary>
    public static IReadOnlyList<string?> Cells(AnnexAContact line, DateOnly asAt) => [.. Cells(line.Child, asAt), Day(line.On), SourceOf(line.Source)];

    /// <summary>The cells of a line of list 2, as at a day.</summary>
    public static IReadOnlyList<string?> Cells(AnnexAAssessment line, DateOnly asAt) => [.. Cells(line.Child, asAt), Day(line.BegunOn), Day(line.CompletedOn), line.Organisation];

    /// <summary>Gender as the list has it.</summary>
    public static string GenderOf(string sex) => sex switch
    {
        "M" => "a) Male",
        "F" => "b) Female",
        "X" => "d) Neither",
        _ => "c) Not stated/recorded",
    };

    /// <summary>Ethnicity as the list has it; what is no main code is unknown.</summary>
    public static string EthnicityOf(string? code) => Array.IndexOf(Ethnicities, code?.ToUpperInvariant()) is >= 0 and var at ? $"{(char)('a' + at)}) {Ethnicities[at]}" : "u) UNKNOWN";

    /// <summary>The source of a contact as the list has it.</summary>
    public static string SourceOf(string code) => Sources.GetValueOrDefault(code, "u) 10: Unknown");

    private static IReadOnlyList<string?> Cells(AnnexAChild child, DateOnly asAt) =>
    [
        child.PersonId.ToString(CultureInfo.InvariantCulture), GenderOf(child.Sex), EthnicityOf(child.Ethnicity), Day(child.Born),
        child.Born is { } born && born <= asAt ? Age.InYears(born, asAt).ToString(CultureInfo.InvariantCulture) : null,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
