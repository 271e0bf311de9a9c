using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Transfers;
using static EarlyHelp.Domain.Tests.Transfers.AStepDown;

namespace EarlyHelp.Domain.Tests.Transfers;

public sealed class PanelTests
{
    private static readonly AttendeeFacts OfEarlyHelp = Quorum[0];
    private static readonly AttendeeFacts OfSocialCare = Quorum[1];

    private static readonly Dictionary<string, (string? Chair, AttendeeFacts[] There, string Sentence)> NoQuorum = new(StringComparer.Ordinal)
    {
        ["no chair"] = (" ", Quorum, "Enter who chairs the panel"),
        ["nobody of Early Help"] = ("Dan", [OfSocialCare], "The panel needs somebody from Early Help besides the chair"),
        ["nobody of social care"] = ("Dan", [OfEarlyHelp, new("School", TransferSide.Other)], "The panel needs somebody from social care"),
        ["a place without a name"] = ("Dan", [.. Quorum, new(null, TransferSide.Other)], "Enter the name"),
        ["a name without a side"] = ("Dan", [.. Quorum, new("Jo", null)], "Select for whom they come"),
        ["an address that is none"] = ("Dan", [.. Quorum, new("Jo", TransferSide.Other, "jo")], "Enter an email address in the correct format, like name@example.com"),
    };

    public static TheoryData<string> Each => [.. NoQuorum.Keys];

    [Theory, MemberData(nameof(Each))]
    public void Without_its_quorum_a_panel_does_not_begin(string gap)
    {
        var (chair, there, sentence) = NoQuorum[gap];
        var panel = Planned();

        AStepDownRefused.Says(() => panel.Begin(chair, there, Manager, At(PanelDay), PanelDay), sentence);

        Assert.Equal((PanelState.Planned, 1), (panel.State, panel.Version));
    }

    [Fact]
    public void A_panel_begins_on_its_day_and_by_its_districts_manager()
    {
        AStepDownRefused.Says(() => Planned().Begin("Dan", Quorum, Manager, At(Asked), Asked), "The panel is on 25 November 2026: begin it then, or call it off");
        AStepDownRefused.Says(() => Planned().Begin("Dan", Quorum, Elsewhere, At(PanelDay), PanelDay), "You can do this for the panels of your own district only");
        AStepDownRefused.Says(() => Planned().Begin("Dan", Quorum, Lead, At(PanelDay), PanelDay), "Your role can’t begin this panel. Ask a district manager.");

        Assert.Equal((PanelState.Open, "Dan Oduya", 2), (Open().State, Open().Chair, Open().Attendees.Count));
    }

    [Fact]
    public void What_is_not_reached_goes_to_the_next_panel()
    {
        var (left, panel) = AtPanel();
        var next = Planned(Later);

        AStepDownRefused.Says(() => panel.Close("Late", [left], null, Manager, At(PanelDay), PanelDay), "Choose the panel to which the rest of the agenda goes");
        AStepDownRefused.Says(() => panel.Close("Late", [], next, Manager, At(PanelDay), PanelDay), "The agenda has changed: look at it again");
        panel.Close("Late", [left], next, Manager, At(PanelDay), PanelDay);

        Assert.Equal((PanelState.Held, "Late"), (panel.State, panel.ClosingNote));
        Assert.Equal((StepDownState.OnAgenda, next), (left.State, left.Panel!));
        Assert.Equal([PanelDecision.NotReached, null], left.Items.Select(i => i.Decision));
        Assert.Null(left.HeardOn);
    }

    [Fact]
    public void Called_off_its_agenda_goes_to_the_next_panel()
    {
        var panel = Planned();
        var waiting = Listed(panel);
        var next = Planned(Later);

        AStepDownRefused.Says(() => panel.CallOff(null, [waiting], next, Manager, At(Asked), Asked), "Say why the panel is called off");
        panel.CallOff("Snow", [waiting], next, Manager, At(Asked), Asked);

        Assert.Equal((PanelState.CalledOff, next), (panel.State, waiting.Panel!));
        AStepDownRefused.Says(() => panel.Begin("Dan", Quorum, Manager, At(PanelDay), PanelDay), "You can’t begin this panel: the panel is called off.");
    }

    [Fact]
    public void What_was_decided_stays_at_the_panel()
    {
        var (accepted, panel) = AtPanel();
        accepted.Accept(panel, "Fine", [Condition()], Manager, At(PanelDay), PanelDay);

        panel.Close(null, [], null, Manager, At(PanelDay), PanelDay);

        Assert.Equal((PanelDecision.Accepted, "Fine", PanelDay), (panel.Items[0].Decision!.Value, panel.Items[0].Words!, panel.Items[0].DecidedOn!.Value));
    }

    [Theory]
    [InlineData(DayOfWeek.Wednesday, "2026-11-18", "2026-11-18 2026-11-25 2026-12-02")]
    [InlineData(DayOfWeek.Wednesday, "2026-11-19", "2026-11-25 2026-12-02 2026-12-09")]
    [InlineData(DayOfWeek.Friday, "2026-12-21", "2026-12-29 2027-01-04 2027-01-08")]
    [InlineData(DayOfWeek.Friday, "2026-12-28", "2026-12-29 2027-01-04 2027-01-08")]
    [InlineData(DayOfWeek.Monday, "2027-03-29", "2027-03-30 2027-04-05 2027-04-12")]
    public void A_panel_on_a_bank_holiday_is_on_the_next_working_day(DayOfWeek day, string from, string dates) => Assert.Equal(
        dates.Split(' ').Select(Day.Of), PanelCalendar.Next(day, Day.Of(from), 3, WorkingCalendar.Shipped()).Select(d => d.Date));

    [Fact]
    public void A_district_holds_its_panel_on_a_weekday()
    {
        var district = new Domain.Organisation.District(ACase.Ashford.Area, "Deal", Asked);
        Assert.Equal(DayOfWeek.Wednesday, district.PanelDay);
        district.HoldPanelsOn(DayOfWeek.Thursday);

        AStepDownRefused.Says(() => district.HoldPanelsOn(DayOfWeek.Sunday), "Panels are held from Monday to Friday: choose one of these days");
        Assert.Equal(DayOfWeek.Thursday, district.PanelDay);
    }
}
