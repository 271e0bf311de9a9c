namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>Choices about education (EDU01 to EDU15).</summary>
public static class EducationCodes
{
    /// <summary>EDU01.</summary>
    public static CodeList Status { get; } = new(
        new Code("early-years", "Nursery or other early years setting"),
        new Code("school", "School"),
        new Code("dual", "Registered at two schools"),
        new Code("pru", "Pupil referral unit or alternative provision"),
        new Code("college", "Further education college"),
        new Code("training", "Apprenticeship or training"),
        new Code("ehe", "Educated at home by choice"),
        new Code("cme", "Missing education"),
        new Code("neet", "Not in education, employment or training"),
        new Code("waiting", "Waiting for a place"),
        new Code("not-of-age", "Not of age for nursery or school"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>EDU03.</summary>
    public static CodeList YearGroup { get; } = new(
        new Code("N1", "Nursery 1"),
        new Code("N2", "Nursery 2"),
        new Code("R", "Reception"),
        new Code("1", "Year 1"),
        new Code("2", "Year 2"),
        new Code("3", "Year 3"),
        new Code("4", "Year 4"),
        new Code("5", "Year 5"),
        new Code("6", "Year 6"),
        new Code("7", "Year 7"),
        new Code("8", "Year 8"),
        new Code("9", "Year 9"),
        new Code("10", "Year 10"),
        new Code("11", "Year 11"),
        new Code("12", "Year 12"),
        new Code("13", "Year 13"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>EDU05 (reference 1.9). UN1 is not for a child of school age.</summary>
    public static CodeList NoUpn { get; } = new(
        new Code("UN1", "Not of school age"),
        new Code("UN2", "Never been at a state school in England"),
        new Code("UN3", "Educated outside England"),
        new Code("UN4", "Not yet known", NotKnown: true),
        new Code("UN5", "Sources give different numbers"));

    /// <summary>Why the attendance rate is blank.</summary>
    public static CodeList NoAttendance { get; } = new(
        new Code("not-known", "The school has not told me", NotKnown: true),
        new Code("new", "Only just started"),
        new Code("not-school", "Not at a school"));

    /// <summary>EDU11.</summary>
    public static CodeList Sen { get; } = new(
        new Code("N", "No special educational needs"),
        new Code("K", "SEN support"),
        new Code("E", "Education, health and care plan"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>EDU12.</summary>
    public static CodeList SenNeed { get; } = new(
        new Code("SPLD", "Specific learning difficulty"),
        new Code("MLD", "Moderate learning difficulty"),
        new Code("SLD", "Severe learning difficulty"),
        new Code("PMLD", "Profound and multiple learning difficulty"),
        new Code("SEMH", "Social, emotional and mental health"),
        new Code("SLCN", "Speech, language and communication"),
        new Code("HI", "Hearing impairment"),
        new Code("VI", "Vision impairment"),
        new Code("MSI", "Multi-sensory impairment"),
        new Code("PD", "Physical disability"),
        new Code("ASD", "Autistic spectrum disorder"),
        new Code("OTH", "Other"),
        new Code("NSA", "SEN support, need not yet assessed"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>EDU15: ages 16 to 18.</summary>
    public static CodeList Participation { get; } = new(
        new Code("education", "In education"),
        new Code("training", "In training or an apprenticeship"),
        new Code("employment", "In work"),
        new Code("neet", "Not in education, employment or training"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>HEA05.</summary>
    public static CodeList Camhs { get; } = new(
        new Code("none", "Not known to CAMHS"),
        new Code("waiting-assessment", "Waiting for an assessment"),
        new Code("waiting-treatment", "Waiting for treatment"),
        new Code("open", "Open to CAMHS"),
        new Code("closed", "Closed in the last 12 months"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>HEA06.</summary>
    public static CodeList HealthChecks { get; } = new(
        new Code("immunised", "Immunisations up to date"),
        new Code("two-year", "Two-year review done"),
        new Code("dentist", "Registered with a dentist"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>HEA01: when no practice is entered.</summary>
    public static CodeList NoGp { get; } = new(
        new Code("not-registered", "Not registered with a GP"),
        new Code("not-known", "Not known", NotKnown: true));
}
