using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Data.Generating;

/// <summary>
/// A case from its allocation to its end, by the verbs of the case: what a rule refuses a worker, it refuses here. What is written is made of the
/// demonstration's stories.
/// </summary>
internal sealed partial class GeneratedCase
{
    private readonly History history;
    private readonly Story story;
    private readonly GeneratedFamily family;
    private readonly Chance chance;
    private readonly DemoStory words;
    private readonly MemberToday child;
    private readonly MemberToday mother;
    private readonly UnitPlace unit;
    private WorkerPlace worker;

    public GeneratedCase(History history, Story story, GeneratedFamily family, UnitPlace unit, WorkerPlace worker)
    {
        (this.history, this.story, this.family, this.unit, this.worker, chance) = (history, story, family, unit, worker, history.Chance);
        words = chance.One(DemoStory.All);
        child = family.People.Children.First();
        mother = family.People.Members.FirstOrDefault(m => !m.IsChild) ?? child;
    }

    /// <summary>The case.</summary>
    public EarlyHelpCase Record { get; private set; } = null!;

    /// <summary>The unit that holds or held it.</summary>
    public UnitPlace Unit => unit;

    /// <summary>The worker who holds or held it last.</summary>
    public WorkerPlace Holder => worker;

    private Actor Worker => worker.As;

    private Actor Lead => unit.Lead.As;

    private FamilyToday People => family.People;

    /// <summary>Triage has passed the family: accepted and allocated, most of it within 4 working days.</summary>
    public void Passed(EarlyHelpCase passed)
    {
        Record = passed;
        var days = chance.Is(0.94) ? chance.Between(1, 3) : chance.Between(5, 8);
        var accepted = Math.Max(0, days - chance.Between(0, 1));
        story.After(accepted, 10, () =>
        {
            var holds = unit.Families.On(story.Today);
            passed.Accept(unit.Unit, holds, holds < unit.Unit.Capacity ? null : "Every unit of the district is full", history.Standards, history.Calendar, Lead, story.Now, story.Today);
            story.After(days - accepted, 13, () =>
            {
                var caseload = worker.Families.On(story.Today);
                passed.Allocate(worker.Person, unit.Unit.Id, caseload, caseload < worker.Person.CaseloadGuide ? null : "Two families leave this week and make room", null, Lead, story.Now, story.Today);
                Work();
            });
        });
    }

    /// <summary>The panel's family was taken on, by a worker already.</summary>
    public void TakenOn(EarlyHelpCase opened)
    {
        Record = opened;
        Work();
    }

    private void Work()
    {
        var opened = Record.OpenedOn!.Value;
        var ends = opened.AddDays(Flows.Days(chance));
        var isShort = ends.DayNumber - opened.DayNumber < 63;
        story.After(1, 9, ContactNotifier);
        story.After(chance.Between(1, 4), 14, ContactFamily);
        if (!isShort)
            Plan(opened, ends);
        for (var day = opened.AddDays(chance.Between(5, 9)); day < ends.AddDays(-3); day = day.AddDays(chance.Between(3, 8)))
            story.On(day, chance.Between(9, 17), Note);
        for (var day = opened.AddDays(chance.Between(24, 34)); day < ends.AddDays(-5); day = day.AddDays(chance.Between(28, 42)))
            story.On(day, 9, Supervise);
        if (!isShort && chance.Is(0.06))
            story.On(opened.AddDays(chance.Between(30, 60)), 9, Reallocate);
        if (!isShort && chance.Is(Flows.StepUps / (1 - Flows.Short) / (1 - Flows.Declined), nameof(Flows.StepUps), ends.AddDays(-4)))
            story.On(ends.AddDays(-12), 9, StepUp);
        else
            story.On(ends.AddDays(-4), 14, () => Propose(isShort));
    }

    private void ContactNotifier()
    {
        if (!Record.MayContactFamily)
            Record.ContactNotifier(new(story.Today, "Nothing has changed since. The family knows that we ring."), Worker, story.Now, story.Today);
    }

    private void ContactFamily()
    {
        if (Record.FamilyContactedOn is not null)
            return;
        ContactNotifier();
        Record.ContactFamily(new(ContactKind.Visit, story.Today, Told("First visit. {mother} is glad that somebody comes. We agreed who else may know, and when I come again."), Everybody), Worker, story.Now, story.Today);
    }

    private void Note()
    {
        if (Record.ClosedOn is not null || Record.FamilyContactedOn is null)
            return;
        var kind = chance.One((0.4, ContactKind.Visit), (0.34, ContactKind.Call), (0.12, ContactKind.Meeting), (0.1, ContactKind.Letter), (0.04, ContactKind.Note));
        var text = kind == ContactKind.Visit ? $"{chance.One(words.Visits)} {chance.One(GeneratedWords.Visits)}" : $"{chance.One(GeneratedWords.Of(kind))} {chance.One(GeneratedWords.Next)}";
        Record.WriteNote(new(kind, story.Today, Told(text), kind == ContactKind.Visit ? Seen() : kind == ContactKind.Note ? [] : [mother.PersonId])
        {
            Words = kind == ContactKind.Visit && chance.Is(0.3) && !child.IsPreVerbal(story.Today) ? [new(child.PersonId, chance.One(words.Words))] : [],
            NextVisitOn = kind == ContactKind.Visit && chance.Is(0.7) ? story.Today.AddDays(chance.Between(7, 14)) : null,
        }, Worker, story.Now, story.Today);
    }

    private void Supervise()
    {
        if (Record.ClosedOn is not null)
            return;
        Record.Supervise(new()
        {
            HeldOn = story.Today, Improving = chance.One((0.6, Domain.Supervision.Improving.Yes), (0.3, Domain.Supervision.Improving.Partly), (0.1, Domain.Supervision.Improving.No)),
            Reflection = Told("We talked about what {child} sees at home and what we have not asked yet."), Decisions = "Go on as agreed, and speak with each child alone once.",
            Actions = [new("Speak with each child alone", Worker.Name, story.Today.AddDays(14))],
        }, Lead, story.Now, story.Today);
        if (chance.Is(0.85))
            Record.FinishSupervisionAction(Record.Supervisions[^1].Actions[0], Worker, story.Now, story.Today);
    }

    private void Reallocate()
    {
        if (Record.ClosedOn is not null || unit.Workers.Count < 2 || Record.State == CaseState.Closing)
            return;
        var other = unit.Workers.Where(w => w != worker).MinBy(w => w.Families.On(story.Today))!;
        Record.Allocate(other.Person, unit.Unit.Id, other.Families.On(story.Today), "The worker goes on leave for some months", null, Lead, story.Now, story.Today);
        worker = other;
    }

    private long[] Everybody => [.. People.Members.Select(m => m.PersonId)];

    private long[] Seen() => chance.Is(0.7) ? [mother.PersonId, child.PersonId] : chance.Is(0.5) ? Everybody : [mother.PersonId];

    private string Told(string text) => text.Replace("{child}", First(child), StringComparison.Ordinal).Replace("{mother}", First(mother), StringComparison.Ordinal);

    private static string First(MemberToday person) => person.Name.Split(' ')[0];
}
