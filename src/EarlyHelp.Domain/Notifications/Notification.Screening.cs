using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications;

/// <summary>Screening and checks: considered within 2 working days, before any decision.</summary>
public sealed partial class Notification
{
    private readonly List<SystemCheck> checks = [];

    /// <summary>The initial screening, once recorded; the newest counts.</summary>
    public Screening? Screening { get; private set; }

    /// <summary>The checks answered so far.</summary>
    public IReadOnlyList<SystemCheck> Checks => checks;

    /// <summary>Checks that nobody has answered yet.</summary>
    public IEnumerable<CheckKind> UnansweredChecks => Enum.GetValues<CheckKind>().Where(k => checks.All(c => c.Kind != k));

    /// <summary>Records the screening. The first one stops the consider clock; priority decides which decision clock runs.</summary>
    public void Screen(ScreeningFacts facts, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = NotificationWorkflow.Table.Take(State, NotificationAction.Screen, by);
        Rule.Check(
            new(facts.Priority == IsPriority && !facts.Priority || !string.IsNullOrWhiteSpace(facts.PriorityReason), "Say why this is a priority, or why it is not", nameof(facts.PriorityReason)),
            new(facts.Risk != RiskLevel.Immediate || !facts.PassedToSocialCare || facts.SocialCareCalledAt is not null, "Enter the time of the call to the social care front door", nameof(facts.SocialCareCalledAt)),
            new(facts.SocialCareCalledAt is null || facts.SocialCareCalledAt <= at, "The time of the call must be in the past", nameof(facts.SocialCareCalledAt)),
            new(Kind == NotificationKind.EarlyHelp || facts.ActionTaken is { Length: >= 5 }, "Say what was done about this police notification", nameof(facts.ActionTaken)));
        if (Screening is null)
            Screening = new Screening(facts, at, by);
        else
            Screening.Renew(facts, at, by);
        (ConsideredAt, ConsideredOn) = (ConsideredAt ?? at, ConsideredOn ?? on);
        IsPriority = facts.Priority;
        DecideBy = Clock.Start(standards.InForce(DecideStandard, ReceivedOn), ReceivedOn, calendar).DueOn;
        var call = facts.SocialCareCalledAt is { } called ? $"; social care front door called {(UkTime.DayOf(called) == on ? $"at {UkDates.TimeOf(called)}" : $"on {UkDates.DateAndTime(called)}")}" : "";
        Move(step, by, at, on, Kind == NotificationKind.EarlyHelp ? "Screened" : "Police notification actioned",
            $"Risk {StateWords.Of(facts.Risk)}; {(facts.Priority ? "priority" : "not a priority")}{Because(facts.PriorityReason)}{call}{Because(facts.ActionTaken)}");
    }

    /// <summary>Answers checks: each done with its finding and date, or not needed with its reason. A later answer replaces an earlier one; the audit keeps both.</summary>
    public void Check(IReadOnlyList<CheckAnswer> answers, Actor by, DateTime at, DateOnly on)
    {
        var step = NotificationWorkflow.Table.Take(State, NotificationAction.Check, by);
        List<BrokenRule> broken = [];
        foreach (var answer in answers)
        {
            var name = CheckNames.Of(answer.Kind);
            var field = $"Checks.{answer.Kind}.{(answer.Result == CheckResult.NotNeeded ? "Reason" : "Text")}";
            if (answer.Result != CheckResult.NothingFound && string.IsNullOrWhiteSpace(answer.Text))
                broken.Add(new BrokenRule(answer.Result == CheckResult.Found ? $"Enter what was found: {name}" : $"Say why this check is not needed: {name}", field));
            if (answer.Text?.Trim().Length > SystemCheck.TextMaxLength)
                broken.Add(new BrokenRule($"{name} must be {SystemCheck.TextMaxLength:N0} characters or fewer", field));
            if (answer.On > on)
                broken.Add(new BrokenRule($"The date of a check must be today or in the past: {name}", "CheckedOn"));
        }

        if (broken.Count > 0)
            throw new RulesBrokenException(broken);
        foreach (var answer in answers)
        {
            var check = checks.FirstOrDefault(c => c.Kind == answer.Kind);
            if (check is null)
                checks.Add(check = new SystemCheck(answer.Kind));
            check.Answer(answer, by, at);
        }

        Move(step, by, at, on, "Checks recorded", string.Join("; ", answers.Select(a => $"{CheckNames.Of(a.Kind)}: {a.InWords}")));
    }

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $" – {reason.Trim()}";
}

/// <summary>Risk to a child as triage sees it at first sight.</summary>
public enum RiskLevel
{
    /// <summary>None seen.</summary>
    None,

    /// <summary>Some.</summary>
    Some,

    /// <summary>Now: the social care front door is offered at once.</summary>
    Immediate,
}

