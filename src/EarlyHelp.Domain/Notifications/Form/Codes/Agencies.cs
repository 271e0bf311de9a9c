namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>The kinds of organisation a notification comes from (reference 2.2) and the DfE source code of each (2.3).</summary>
public static class Agencies
{
    /// <summary>A parent, carer or relative who asks for the own family.</summary>
    public const string FamilySelf = "FAM-SELF";
    /// <summary>A child or young person who asks for help.</summary>
    public const string FamilyChild = "FAM-CHILD";
    /// <summary>A relative or friend of the family.</summary>
    public const string FamilyOther = "FAM-OTHER";
    /// <summary>A member of the public.</summary>
    public const string Public = "PUBLIC";
    /// <summary>The police's missing-child team.</summary>
    public const string PoliceMissing = "POL-MISSING";
    /// <summary>The police's youth-offending notices.</summary>
    public const string PoliceYouth = "POL-EYOT";
    /// <summary>Not recorded: only in migrated records.</summary>
    public const string NotRecorded = "NOTREC";

    private const string Education = "Education and childcare";
    private const string Health = "Health";
    private const string Council = "Council services";
    private const string Law = "Police and justice";
    private const string Community = "Housing, voluntary and other services";
    private const string FamilyAndPublic = "Family and public";

    /// <summary>Every agency with its DfE source code. Public who do not know the family are 1D: triage can say so.</summary>
    private static readonly (string Code, string Label, string Heading, string Source)[] Rows =
    [
        ("SCH-PRI", "Primary school", Education, "2A"),
        ("SCH-SEC", "Secondary school", Education, "2A"),
        ("SCH-SPE", "Special school", Education, "2A"),
        ("PRU", "Pupil referral unit or alternative provision", Education, "2A"),
        ("EY", "Nursery, childminder or other early years setting", Education, "2B"),
        ("FE", "College or other post-16 education", Education, "2B"),
        ("EDU-OTH", "Other education service", Education, "2B"),
        ("HEA-GP", "GP practice", Health, "3A"),
        ("HEA-HV", "Health visiting", Health, "3B"),
        ("HEA-SN", "School nursing", Health, "3C"),
        ("HEA-MID", "Midwifery", Health, "3D"),
        ("HEA-CAMHS", "Child and adolescent mental health service (CAMHS)", Health, "3F"),
        ("HEA-AE", "Accident and emergency", Health, "3E"),
        ("HEA-OTH", "Other health service", Health, "3F"),
        ("SCS-CDT", "Specialist Children's Services: duty team", Council, "5A"),
        ("SCS-STEPDOWN", "Specialist Children's Services: step-down", Council, "5A"),
        ("SCS-JOINT", "Specialist Children's Services: joint work", Council, "5A"),
        ("SCS-OTH", "Social care: other team", Council, "5A"),
        ("EH-UNIT", "Early Help unit", Council, "5D"),
        ("OA-CC", "Children's centre", Council, "5D"),
        ("OA-YH", "Youth hub", Council, "5D"),
        ("YJ", "Youth justice", Council, "5B"),
        ("OLA", "Another local authority", Council, "5C"),
        ("DIST", "District or borough council", Council, "5C"),
        ("POL-GEN", "Police", Law, "6"),
        (PoliceMissing, "Police: missing children", Law, "6"),
        (PoliceYouth, "Police: youth offending (e-YOT)", Law, "6"),
        ("PROB", "Probation, prison, court or Cafcass", Law, "7"),
        ("HOU-LA", "Council housing", Community, "4"),
        ("HOU-RSL", "Housing association", Community, "4"),
        ("VCS", "Charity or community organisation", Community, "8"),
        ("COMM", "Commissioned service", Community, "8"),
        ("JCP", "Jobcentre Plus or DWP", Community, "8"),
        ("DA", "Domestic abuse service", Community, "8"),
        ("SUB", "Drug and alcohol service", Community, "3D"),
        ("FIRE", "Fire and rescue", Community, "8"),
        ("OTHER", "Another kind of organisation", Community, "8"),
        (FamilySelf, "Parent or carer, for their own family", FamilyAndPublic, "1A"),
        (FamilyChild, "Child or young person, for themselves", FamilyAndPublic, "1C"),
        (FamilyOther, "Relative or friend of the family", FamilyAndPublic, "1A"),
        (Public, "Member of the public", FamilyAndPublic, "1B"),
        ("MP-CLLR", "MP or councillor", FamilyAndPublic, "1D"),
        ("ANON", "Anonymous", FamilyAndPublic, "9"),
        (NotRecorded, "Not recorded", FamilyAndPublic, "10"),
    ];

    private static readonly string[] ByThemselves = [FamilySelf, FamilyChild, "ANON", NotRecorded];

    /// <summary>Every agency.</summary>
    public static CodeList List { get; } = new(Rows.Select(row => new Code(row.Code, row.Label, row.Heading)));

    /// <summary>
    /// What a notifier can choose: a family for itself is asked for elsewhere, nobody is anonymous on a form that asks for a name,
    /// and "not recorded" is for migration only.
    /// </summary>
    public static CodeList Offered { get; } = new(List.Codes.Where(code => !ByThemselves.Contains(code.Value)));

    /// <summary>Other agencies that work with a family.</summary>
    public static CodeList Working { get; } = new(List.Codes.Where(code => code.Heading != FamilyAndPublic));

    /// <summary>The DfE source code (reference 2.3); "10", unknown, for an agency that is not in the list.</summary>
    public static string SourceCode(string? agency) => Rows.FirstOrDefault(row => row.Code == agency).Source ?? "10";

    /// <summary>The agencies that are schools, for which the school itself is asked.</summary>
    public static bool IsSchool(string? agency) => SourceCode(agency) == "2A";

    /// <summary>The agencies of people who speak for no organisation.</summary>
    public static bool IsPrivate(string? agency) => agency is FamilySelf or FamilyChild or FamilyOther or Public;
}
