using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Notifications;

/// <summary>The whole workflow table: what it does not allow is refused with its sentence, and nothing changes.</summary>
public sealed class NotificationWorkflowTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly DateTime At = new(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);
    private static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();
    private static readonly Actor Officer = Actor.Staff(1, "Priya Nair", Role.TriageOfficer);
    private static readonly Actor Manager = Actor.Staff(2, "Ruth Lindqvist", Role.TriageManager);
    private static readonly NotificationState[] Reachable = [NotificationState.Received, NotificationState.InformationRequested, NotificationState.Decided];

    public static TheoryData<NotificationState, NotificationAction, Role?> EveryStateActionAndRole()
    {
        var all = new TheoryData<NotificationState, NotificationAction, Role?>();
        foreach (var state in Reachable)
        {
            foreach (var action in Enum.GetValues<NotificationAction>().Where(a => a != NotificationAction.Submit))
            {
                foreach (var role in Enum.GetValues<Role>().Cast<Role?>().Append(null))
                    all.Add(state, action, role);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(EveryStateActionAndRole))]
    public void Each_action_is_done_from_each_state_by_each_role_exactly_as_the_table_says(NotificationState state, NotificationAction action, Role? role)
    {
        var notification = In(state);
        var by = role is { } r ? Actor.Staff(3, "Somebody", r) : Actor.Notifier;
        var line = NotificationWorkflow.Table.Find(state, action);
        var (version, happened) = (notification.Version, notification.Timeline.Count);

        if (line is not null && (line.May is null || by.May(line.May.Value)))
        {
            Do(notification, action, by);

            Assert.Equal(line.To, notification.State);
            Assert.True(notification.Version > version);
        }
        else
        {
            var refused = Assert.Throws<RulesBrokenException>(() => Do(notification, action, by));

            var sentence = Assert.Single(refused.Broken).Sentence;
            Assert.StartsWith(line is null ? "You can’t " : "Your role can’t ", sentence, StringComparison.Ordinal);
            Assert.EndsWith(line is null ? $"the notification is {StateWords.Of(state)}." : "a triage manager.", sentence, StringComparison.Ordinal);
            Assert.Equal((state, version, happened), (notification.State, notification.Version, notification.Timeline.Count));
        }
    }

    [Fact]
    public void A_draft_can_only_be_sent()
    {
        foreach (var action in Enum.GetValues<NotificationAction>())
            Assert.Equal(action == NotificationAction.Submit, NotificationWorkflow.Table.Find(NotificationState.Draft, action) is not null);
        foreach (var state in Reachable)
            Assert.Null(NotificationWorkflow.Table.Find(state, NotificationAction.Submit));
    }

    [Fact]
    public void A_decision_that_lacks_everything_is_refused_with_every_sentence_at_once_and_changes_nothing()
    {
        var notification = Received();

        var refused = Assert.Throws<RulesBrokenException>(() => notification.Decide(new DecisionFacts { Outcome = TriageOutcome.Unit }, Officer, At, Day.AddDays(30)));

        Assert.Equal(
        [
            "Screen the notification before you decide it",
            "Answer every check before you decide: Our own records, Social care, Education, Children’s centre and youth hub registration, Youth justice, Other",
            "Choose the level of need", "Explain the decision in at least 20 characters", "Choose the district", "Enter the message to the notifier",
            "This decision is late: choose the reason", "This decision is late: explain it in at least 10 characters",
        ], refused.Broken.Select(b => b.Sentence));
        Assert.Equal(NotificationState.Received, notification.State);
        Assert.Empty(notification.Decisions);
    }

    [Fact]
    public void A_decision_can_be_changed_on_day_28_and_not_on_day_29()
    {
        var notification = In(NotificationState.Decided);

        Assert.Throws<RulesBrokenException>(() => notification.ChangeDecision(Facts(), "The family moved away", Manager, At, Day.AddDays(29)));
        notification.ChangeDecision(Facts(), "The family moved away", Manager, At, Day.AddDays(28));

        Assert.Equal([1, 2], notification.Decisions.Select(d => d.Number));
        Assert.Equal("The family moved away", notification.Decision!.ChangeReason);
    }

    [Fact]
    public void A_claim_lapses_after_thirty_minutes_and_is_taken_over_before_that_only_on_purpose()
    {
        var notification = Received();
        notification.TakeClaim(takeOver: false, Officer, At, Day);

        var refused = Assert.Throws<RulesBrokenException>(() => notification.TakeClaim(takeOver: false, Manager, At.AddMinutes(29), Day));
        Assert.Equal("Priya Nair has been working on this since 10:00am. You can take it over", refused.Message);
        notification.TakeClaim(takeOver: false, Manager, At.AddMinutes(30), Day);
        notification.TakeClaim(takeOver: true, Officer, At.AddMinutes(31), Day);

        Assert.Equal(["Received", "Taken", "Taken", "Taken over from Ruth Lindqvist"], notification.Timeline.Select(t => t.What));
    }

    [Fact]
    public void Nothing_is_joined_to_a_notification_that_has_been_decided()
    {
        var decided = In(NotificationState.Decided);
        var waiting = Received();

        Assert.Throws<RulesBrokenException>(() => decided.WasJoinedBy(waiting, Officer, At, Day));
        waiting.WasJoinedBy(decided, Officer, At, Day);

        Assert.Equal("Notification EHN-2026-000001 joined", waiting.Timeline[^1].What);
    }

    [Fact]
    public void What_was_joined_and_parted_again_is_both_in_the_timeline_also_once_it_is_decided()
    {
        var (waiting, joined) = (Received(), In(NotificationState.Decided));
        waiting.WasJoinedBy(joined, Officer, At, Day);
        Do(waiting, NotificationAction.Screen, Officer);
        Do(waiting, NotificationAction.Check, Officer);
        Do(waiting, NotificationAction.Decide, Officer);

        waiting.WasPartedFrom(joined, "It is about another family", Manager, At, Day);

        Assert.Contains("Notification EHN-2026-000001 joined", waiting.Timeline.Select(t => t.What));
        Assert.Equal(("Notification EHN-2026-000001 no longer joined", "The decision on it was changed: It is about another family", null), (waiting.Timeline[^1].What, waiting.Timeline[^1].Detail, waiting.Timeline[^1].ToState));
        Assert.Null(waiting.NextDueOn);
    }

    [Fact]
    public void A_level_of_a_scheme_that_is_no_longer_in_force_is_not_decided_by()
    {
        var notification = In(NotificationState.Received);

        var refused = Assert.Throws<RulesBrokenException>(() => notification.Decide(Facts() with { Level = "KSCB-2015/intensive" }, Officer, At, Day));

        Assert.Equal(("Choose the level of need", "Level"), (Assert.Single(refused.Broken).Sentence, refused.Broken[0].Field));
    }

    private static Notification Received() => Notification.Receive(
        new Receipt { Reference = "EHN-2026-000001", Agency = "SCH-PRI", SourceCode = "2A", NotifierName = "Helen Marsh", NotifierEmail = "h@x.example", Family = Family.Meet("FAM-000001", "Walker"), Answers = "{}", Channel = NotificationChannel.Upload },
        Standards, Calendar, Actor.Notifier, At, Day);

    private static Notification In(NotificationState state)
    {
        var notification = Received();
        Do(notification, NotificationAction.Screen, Officer);
        Do(notification, NotificationAction.Check, Officer);
        if (state == NotificationState.InformationRequested)
            Do(notification, NotificationAction.RequestInformation, Officer);
        if (state == NotificationState.Decided)
            Do(notification, NotificationAction.Decide, Officer);
        return notification;
    }

    private static DecisionFacts Facts() => new()
    {
        Outcome = TriageOutcome.Unit, Level = "KSCMP-2018/intensive", Rationale = "Attendance has fallen since the father died.", DistrictId = 1, Message = "An Early Help Unit will work with them.",
    };

    private static void Do(Notification notification, NotificationAction action, Actor by)
    {
        switch (action)
        {
            case NotificationAction.Screen:
                notification.Screen(new ScreeningFacts(RiskLevel.Some, false, null), Standards, Calendar, by, At, Day);
                break;
            case NotificationAction.Check:
                notification.Check([.. Enum.GetValues<CheckKind>().Select(k => new CheckAnswer(k, CheckResult.NothingFound, null, Day))], by, At, Day);
                break;
            case NotificationAction.RequestInformation:
                notification.RequestInformation(["NOT10"], null, by, At, Day);
                break;
            case NotificationAction.ReceiveInformation:
                notification.ReceiveInformation("{}", ["NOT10"], 90, by, At, Day);
                break;
            case NotificationAction.Transcribe:
                notification.Transcribe("{}", ["NOT10"], 90, by, At, Day);
                break;
            case NotificationAction.Decide:
                notification.Decide(Facts(), by, At, Day);
                break;
            case NotificationAction.ChangeDecision:
                notification.ChangeDecision(Facts(), "The family moved away", by, At, Day);
                break;
            case NotificationAction.Claim:
                notification.TakeClaim(takeOver: true, by, At, Day);
                break;
            case NotificationAction.Reassign:
                notification.Reassign(9, "Owen Blake", by, At, Day);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action));
        }
    }
}
