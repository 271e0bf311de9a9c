using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>The weekly panel of a district, at which Early Help and social care decide together on the step-downs on its agenda.</summary>
public sealed class Panel : Versioned
{
    /// <summary>Most people at a panel.</summary>
    public const int MostAttendees = 40;

    private readonly List<PanelAttendee> attendees = [];
    private readonly List<PanelItem> items = [];
    private readonly List<TimelineEntry> timeline = [];

    /// <summary>The district.</summary>
    public long DistrictId { get; private set; }

    /// <summary>The district.</summary>
    public District District { get; private set; } = null!;

    /// <summary>Its day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Monday of the week it is the panel of; a bank holiday can move its day into the next week.</summary>
    public DateOnly Week { get; private set; }

    /// <summary>Where it stands.</summary>
    public PanelState State { get; private set; }

    /// <summary>Who chairs it; null before it begins.</summary>
    public string? Chair { get; private set; }

    /// <summary>Who began it.</summary>
    public long? ChairId { get; private set; }

    /// <summary>When it began (UTC).</summary>
    public DateTime? BegunAt { get; private set; }

    /// <summary>When it closed (UTC).</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>What the chair says at the end, for the minutes.</summary>
    public string? ClosingNote { get; private set; }

    /// <summary>Why it is called off.</summary>
    public string? CalledOffReason { get; private set; }

    /// <summary>Who is there, the chair not counted.</summary>
    public IReadOnlyList<PanelAttendee> Attendees => attendees;

    /// <summary>What is and was on its agenda, in the order it was put there.</summary>
    public IReadOnlyList<PanelItem> Items => items;

    /// <summary>What happened to it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    private Panel()
    {
    }

    /// <summary>A panel of the district on a day of its calendar.</summary>
    public static Panel Plan(District district, PanelDate on) => new() { District = district, DistrictId = district.Id, Date = on.Date, Week = on.Week };

    /// <summary>Begins the panel: from now on it decides.</summary>
    public void Begin(string? chair, IReadOnlyList<AttendeeFacts> there, Actor by, DateTime at, DateOnly on)
    {
        var step = PanelWorkflow.Table.Take(State, PanelAction.Begin, by);
        Rule.Check([IsOfDistrict(by), new(Date <= on, $"The panel is on {UkDates.Date(Date)}: begin it then, or call it off"), .. Quorum(chair, there)]);
        Seat(chair!, there);
        (ChairId, BegunAt) = (by.StaffId, at);
        Move(step, by, at, on, "Panel begun", $"{Chair} chairs; {UkDates.Count(attendees.Count, "person")} there".Replace("persons", "people", StringComparison.Ordinal));
    }

    /// <summary>Somebody came or left: says anew who is there.</summary>
    public void Attend(string? chair, IReadOnlyList<AttendeeFacts> there, Actor by, DateTime at, DateOnly on)
    {
        var step = PanelWorkflow.Table.Take(State, PanelAction.Attend, by);
        Rule.Check([IsOfDistrict(by), .. Quorum(chair, there)]);
        Seat(chair!, there);
        Move(step, by, at, on, "Who is there was changed");
    }

    /// <summary>Closes the panel. What it did not reach goes to a later one.</summary>
    /// <param name="note">What the chair says at the end.</param>
    /// <param name="notReached">What is on its agenda without a decision; all of it.</param>
    /// <param name="next">The panel it goes to; may be null when nothing is left.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Close(string? note, IReadOnlyList<StepDown> notReached, Panel? next, Actor by, DateTime at, DateOnly on)
    {
        var step = PanelWorkflow.Table.Take(State, PanelAction.Close, by);
        Rule.Check(IsOfDistrict(by), AllOf(notReached), new(next is not null || notReached.Count == 0, "Choose the panel to which the rest of the agenda goes"), Text.Short(note, StepDown.TextMaxLength, "Closing note", nameof(ClosingNote)));
        foreach (var left in notReached)
            left.CarryOver(this, next!, PanelDecision.NotReached, "There was no time for it", by, at, on);
        (ClosingNote, ClosedAt) = (Text.Tidy(note), at);
        Move(step, by, at, on, "Panel closed", ClosingNote);
    }

    /// <summary>Sends the minutes: of two who do it at once the second is told, so that nobody gets them twice.</summary>
    /// <param name="readers">To how many they go.</param>
    /// <param name="by">Who sends them.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void SendMinutes(int readers, Actor by, DateTime at, DateOnly on)
    {
        var step = PanelWorkflow.Table.Take(State, PanelAction.SendMinutes, by);
        Rule.Check(IsOfDistrict(by), new(readers > 0, "Everybody who gets the minutes has been sent them"));
        Move(step, by, at, on, $"Minutes sent to {readers} {(readers == 1 ? "person" : "people")}");
    }

