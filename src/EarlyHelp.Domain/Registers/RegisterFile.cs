namespace EarlyHelp.Domain.Registers;

/// <summary>A file of a register, as another system exports it or this one does (spec/5-import-export.md).</summary>
/// <param name="Name">Its name: people.csv.</param>
/// <param name="Key">The column that tells its rows apart; null where a row has no reference of its own.</param>
/// <param name="Required">Columns without which its rows say nothing.</param>
/// <param name="Optional">Columns that may be missing.</param>
public sealed record RegisterFile(string Name, string? Key, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>What a row of it becomes; null where a row has no reference of its own.</summary>
    public ImportedKind? Kind { get; private init; }

    /// <summary>The file whose rows its own belong to; null where they stand alone, and for clocks, which belong to notifications or cases.</summary>
    public RegisterFile? BelongsTo { get; private init; }

    /// <summary>Which of the rows that belong to a record these are; null where they stand alone, and for clocks.</summary>
    public ImportedKind? Part { get; private init; }

    /// <summary>How the columns begin that an earlier import wrote, to say what was wrong; they are passed over.</summary>
    public const string ErrorPrefix = "error_";

    /// <summary>The column in which a bad file that is written again says what is wrong with a row.</summary>
    public const string ErrorReason = "error_reason";

    /// <summary>People of the families. A home whose address must not be told says yes in its last column.</summary>
    public static RegisterFile People { get; } = new("people.csv", "person_ref", ["person_ref", "family_ref", "family_role"],
    [
        "first_name", "last_name", "date_of_birth", "expected_date_of_delivery", "sex", "ethnicity", "upn", "nhs_number", "school_name", "attendance_percent", "address_line_1", "town", "postcode", "address_confidential",
    ]) { Kind = ImportedKind.Person };

    /// <summary>Notifications.</summary>
    public static RegisterFile Notifications { get; } = new("notifications.csv", "notification_ref", ["notification_ref", "family_ref", "received_at", "kind", "priority"],
        ["source", "notifier_name", "notifier_organisation", "district", "considered_at", "decided_at", "outcome", "summary"]) { Kind = ImportedKind.Notification };

    /// <summary>Cases. One of which every review that was ever due is known says yes in its last column.</summary>
    public static RegisterFile Cases { get; } = new("cases.csv", "case_ref", ["case_ref", "family_ref", "origin", "unit", "opened_on"],
    [
        "notification_ref", "worker_email", "allocated_on", "assessment_completed_on", "plan_agreed_on", "last_review_on", "closed_on", "closure_reason", "outcome", "reviews_known",
    ]) { Kind = ImportedKind.Case };

    /// <summary>Step-downs and step-ups.</summary>
    public static RegisterFile Transfers { get; } = new("transfers.csv", "transfer_ref", ["transfer_ref", "direction", "family_ref", "requested_on"],
        ["case_ref", "district", "panel_on", "decided_on", "decision", "completed_on"]) { Kind = ImportedKind.Transfer };

    /// <summary>Episodes of additional support.</summary>
    public static RegisterFile Support { get; } = new("additional_support.csv", "episode_ref", ["episode_ref", "family_ref", "opened_on"], ["district", "closed_on", "outcome"]) { Kind = ImportedKind.Episode };

    /// <summary>Figures that other services report.</summary>
    public static RegisterFile Figures { get; } = new("figures.csv", null, ["indicator", "month", "denominator"], ["district", "numerator", "target", "direction"]);

    /// <summary>Who held a case from when to when.</summary>
    public static RegisterFile Spells { get; } = new("case_spells.csv", null, ["case_ref", "unit", "from"], ["worker_email", "to"]) { BelongsTo = Cases, Part = ImportedKind.Spells };

    /// <summary>Reviews of plans.</summary>
    public static RegisterFile Reviews { get; } = new("reviews.csv", null, ["case_ref", "reviewed_on"], ["decision"]) { BelongsTo = Cases, Part = ImportedKind.Reviews };

    /// <summary>Whether families were asked what they thought, and answered.</summary>
    public static RegisterFile Feedback { get; } = new("feedback.csv", null, ["case_ref", "invited_on"], ["received_on"]) { BelongsTo = Cases, Part = ImportedKind.Feedback };

    /// <summary>What happened in a step-down or step-up.</summary>
    public static RegisterFile Steps { get; } = new("transfer_steps.csv", null, ["transfer_ref", "on", "step"], ["reason"]) { BelongsTo = Transfers, Part = ImportedKind.Steps };

    /// <summary>Closures that were reopened later.</summary>
    public static RegisterFile Closures { get; } = new("closures.csv", null, ["case_ref", "closed_on", "closure_reason", "outcome", "reopened_on"], []) { BelongsTo = Cases, Part = ImportedKind.Closures };

    /// <summary>From when to when people belonged to families.</summary>
    public static RegisterFile Members { get; } = new("family_members.csv", null, ["person_ref", "family_ref", "family_role", "from"], ["to"]) { BelongsTo = People, Part = ImportedKind.Members };

    /// <summary>Due dates as they were stored when their clocks started.</summary>
    public static RegisterFile Clocks { get; } = new("clocks.csv", null, ["ref", "clock", "due_on"], ["from", "met_on"]);

    /// <summary>Who is posted to a unit, with or without a case.</summary>
    public static RegisterFile Postings { get; } = new("postings.csv", null, ["worker_email", "name", "unit", "from"], ["to"]);

    /// <summary>All, in the order in which they are read: what others refer to comes first.</summary>
    public static IReadOnlyList<RegisterFile> All { get; } = [People, Notifications, Cases, Transfers, Support, Figures, Spells, Reviews, Feedback, Steps, Closures, Members, Clocks, Postings];

    /// <summary>What is wrong with its header: missing, unknown and doubled columns, each with the column.</summary>
    public IEnumerable<(string Column, string Reason)> Problems(IReadOnlyList<string> header)
    {
        foreach (var missing in Required.Where(c => !header.Contains(c, StringComparer.Ordinal)))
            yield return (missing, "This column is missing");
        foreach (var unknown in header.Where(c => !c.StartsWith(ErrorPrefix, StringComparison.Ordinal) && !Required.Contains(c, StringComparer.Ordinal) && !Optional.Contains(c, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal))
            yield return (Sayable(unknown, header), unknown.Length == 0 ? "A column has no name" : "This column is not known");
        foreach (var doubled in header.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1 && g.Key.Length > 0 && !g.Key.StartsWith(ErrorPrefix, StringComparison.Ordinal)).Select(g => g.Key))
            yield return (doubled, "This column stands twice");
    }

    // A file without a header has a family's first row where the names of columns should be.
    private static string Sayable(string column, IReadOnlyList<string> header) =>
        column.Length <= 40 && column.All(c => c is '_' or (>= 'a' and <= 'z')) ? column : $"column {header.Index().First(c => c.Item == column).Index + 1}";
}

/// <summary>What is wrong with a row, or with a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line of the file on which the row begins, 1 for the header.</param>
/// <param name="Column">The column.</param>
/// <param name="Reason">What is wrong, in a sentence that names no family.</param>
public sealed record RegisterProblem(string File, int Line, string Column, string Reason);
