using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Data.Generating;

/// <summary>
/// A county's whole history, day by day from <see cref="Flows.Beginning"/>: what arrives on a day is told to its end at once, so that only families
/// that come back are kept in mind.
/// </summary>
internal sealed class Generation(History history, GeneratedOrganisation organisation, GenerationSize size)
{
    private const double WorkingDaysOfMonth = 21.1;

    private readonly Chance chance = history.Chance;
    private readonly Dictionary<DateOnly, List<GeneratedFamily>> back = [];
    private readonly List<DistrictPlace> byUnits = [.. organisation.Districts.SelectMany(d => d.Units.Select(_ => d))];
    private readonly Dictionary<DistrictPlace, GeneratedStepDowns> stepDowns = [];
    private double owed;
    private double owedStepDowns;
    private int families;

    /// <summary>Tells all of it; says each day how far it is.</summary>
    public void Run(Action<DateOnly> progress, CancellationToken stop)
    {
        foreach (var district in organisation.Districts)
            stepDowns[district] = new(history, district, Ended);
        for (var day = history.Calendar.SameDay(Flows.Beginning); day <= history.LastDay; day = history.Calendar.AddWorkingDays(day, 1))
        {
            stop.ThrowIfCancellationRequested();
            Notifications(day);
            StepDowns(day);
            progress(day);
        }

        foreach (var district in stepDowns.Values)
            district.End();
        foreach (var family in back.Values.SelectMany(f => f))
            Finish(family);
        Figures();
    }

    private void Notifications(DateOnly day)
    {
        var returning = back.Remove(day, out var due) ? due : [];
        for (owed += size.NotificationsAMonth / WorkingDaysOfMonth; owed >= 1; owed--)
        {
            if (chance.Is(Flows.Police, nameof(Flows.Police)))
                Tell(New(day, FormDefinition.MissingChild), day, fromPolice: true);
            else if (returning.Count > 0)
                Tell(Taken(returning), day);
            else
                Tell(New(day), day);
        }

        foreach (var late in returning)
            Return(late, history.Working(day, 1));
    }

    private void Tell(GeneratedFamily family, DateOnly day, bool fromPolice = false)
    {
        var story = new Story(history);
        GeneratedCase? work = null;
        var notification = new GeneratedNotification(history, story, family, organisation.Triage)
        {
            Passed = decided =>
            {
                var unit = family.Place.WithRoom(story.Today);
                work = new(history, story, family, unit, unit.WithRoom(story.Today));
                var passed = history.Keys.Keep(EarlyHelpCase.Pass(
                    history.Next("EHC", story.Today), decided, family.Place.District.Id, history.Standards, history.Calendar, chance.One(organisation.Triage).As, story.Now, story.Today));
                family.SeeBaton();
                work.Passed(passed);
            },
        };
        story.On(day, chance.Between(8, 16), fromPolice ? notification.ReceiveFromPolice : notification.Receive);
        story.Tell();
        if (notification.Record is { } received)
            history.Finish(received);
        Ended(family, work);
    }

    private void StepDowns(DateOnly day)
    {
        for (owedStepDowns += size.NotificationsAMonth * Flows.StepDowns / WorkingDaysOfMonth; owedStepDowns >= 1; owedStepDowns--)
        {
            var place = chance.One(byUnits);
            stepDowns[place].Ask(New(day, place: place), day);
        }

        foreach (var district in stepDowns.Values)
            district.Hold(day);
    }

    private GeneratedFamily New(DateOnly day, FormDefinition? form = null, DistrictPlace? place = null) =>
        GeneratedFamily.Make(++families, history.Next("FAM"), place ?? chance.One(byUnits), day, chance, history.Keys, form);

    private static GeneratedFamily Taken(List<GeneratedFamily> several)
    {
        var last = several[^1];
        several.RemoveAt(several.Count - 1);
        return last;
    }

    private void Ended(GeneratedFamily family, GeneratedCase? work)
    {
        if (work is not null)
        {
            history.Finish(work.Record);
            work.Unit.Families.Take(work.Record.ClosedOn);
            work.Holder.Families.Take(work.Record.ClosedOn);
        }

        if (work?.Record.ClosedOn is { } closed && chance.Is(Flows.ComesBack, nameof(Flows.ComesBack), closed))
            Return(family, history.Working(closed.AddDays(chance.Between(8, 350)), 0));
        else
            Finish(family);
    }

    private void Return(GeneratedFamily family, DateOnly on)
    {
        if (on > history.LastDay)
            Finish(family);
        else if (back.TryGetValue(on, out var others))
            others.Add(family);
        else
            back[on] = [family];
    }

    private void Finish(GeneratedFamily family)
    {
        foreach (var record in family.Records)
            history.Finish(record);
    }

    // What social care says of itself: the cases that it closed, of which a part was stepped down.
    private void Figures()
    {
        for (var month = Month.Of(Flows.Beginning); month.First <= history.LastDay; month = month.Plus(1))
        {
            foreach (var (district, asked) in stepDowns)
            {
                var closures = Math.Max(1, (int)Math.Round(asked.Completed.GetValueOrDefault(month) / Flows.SteppedDownOfClosed, MidpointRounding.AwayFromZero));
                history.Finish(new OutsideFigure(new("scs_closures", month, district.District.Id, null, closures, null, null), history.LastDay));
            }
        }
    }
}