    /// <summary>Calls the panel off: what is on its agenda goes to a later one.</summary>
    public void CallOff(string? reason, IReadOnlyList<StepDown> agenda, Panel? next, Actor by, DateTime at, DateOnly on)
    {
        var step = PanelWorkflow.Table.Take(State, PanelAction.CallOff, by);
        Rule.Check(IsOfDistrict(by), Text.Given(reason, "Say why the panel is called off", "Words"), Text.Short(reason, StepDown.LineMaxLength, "Reason", "Words"), AllOf(agenda),
            new(next is not null || agenda.Count == 0, "Choose the panel to which the agenda goes"));
        foreach (var waiting in agenda)
            waiting.CarryOver(this, next!, PanelDecision.CalledOff, reason!.Trim(), by, at, on);
        CalledOffReason = reason!.Trim();
        Move(step, by, at, on, "Panel called off", CalledOffReason);
    }

    /// <summary>Its agenda changed: somebody who closes or calls it off at this moment is told.</summary>
    internal void Take(PanelItem item)
    {
        items.Add(item);
        Touch();
    }

    /// <summary>The sentences that say who is missing.</summary>
    public static IReadOnlyList<BrokenRule> Missing(string? chair, IReadOnlyList<AttendeeFacts> there) => Rule.Broken([.. Quorum(chair, there)]);

    private static IEnumerable<Rule> Quorum(string? chair, IReadOnlyList<AttendeeFacts> there)
    {
        yield return Text.Given(chair, "Enter who chairs the panel", nameof(Chair));
        yield return Text.Short(chair, PanelAttendee.NameMaxLength, "Chair", nameof(Chair));
        yield return new(there.Any(a => a.Side == TransferSide.EarlyHelp && Text.Is(a.Name)), "The panel needs somebody from Early Help besides the chair", nameof(Attendees));
        yield return new(there.Any(a => a.Side == TransferSide.SocialCare && Text.Is(a.Name)), "The panel needs somebody from social care", nameof(Attendees));
        yield return new(there.Count <= MostAttendees, $"At most {MostAttendees} people", nameof(Attendees));
        for (var i = 0; i < there.Count; i++)
        {
            var field = $"{nameof(Attendees)}[{i}].";
            yield return Text.Given(there[i].Name, "Enter the name", field + "Name");
            yield return Text.Short(there[i].Name, PanelAttendee.NameMaxLength, "Name", field + "Name");
            yield return new(there[i].Side is not null, "Select for whom they come", field + "Side");
            yield return new(!Text.Is(there[i].Email) || EmailAddress.IsValid(there[i].Email), EmailAddress.Problem(there[i].Email) ?? "", field + "Email");
        }
    }

    private void Seat(string chair, IReadOnlyList<AttendeeFacts> there)
    {
        Chair = chair.Trim();
        attendees.Clear();
        attendees.AddRange(there.Select((a, i) => new PanelAttendee(i + 1, a)));
    }

    private Rule IsOfDistrict(Actor by) => new(by.DistrictId == DistrictId, "You can do this for the panels of your own district only");

    private Rule AllOf(IReadOnlyList<StepDown> left) =>
        new(items.Count(i => i.Decision is null) == left.Select(s => s.Reference).Distinct().Count(), "The agenda has changed: look at it again");

    private void Move(Transition<PanelState, PanelAction> step, Actor by, DateTime at, DateOnly on, string what, string? detail = null)
    {
        timeline.Add(new TimelineEntry(by, at, on, what, detail, step.To == State ? null : State.ToString(), step.To == State ? null : step.To.ToString()));
        State = step.To;
        Touch();
    }
}

/// <summary>Who is at a panel, as the chair enters it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Side">For whom they come.</param>
/// <param name="Email">Where the minutes go; null when they get none.</param>
/// <param name="StaffId">The member of staff, when they are one with an account.</param>
public sealed record AttendeeFacts(string? Name, TransferSide? Side, string? Email = null, long? StaffId = null);

/// <summary>Somebody who was at a panel.</summary>
public sealed class PanelAttendee
{
    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The panel.</summary>
    public long PanelId { get; private set; }

    /// <summary>Place on the list, 1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>For whom they come.</summary>
    public TransferSide Side { get; private set; }

    /// <summary>Where the minutes go; null when they get none.</summary>
    public string? Email { get; private set; }

    /// <summary>The member of staff, when they are one.</summary>
    public long? StaffId { get; private set; }

    private PanelAttendee()
    {
    }

    internal PanelAttendee(int number, AttendeeFacts facts) => (Number, Name, Side, Email, StaffId) = (number, facts.Name!.Trim(), facts.Side!.Value, Text.Tidy(facts.Email), facts.StaffId);
}
