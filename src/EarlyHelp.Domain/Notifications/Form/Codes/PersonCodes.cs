namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>Choices about a person (PER10 to PER32, CON02).</summary>
public static class PersonCodes
{
    /// <summary>PER10.</summary>
    public static CodeList Sex { get; } = new(
        new Code("F", "Female"),
        new Code("M", "Male"),
        new Code("X", "Another"),
        new Code("U", "Not known", NotKnown: true));

    /// <summary>PER11.</summary>
    public static CodeList Gender { get; } = new(
        new Code("00", "Not known", NotKnown: true),
        new Code("01", "Man or boy"),
        new Code("02", "Woman or girl"),
        new Code("09", "Prefers to self-describe"));

    /// <summary>PER12: DfE main codes (reference 1.11). As the family says, never inferred.</summary>
    public static CodeList Ethnicity { get; } = new(
        new Code("WBRI", "White British"),
        new Code("WIRI", "White Irish"),
        new Code("WIRT", "Traveller of Irish heritage"),
        new Code("WROM", "Gypsy or Roma"),
        new Code("WOTH", "Any other White background"),
        new Code("MWBC", "White and Black Caribbean"),
        new Code("MWBA", "White and Black African"),
        new Code("MWAS", "White and Asian"),
        new Code("MOTH", "Any other mixed background"),
        new Code("AIND", "Indian"),
        new Code("APKN", "Pakistani"),
        new Code("ABAN", "Bangladeshi"),
        new Code("AOTH", "Any other Asian background"),
        new Code("BCRB", "Black Caribbean"),
        new Code("BAFR", "Black African"),
        new Code("BOTH", "Any other Black background"),
        new Code("CHNE", "Chinese"),
        new Code("OOTH", "Any other ethnic group"),
        new Code("REFU", "Prefer not to say", NotKnown: true),
        new Code("NOBT", "Not yet asked", NotKnown: true));

    /// <summary>PER13.</summary>
    public static CodeList Religion { get; } = new(
        new Code("none", "No religion"),
        new Code("buddhist", "Buddhist"),
        new Code("christian", "Christian"),
        new Code("hindu", "Hindu"),
        new Code("jewish", "Jewish"),
        new Code("muslim", "Muslim"),
        new Code("sikh", "Sikh"),
        new Code("other", "Any other religion"),
        new Code("refused", "Prefer not to say", NotKnown: true),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER16.</summary>
    public static CodeList Formats { get; } = new(
        new Code("large-print", "Large print"),
        new Code("easy-read", "Easy read"),
        new Code("audio", "Audio"),
        new Code("braille", "Braille"),
        new Code("bsl", "British Sign Language"),
        new Code("makaton", "Makaton or picture cards"),
        new Code("text-only", "Text messages only"),
        new Code("none", "None"));

    /// <summary>PER17: the CIN set (reference 1.12). Autism only when diagnosed.</summary>
    public static CodeList Disability { get; } = new(
        new Code("NONE", "No disability"),
        new Code("MOB", "Mobility"),
        new Code("HAND", "Hand function"),
        new Code("PC", "Personal care"),
        new Code("INC", "Incontinence"),
        new Code("COMM", "Communication"),
        new Code("LD", "Learning"),
        new Code("HEAR", "Hearing"),
        new Code("VIS", "Vision"),
        new Code("BEH", "Behaviour"),
        new Code("CON", "Consciousness"),
        new Code("AUT", "Autism or Asperger syndrome, diagnosed"),
        new Code("DDA", "Another disability under the Equality Act"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER18.</summary>
    public static CodeList Diagnosis { get; } = new(
        new Code("diagnosed", "Diagnosed"),
        new Code("waiting", "Waiting for an assessment"),
        new Code("none", "Neither"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER19: never required.</summary>
    public static CodeList Immigration { get; } = new(
        new Code("british", "British or Irish citizen"),
        new Code("settled", "Settled or pre-settled status"),
        new Code("leave", "Has leave to remain"),
        new Code("asylum", "Seeking asylum"),
        new Code("refugee", "Refugee or humanitarian protection"),
        new Code("nrpf", "No recourse to public funds"),
        new Code("refused", "Prefer not to say", NotKnown: true),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER23.</summary>
    public static CodeList SocialCare { get; } = new(
        new Code("none", "Never known to social care"),
        new Code("looked-after", "Looked after now"),
        new Code("was-looked-after", "Looked after in the past"),
        new Code("care-leaver", "Care leaver"),
        new Code("cp", "Child protection plan now or in the past"),
        new Code("cin", "Child in need plan now or in the past"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER24.</summary>
    public static CodeList CareArrangement { get; } = new(
        new Code("none", "None of these"),
        new Code("private-fostering", "Privately fostered"),
        new Code("sgo", "Special guardianship"),
        new Code("adopted", "Adopted"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER29.</summary>
    public static CodeList Employment { get; } = new(
        new Code("full-time", "Employed full time"),
        new Code("part-time", "Employed part time"),
        new Code("self-employed", "Self-employed"),
        new Code("seeking", "Unemployed and looking for work"),
        new Code("not-seeking", "Not looking for work"),
        new Code("carer", "Carer"),
        new Code("sick", "Long-term sick or disabled"),
        new Code("student", "Student"),
        new Code("retired", "Retired"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER30.</summary>
    public static CodeList Benefits { get; } = new(
        new Code("universal-credit", "Universal Credit"),
        new Code("housing", "Housing Benefit"),
        new Code("pip", "Personal Independence Payment or Disability Living Allowance"),
        new Code("carers", "Carer’s Allowance"),
        new Code("esa-jsa", "Employment and Support or Jobseeker’s Allowance"),
        new Code("child", "Child Benefit"),
        new Code("other", "Another benefit"),
        new Code("none", "None"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>PER25: why it is blank.</summary>
    public static CodeList NoNhsNumber { get; } = new(
        new Code("not-known", "Not known", NotKnown: true),
        new Code("not-registered", "Not registered with the NHS"),
        new Code("refused", "The family prefers not to say", NotKnown: true));

    /// <summary>NOT09, PER26.</summary>
    public static CodeList ContactRoute { get; } = new(
        new Code("phone", "Telephone"),
        new Code("text", "Text message"),
        new Code("email", "Email"),
        new Code("letter", "Letter"));

    /// <summary>PER31.</summary>
    public static CodeList VisitingRisks { get; } = new(
        new Code("violence", "Violence or threats"),
        new Code("weapons", "Weapons"),
        new Code("dogs", "Dogs or other animals"),
        new Code("substance", "Drugs or alcohol"),
        new Code("infection", "Infection"),
        new Code("premises", "Unsafe building or surroundings"),
        new Code("other", "Something else"));

    /// <summary>PER05: how an adult is related to a child; read from the adult.</summary>
    public static CodeList Relationships { get; } = new(
        new Code("mother", "Mother"),
        new Code("father", "Father"),
        new Code("step-parent", "Step-parent"),
        new Code("parents-partner", "Partner of a parent"),
        new Code("grandparent", "Grandparent"),
        new Code("aunt-uncle", "Aunt or uncle"),
        new Code("sibling", "Brother or sister"),
        new Code("foster-carer", "Foster carer"),
        new Code("guardian", "Special guardian"),
        new Code("adoptive-parent", "Adoptive parent"),
        new Code("relative", "Other relative"),
        new Code("friend", "Friend of the family"),
        new Code("none", "Not related"),
        new Code("not-known", "Not known", NotKnown: true));
}
