using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Generating;

/// <summary>A district's panels and what they hear: social care asks in the week before, the panel decides, most families are taken on.</summary>
internal sealed class GeneratedStepDowns(History history, DistrictPlace place, Action<GeneratedFamily, GeneratedCase?> ended)
{
    private readonly List<(StepDown Asked, GeneratedFamily Family)> waiting = [];
    private readonly Chance chance = history.Chance;
    private readonly Dictionary<Month, int> completed = [];
    private Panel? coming;

    /// <summary>How many were completed in each month.</summary>
    public IReadOnlyDictionary<Month, int> Completed => completed;

    private Actor Manager => place.Manager.As;

    /// <summary>Social care asks on a day; the panel that comes next hears it.</summary>
    public void Ask(GeneratedFamily family, DateOnly on)
    {
        var (by, at) = (chance.One(place.SocialCare).As, history.At(on, 11));
        if (at > history.Until)
            return;
        Coming(on);
        var facts = DemoRequest.Of(family.Told, DemoRequest.Family(family.Told, family.KnownOn), on);
        var asked = history.Keys.Keep(StepDown.Request(history.Next("SD", on), family.Record, place.District, facts, null, false, by, at, on));
        family.SeeBaton();
        asked.List(coming!, by, at, on);
        waiting.Add((asked, family));
    }

    /// <summary>The panel of the day is held, if it is the day of one.</summary>
    public void Hold(DateOnly on)
    {
        if (coming is not { } panel || panel.Date > on)
            return;
        var at = history.At(panel.Date, 14);
        if (at > history.Until)
            return;
        var (heard, partner) = (waiting.ToList(), place.SocialCare[0].Person);
        coming = null;
        waiting.Clear();
        panel.Begin(
            Manager.Name, [new(place.Units[0].Lead.Person.Name, TransferSide.EarlyHelp), new(partner.Name, TransferSide.SocialCare), new("Rhona Ilett, health visiting", TransferSide.Other)], Manager, at, on);
        foreach (var (asked, family) in heard)
        {
            if (chance.Is(0.1))
                asked.Decline(panel, "There was shouting again last week and the police were called.", "Three more months of the plan, then ask again.", Manager, at, on);
            else
                asked.Accept(panel, "The family is ready, and what remains is work for a unit.", [], Manager, at, on);
            family.SeeBaton();
        }

        panel.Close("A good hour. Thanks to health visiting for coming.", [], null, Manager, at.AddHours(1), on);
        foreach (var (asked, family) in heard)
        {
            if (asked.AcceptedOn is not null)
                HandOver(asked, family, on);
            else
                Finish(asked, family);
        }

        history.Finish(panel);
    }

    /// <summary>What still waits when the history ends.</summary>
    public void End()
    {
        if (coming is null)
            return;
        foreach (var (asked, family) in waiting)
            Finish(asked, family);
        history.Finish(coming);
    }

    private void Coming(DateOnly on)
    {
        if (coming is not null)
            return;
        var date = PanelCalendar.Next(place.District.PanelDay, on.AddDays(1), 1, history.Calendar.FromTheBeginning())[0];
        coming = history.Keys.Keep(Panel.Plan(place.District, date));
    }

    private void HandOver(StepDown asked, GeneratedFamily family, DateOnly heard)
    {
        var story = new Story(history);
        var unit = place.WithRoom(heard);
        var worker = unit.WithRoom(heard);
        var partner = place.SocialCare.First(p => p.Person.Id == asked.PartnerId).As;
        GeneratedCase? work = null;
        story.On(heard.AddDays(1), 10, () =>
        {
            asked.PlanHandover(new(history.Working(story.Today, 4), partner.Name, unit.Unit, worker.Person, unit.Unit.Id), Manager, story.Now, story.Today);
            story.On(asked.VisitOn!.Value, 15, () => asked.ConfirmGiven(story.Today, null, partner, story.Now, story.Today));
            story.On(history.Working(asked.VisitOn.Value, 1), 10, () =>
            {
                var opened = history.Keys.Keep(asked.Complete(
                    new(history.Next("EHC", story.Today), null, unit.Families.On(story.Today), unit.Unit.Id, worker.Families.On(story.Today), "The families that leave this week make room"),
                    history.Standards, history.Calendar, unit.Lead.As, story.Now, story.Today));
                history.Keys.Keep(asked);
                family.SeeBaton();
                var month = Month.Of(story.Today);
                completed[month] = completed.GetValueOrDefault(month) + 1;
                work = new(history, story, family, unit, worker);
                work.TakenOn(opened);
                foreach (var look in asked.Looks.Where(_ => chance.Is(0.998)))
                    story.On(look.DueOn.AddDays(chance.Between(0, 6)), 11, () => asked.RecordLook(look.Weeks, LookResult.Stable, "The worker is there each week and the children are in school.", Manager, story.Now, story.Today));
            });
        });
        story.Tell();
        history.Finish(asked);
        ended(family, work);
    }

    private void Finish(StepDown asked, GeneratedFamily family)
    {
        history.Finish(asked);
        ended(family, null);
    }
}
