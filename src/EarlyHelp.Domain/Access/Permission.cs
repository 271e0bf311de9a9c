namespace EarlyHelp.Domain.Access;

/// <summary>One thing that a role may do. Every endpoint names one; whether a record is in reach is a second question (Reach).</summary>
public enum Permission
{
    /// <summary>Be signed in: own start page, own account, own drafts.</summary>
    SignedIn,

    /// <summary>Enter or transcribe a notification as staff, and record a police or youth-offending notification.</summary>
    EnterNotification,

    /// <summary>Read the triage queue and a notification in it.</summary>
    ReadTriage,

    /// <summary>Screen, check, ask for information, claim and decide a notification.</summary>
    WorkTriage,

    /// <summary>Hand a notification in the queue to another officer, and change a decision.</summary>
    ManageTriage,

    /// <summary>Read the register of notifications in reach.</summary>
    ReadNotifications,

    /// <summary>Read family records in reach.</summary>
    ReadFamilies,

    /// <summary>Change a family record in reach: people, addresses, schools, consent.</summary>
    EditFamilies,

    /// <summary>Propose that two records are one person or family, or confirm another's proposal.</summary>
    MergeRecords,

    /// <summary>Read cases in reach, and find families.</summary>
    ReadCases,

    /// <summary>Read the family names of the unit's other cases (spec 3-access, unit worker).</summary>
    ReadTeamNames,

    /// <summary>Read the list of what is not yet accepted or allocated.</summary>
    ReadAllocations,

    /// <summary>Accept a passed family to a unit.</summary>
    AcceptToUnit,

    /// <summary>Allocate or reallocate a case to a worker.</summary>
    Allocate,

    /// <summary>Move a case from one unit of the own district to another.</summary>
    MoveBetweenUnits,

    /// <summary>Write notes on a case in reach.</summary>
    WriteNotes,

    /// <summary>Work with a family: first contact, assessment, plan, review, proposing closure, asking whether it lasted.</summary>
    WorkWithFamily,

    /// <summary>Authorise or return an assessment, sign off or return a closure; never one's own.</summary>
    SignOff,

    /// <summary>Add documents to a case in reach, and take them away.</summary>
    KeepDocuments,

    /// <summary>Talk through a unit's cases: the supervision list, a supervision record on a case, the unit meeting.</summary>
    Supervise,

    /// <summary>Read the quarterly list of cases that closed without their outcomes (spec 2-workflow, Close).</summary>
    ReviewClosures,

    /// <summary>Read what lead and worker talked through about a case that one works on.</summary>
    ReadSupervision,

    /// <summary>Decide that work goes on past 20 weeks.</summary>
    DecideContinuation,

    /// <summary>Reopen a case within 28 days.</summary>
    ReopenCases,

    /// <summary>Ask Early Help to take a family on from social care, and hand it over (spec 2-workflow, step-down).</summary>
    RequestStepDown,

    /// <summary>Read step-downs in reach.</summary>
    ReadStepDowns,

    /// <summary>Read panels and their minutes, as far as what they are about is in reach.</summary>
    ReadPanels,

    /// <summary>Chair a panel of the own district: attendees, decisions, minutes; look again after 4 and 12 weeks.</summary>
    ChairPanels,

    /// <summary>Plan the handover of a family that a panel accepted, and confirm that Early Help holds it.</summary>
    TakeOnStepDowns,

    /// <summary>Raise a step-up, send it and hand the family over.</summary>
    RaiseStepUps,

    /// <summary>Agree to a step-up or return it; never one's own.</summary>
    AgreeStepUps,

    /// <summary>Accept or decline a step-up for social care, and confirm that social care holds the family.</summary>
    AnswerStepUps,

    /// <summary>Read step-ups in reach.</summary>
    ReadStepUps,

    /// <summary>Review each step-up of a month.</summary>
    ReviewStepUps,

    /// <summary>Hand a family to open access, a commissioned service or another authority.</summary>
    StepAcross,

    /// <summary>Read the audit of a record in reach: every change and every look.</summary>
    ReadAudit,

    /// <summary>Review who looked at what: by member of staff, and what is unusual; say what came of it.</summary>
    ReviewLooks,

    /// <summary>Hold a family's records, erase them when their time is over, and set how long records are kept.</summary>
    EraseRecords,

    /// <summary>Add a version of the privacy notice.</summary>
    KeepNotices,

    /// <summary>Download lists as CSV.</summary>
    Export,

    /// <summary>See the figures of the own scope and below it on scorecard and dashboard; without <see cref="ReadCaseFigures"/> those of notifications alone.</summary>
    ReadFigures,

    /// <summary>See the figures of cases too, with tracker and forecast.</summary>
    ReadCaseFigures,

    /// <summary>Freeze the figures of a month as they are reported.</summary>
    FreezeFigures,

    /// <summary>Make the child-level lists that inspectors ask for.</summary>
    MakeReturns,

    /// <summary>Give a person what is recorded about them: find them, and read and download all of it, with a stated reason.</summary>
    AnswerAccessRequests,

    /// <summary>Say that one knows a family outside work, and lose reach of its record (spec 3-access, declared interest).</summary>
    DeclareInterest,

    /// <summary>In an emergency, open a record out of reach, with a reason (spec 3-access, break glass).</summary>
    BreakGlass,

    /// <summary>Limit a family's record to named people and release it, end a declared interest, review who broke the glass.</summary>
    RestrictRecords,

    /// <summary>Set up people, roles, organisation, standards and holidays.</summary>
    Administer,
}
