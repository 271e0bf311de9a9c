namespace EarlyHelp.Web.Features.Drafts;

/// <summary>What an unfinished form is, told from the key under which it is kept: "note:EHC-2026-000045".</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Of">What it is about: a reference; null when the key names none.</param>
/// <param name="Address">Where the form stands; null when the key doesn't say.</param>
public sealed record DraftKind(string Title, string? Of, string? Address)
{
    private static readonly Dictionary<string, (string Title, int Parts, Func<string[], string?> Address)> Kinds = new(StringComparer.Ordinal)
    {
        ["note"] = ("Note", 2, p => $"/cases/{p[1]}/notes/new"),
        ["correction"] = ("Correction of a note", 3, p => $"/cases/{p[1]}/notes/{p[2]}/correct"),
        ["contact-notifier"] = ("Contact with the notifier", 2, p => $"/cases/{p[1]}/contact"),
        ["contact-family"] = ("First contact with the family", 2, p => $"/cases/{p[1]}/contact"),
        ["assessment"] = ("Assessment", 4, p => p[3] == AssessmentAnswers.AnswerForm.Draft ? $"/cases/{p[1]}/assessment/answer" : $"/cases/{p[1]}/assessment/write/{string.Join('/', p[3..])}"),
        ["plan"] = ("Family plan", 2, p => $"/cases/{p[1]}/plan/new"),
        ["plan-action"] = ("Action of the plan", 3, p => $"/cases/{p[1]}/plan/actions/{p[2]}"),
        ["plan-copy"] = ("Family’s copy given", 2, p => $"/cases/{p[1]}/plan/copy/given"),
        ["review"] = ("Review", 2, p => $"/cases/{p[1]}/reviews/new"),
        ["team-meeting"] = ("Meeting of the team around the family", 2, p => $"/cases/{p[1]}/meetings/new"),
        ["continuation"] = ("Continuation decision", 2, p => $"/cases/{p[1]}/continuation"),
        ["closure"] = ("Closure", 2, p => $"/cases/{p[1]}/closure"),
        ["follow-up"] = ("Did it last?", 3, p => $"/cases/{p[1]}/follow-ups/{p[2]}"),
        ["document"] = ("Document", 2, p => $"/cases/{p[1]}/documents/new"),
        ["supervision"] = ("Supervision", 2, p => $"/cases/{p[1]}/supervision/new"),
        ["allocation"] = ("Allocation", 2, p => $"/cases/{p[1]}/allocation/new"),
        ["move"] = ("Move to another unit", 2, p => $"/cases/{p[1]}/move/new"),
        ["handover"] = ("Handover to another district", 2, p => $"/cases/{p[1]}/handover"),
        ["step-up"] = ("Step-up to social care", 2, p => $"/cases/{p[1]}/step-up"),
        ["step-up-answer"] = ("Step-up", 2, p => $"/step-ups/{p[1]}"),
        ["step-across"] = ("Step across to another service", 2, p => $"/cases/{p[1]}/step-across"),
        ["step-across-answer"] = ("Step across", 2, p => $"/step-across/{p[1]}"),
        ["caseload"] = ("Move of a caseload", 2, p => $"/caseloads/{p[1]}/move"),
        ["cover"] = ("Cover", 1, _ => "/covers/new"),
        ["meeting"] = ("Unit meeting", 1, _ => "/unit-meeting"),
        ["step-down-request"] = ("Request for a step-down", 1, _ => "/step-downs/new"),
        ["step-down-handover"] = ("Handover of a step-down", 2, p => $"/step-downs/{p[1]}/handover"),
        ["step-down-take-on"] = ("Confirmation for Early Help", 2, p => $"/step-downs/{p[1]}/take-on"),
        ["step-down-given"] = ("Confirmation for social care", 2, p => $"/step-downs/{p[1]}/given"),
        ["step-down-withdraw"] = ("Withdrawal of a step-down", 2, p => $"/step-downs/{p[1]}/withdraw"),
        ["step-down-colleague"] = ("Step-down passed to a colleague", 2, p => $"/step-downs/{p[1]}/colleague"),
        ["step-down-condition"] = ("Condition of a step-down", 3, p => $"/step-downs/{p[1]}/conditions/{p[2]}"),
        ["step-down-look"] = ("Look at a step-down", 3, p => $"/step-downs/{p[1]}/looks/{p[2]}"),
        ["person"] = ("Person", 3, p => p[2].Length == 0 ? $"/families/{p[1]}/people/new" : $"/families/{p[1]}/people/{p[2]}/edit"),
        ["residence"] = ("Home", 3, p => $"/families/{p[1]}/people/{p[2]}/residences/new"),
        ["schooling"] = ("School", 3, p => $"/families/{p[1]}/people/{p[2]}/schoolings/new"),
        ["relationship"] = ("Relationship", 2, p => $"/families/{p[1]}/relationships/new"),
        ["consent"] = ("Consent", 2, p => $"/families/{p[1]}/consents/new"),
        ["leaving"] = ("No longer of the family", 3, p => $"/families/{p[1]}/people/{p[2]}/leaving"),
        ["merge"] = ("Merge of two records", 2, p => $"/families/{p[1]}/merges/new"),
        ["screening"] = ("Screening", 2, p => $"/triage/{p[1]}"),
        ["decision"] = ("Decision", 2, p => $"/triage/{p[1]}/decision"),
        ["decision-change"] = ("Change of a decision", 2, p => $"/triage/{p[1]}/decision/change"),
        ["information"] = ("Request for information", 2, p => $"/triage/{p[1]}/information/new"),
        ["panel"] = ("Panel to begin", 2, p => $"/panels/{p[1]}"),
        ["panel-there"] = ("Who is at the panel", 2, p => $"/panels/{p[1]}/there"),
        ["panel-off"] = ("Panel to call off", 2, p => $"/panels/{p[1]}/call-off"),
        ["panel-closing"] = ("Close of the panel", 2, p => $"/panels/{p[1]}/minutes"),
        ["panel-decision"] = ("Decision of the panel", 3, p => $"/panels/{p[2]}/items/{p[1]}"),
        ["form"] = ("Notification form", 2, p => p[1].Length == 0 ? null : $"/{string.Join('/', p[1..])}"),
    };

    /// <summary>The words before the first colon of every key that a form of ours keeps.</summary>
    public static IReadOnlyCollection<string> Known => Kinds.Keys;

    /// <summary>What a key stands for. The key came with a form, so it may be anything.</summary>
    public static DraftKind Told(string key)
    {
        string[] parts = [.. key.Split(':').Select(Uri.EscapeDataString)];
        if (!Kinds.TryGetValue(parts[0], out var kind))
            return new("Form", null, null);
        var reference = parts.Length > 1 && parts[1].Contains('-', StringComparison.Ordinal) && parts[0] != "form" ? parts[1] : null;
        return new(kind.Title, reference, parts.Length < kind.Parts ? null : kind.Address(parts));
    }
}
