namespace EarlyHelp.Domain.Access;

/// <summary>What a member of staff is posted as; decides what they may do and how far they see (spec 3-access).</summary>
public enum Role
{
    /// <summary>Works the notification queue of the whole county.</summary>
    TriageOfficer,

    /// <summary>As a triage officer, and reassigns and changes decisions.</summary>
    TriageManager,

    /// <summary>Holds families in an Early Help Unit.</summary>
    UnitWorker,

    /// <summary>Leads a unit: accepts, allocates, signs off.</summary>
    UnitLead,

    /// <summary>Answers for a district's units, panels and continuations.</summary>
    DistrictManager,

    /// <summary>Reads everything of an area.</summary>
    AreaManager,

    /// <summary>Reads the county's figures and lists; opens a record only with a stated reason.</summary>
    CountyManager,

    /// <summary>As a county manager, for analysis.</summary>
    Analyst,

    /// <summary>One-to-one additional support at a children's centre or youth hub.</summary>
    OpenAccessWorker,

    /// <summary>Specialist Children's Services: step-downs they asked for, step-ups sent to them.</summary>
    SocialCarePartner,

    /// <summary>Audits the records sampled for them.</summary>
    QualityAuditor,

    /// <summary>Sets the service up; sees no family records.</summary>
    Administrator,

    /// <summary>Reviews who looked at what, and restricted records.</summary>
    PrivacyOfficer,
}