/// <summary>What triage records when it screens.</summary>
/// <param name="Risk">Risk level.</param>
/// <param name="Priority">Whether it is a priority.</param>
/// <param name="PriorityReason">Why.</param>
/// <param name="PassedToSocialCare">Whether it was passed to the social care front door at once.</param>
/// <param name="SocialCareCalledAt">When they were called (UTC).</param>
/// <param name="ActionTaken">What was done (police kinds).</param>
/// <param name="WhoTheyAre">Who the family already is to us, in words.</param>
public sealed record ScreeningFacts(RiskLevel Risk, bool Priority, string? PriorityReason, bool PassedToSocialCare = false, DateTime? SocialCareCalledAt = null, string? ActionTaken = null, string? WhoTheyAre = null);

/// <summary>The initial screening of a notification.</summary>
public sealed class Screening
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The notification.</summary>
    public long NotificationId { get; private set; }

    /// <summary>Risk level.</summary>
    public RiskLevel Risk { get; private set; }

    /// <summary>Priority.</summary>
    public bool Priority { get; private set; }

    /// <summary>Why it is or isn't a priority.</summary>
    public string? PriorityReason { get; private set; }

    /// <summary>Whether it was passed to the social care front door at once.</summary>
    public bool PassedToSocialCare { get; private set; }

    /// <summary>When they were called (UTC).</summary>
    public DateTime? SocialCareCalledAt { get; private set; }

    /// <summary>What was done (police kinds).</summary>
    public string? ActionTaken { get; private set; }

    /// <summary>Who the family already is to us, in words.</summary>
    public string? WhoTheyAre { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>By whom.</summary>
    public string By { get; private set; } = "";

    private Screening()
    {
    }

    internal Screening(ScreeningFacts facts, DateTime at, Actor by) => Renew(facts, at, by);

    internal void Renew(ScreeningFacts facts, DateTime at, Actor by)
    {
        (Risk, Priority, PriorityReason) = (facts.Risk, facts.Priority, facts.PriorityReason);
        // That they were called stays true when the risk is seen otherwise later.
        (PassedToSocialCare, SocialCareCalledAt) = (PassedToSocialCare || facts.PassedToSocialCare, facts.SocialCareCalledAt ?? SocialCareCalledAt);
        (ActionTaken, WhoTheyAre, At, By) = (facts.ActionTaken, facts.WhoTheyAre, at, by.Name);
    }
}

/// <summary>Where triage looks before it decides (spec 2-workflow, Check).</summary>
public enum CheckKind
{
    /// <summary>Our own records.</summary>
    OwnRecords,

    /// <summary>Social care.</summary>
    SocialCare,

    /// <summary>Education.</summary>
    Education,

    /// <summary>Registration at a children's centre or youth hub.</summary>
    Registration,

    /// <summary>Youth justice.</summary>
    YouthJustice,

    /// <summary>Anywhere else.</summary>
    Other,
}

/// <summary>What a check led to.</summary>
public enum CheckResult
{
    /// <summary>Done; nothing found.</summary>
    NothingFound,

    /// <summary>Done; something found.</summary>
    Found,

    /// <summary>Not needed, with a reason.</summary>
    NotNeeded,
}

/// <summary>The answer to one check.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Result">What it led to.</param>
/// <param name="Text">The finding, or the reason why not needed.</param>
/// <param name="On">The day of the check.</param>
public sealed record CheckAnswer(CheckKind Kind, CheckResult Result, string? Text, DateOnly On)
{
    /// <summary>"nothing found", "found: …", "not needed: …".</summary>
    public string InWords => Result switch
    {
        CheckResult.NothingFound => "nothing found",
        CheckResult.Found => $"found: {Text}",
        _ => $"not needed: {Text}",
    };
}

/// <summary>One check of one notification.</summary>
public sealed class SystemCheck
{
    /// <summary>Longest finding or reason.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The notification.</summary>
    public long NotificationId { get; private set; }

    /// <summary>Where was looked.</summary>
    public CheckKind Kind { get; private set; }

    /// <summary>What it led to.</summary>
    public CheckResult Result { get; private set; }

    /// <summary>The finding, or the reason.</summary>
    public string? Text { get; private set; }

    /// <summary>The day of the check.</summary>
    public DateOnly On { get; private set; }

    /// <summary>By whom.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private SystemCheck()
    {
    }

    internal SystemCheck(CheckKind kind) => Kind = kind;

    internal void Answer(CheckAnswer answer, Actor by, DateTime at) =>
        (Result, Text, On, By, At) = (answer.Result, answer.Text?.Trim(), answer.On, by.Name, at);
}

/// <summary>The checks as staff call them.</summary>
public static class CheckNames
{
    /// <summary>Name of a check.</summary>
    public static string Of(CheckKind kind) => kind switch
    {
        CheckKind.OwnRecords => "Our own records",
        CheckKind.SocialCare => "Social care",
        CheckKind.Education => "Education",
        CheckKind.Registration => "Children’s centre and youth hub registration",
        CheckKind.YouthJustice => "Youth justice",
        _ => "Other",
    };
}
