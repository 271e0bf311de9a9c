using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>What social care did with the family until now.</summary>
public enum SocialCareStatus
{
    /// <summary>A child in need plan.</summary>
    ChildInNeed,

    /// <summary>A child protection plan.</summary>
    ChildProtection,

    /// <summary>A child was looked after.</summary>
    LookedAfter,

    /// <summary>Assessed, without a plan.</summary>
    AssessmentOnly,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What social care says when it asks Early Help to take a family on.</summary>
public sealed record StepDownFacts
{
    /// <summary>Their case number.</summary>
    public string? SocialCareReference { get; init; }

    /// <summary>What they did with the family until now.</summary>
    public SocialCareStatus? Status { get; init; }

    /// <summary>Why they want to step the family down.</summary>
    public string? Reason { get; init; }

    /// <summary>What risk remains.</summary>
    public string? RemainingRisk { get; init; }

    /// <summary>What must go on.</summary>
    public string? WhatMustContinue { get; init; }

    /// <summary>What the social worker thinks.</summary>
    public string? SocialWorkersView { get; init; }

    /// <summary>Whether the family agrees.</summary>
    public bool? FamilyAgrees { get; init; }

    /// <summary>Who of the family agreed.</summary>
    public string? ConsentBy { get; init; }

    /// <summary>When they agreed.</summary>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>Why it is asked without the family's agreement.</summary>
    public string? WhyWithoutConsent { get; init; }

    /// <summary>What the family says.</summary>
    public string? FamilysViews { get; init; }

    /// <summary>What each child says.</summary>
    public string? ChildrensViews { get; init; }

    /// <summary>Why no child was heard.</summary>
    public string? WhyNoChildrensViews { get; init; }

    /// <summary>Why the latest plan is not attached.</summary>
    public string? WhyNoPlan { get; init; }

    /// <summary>The day on which they mean to end.</summary>
    public DateOnly? EndsSocialCareOn { get; init; }

    /// <summary>Who the family is.</summary>
    public FamilyTold Family { get; init; } = new([], null, null);

    internal Rule[] Rules(DateOnly on, bool hasPlan) =>
    [
        Text.Given(SocialCareReference, "Enter social care’s case number", nameof(SocialCareReference)),
        Text.Short(SocialCareReference, StepDown.LineMaxLength, "Social care’s case number", nameof(SocialCareReference)),
        new(Status is not null, "Select what social care does with the family now", nameof(Status)),
        .. Told(Reason, "Enter why the family can step down", "Why the family can step down", nameof(Reason)),
        .. Told(RemainingRisk, "Enter what risk remains", "What risk remains", nameof(RemainingRisk)),
        .. Told(WhatMustContinue, "Enter what must continue", "What must continue", nameof(WhatMustContinue)),
        .. Told(SocialWorkersView, "Enter the social worker’s view", "The social worker’s view", nameof(SocialWorkersView)),
        new(FamilyAgrees is not null, "Select whether the family agrees", nameof(FamilyAgrees)),
        new(FamilyAgrees != true || Text.Is(ConsentBy), "Enter who of the family agreed", nameof(ConsentBy)),
        Text.Short(ConsentBy, StepDown.LineMaxLength, "Who agreed", nameof(ConsentBy)),
        new(FamilyAgrees != true || ConsentOn is not null, "Enter the day on which the family agreed", nameof(ConsentOn)),
        new(FamilyAgrees != true || ConsentOn is null || ConsentOn <= on, "The day on which the family agreed must be today or in the past", nameof(ConsentOn)),
        new(FamilyAgrees != false || Text.Is(WhyWithoutConsent), "Say why you ask without the family’s agreement", nameof(WhyWithoutConsent)),
        Text.Short(WhyWithoutConsent, StepDown.TextMaxLength, "Why you ask without the family’s agreement", nameof(WhyWithoutConsent)),
        .. Told(FamilysViews, "Enter what the family says", "What the family says", nameof(FamilysViews)),
        new(Text.Is(ChildrensViews) || Text.Is(WhyNoChildrensViews), "Enter what the children say, or why no child was heard", nameof(ChildrensViews)),
        Text.Short(ChildrensViews, StepDown.TextMaxLength, "What the children say", nameof(ChildrensViews)),
        Text.Short(WhyNoChildrensViews, StepDown.TextMaxLength, "Why no child was heard", nameof(WhyNoChildrensViews)),
        new(hasPlan || Text.Is(WhyNoPlan), "Attach the latest plan, or say why there is none", "Plan"),
        Text.Short(WhyNoPlan, StepDown.TextMaxLength, "Why there is no plan", nameof(WhyNoPlan)),
        new(EndsSocialCareOn is null || EndsSocialCareOn >= on, "The day on which social care means to end must be today or later", nameof(EndsSocialCareOn)),
    ];

    private static Rule[] Told(string? text, string sentence, string what, string field) =>
        [Text.Given(text, sentence, field), Text.Short(text, StepDown.TextMaxLength, what, field)];
}

/// <summary>The latest plan of social care, as it came with the request; held back until it is scanned where a scanner is set up.</summary>
public sealed class StepDownPlan : ScannedFile
{
    /// <summary>The step-down it came with.</summary>
    public long StepDownId { get; private set; }

    /// <summary>Whether it can be downloaded.</summary>
    public bool IsReadable => Scan is ScanState.NotScanned or ScanState.Clean;

    private StepDownPlan()
    {
    }

    internal StepDownPlan(KeptFile file, bool isHeldBack, Access.Actor by, DateTime at)
    {
        (FileName, ContentType, Bytes, Sha256, StoredAs) = (file.Name, file.ContentType, file.Bytes, file.Sha256, file.StoredAs);
        (At, By, ByStaffId) = (at, by.Name, by.StaffId);
        if (isHeldBack)
            (Scan, ScanNotBefore) = (ScanState.Waiting, at);
    }
}
