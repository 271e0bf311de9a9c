using EarlyHelp.Domain.Families;

namespace EarlyHelp.Domain.Registers;

/// <summary>A row of people.csv.</summary>
public sealed record PersonRow
{
    /// <summary>What somebody is in the family, as the register says it.</summary>
    public static IReadOnlyDictionary<string, FamilyRole> Roles { get; } = new Dictionary<string, FamilyRole>(StringComparer.OrdinalIgnoreCase)
    {
        ["child"] = FamilyRole.Child, ["unborn"] = FamilyRole.Unborn, ["parent_carer"] = FamilyRole.Carer, ["other_adult"] = FamilyRole.SignificantAdult,
    };

    /// <summary>Sexes, as the register says them.</summary>
    public static IReadOnlyDictionary<string, char> Sexes { get; } = "FMXU".ToDictionary(c => c.ToString(), c => c, StringComparer.OrdinalIgnoreCase);

    /// <summary>The old system's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The family's.</summary>
    public required string Family { get; init; }

    /// <summary>What they are in it.</summary>
    public required FamilyRole Role { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Birth date.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Day on which birth is expected.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Sex: F, M, X or U.</summary>
    public char Sex { get; init; } = 'U';

    /// <summary>Ethnic group (DfE code).</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Unique pupil number.</summary>
    public string? Upn { get; init; }

    /// <summary>NHS number.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>School.</summary>
    public string? School { get; init; }

    /// <summary>Attendance, percent.</summary>
    public decimal? AttendancePercent { get; init; }

    /// <summary>First line of the address.</summary>
    public string? Line1 { get; init; }

    /// <summary>Town.</summary>
    public string? Town { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Whether the address must not be told; null when the row does not say, and then it stays as it was.</summary>
    public bool? AddressIsConfidential { get; init; }

    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static PersonRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new PersonRow
        {
            Reference = row.Reference("person_ref") ?? "", Family = row.Reference("family_ref") ?? "", Role = row.OneOf("family_role", Roles) ?? default,
            FirstName = row.Text("first_name", Person.NameMaxLength), LastName = row.Text("last_name", Person.NameMaxLength),
            Born = row.PastDay("date_of_birth", names.Today), DueOn = row.Day("expected_date_of_delivery"), Sex = row.OneOf("sex", Sexes) ?? 'U',
            Ethnicity = row.Code("ethnicity", names.Ethnicities, "ethnic group"), Upn = row.Checked("upn", Identifiers.Upn.Problem, Identifiers.Upn.Normalise),
            NhsNumber = row.Checked("nhs_number", Identifiers.NhsNumber.Problem, Identifiers.NhsNumber.Normalise),
            School = row.Text("school_name", Schooling.SchoolMaxLength), AttendancePercent = row.Number("attendance_percent", 100),
            Line1 = row.Text("address_line_1", Address.LineMaxLength), Town = row.Text("town", Address.LineMaxLength),
            Postcode = row.Checked("postcode", Identifiers.Postcode.Problem, Identifiers.Postcode.Normalise), AddressIsConfidential = row.OneOf("address_confidential", NotificationRow.YesNo),
        };
        return row.IsGood ? read : null;
    }
}
