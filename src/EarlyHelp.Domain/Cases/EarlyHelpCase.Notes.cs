using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Notes: what happened, who was seen, what the children said, which actions it met or moved.</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Calendar days back that something can be recorded, with a reason (spec 2-workflow, Always).</summary>
    public const int BackdateDays = 28;

    private readonly List<ChildVoice> voices = [];

    /// <summary>What the children said and how they were seen, in the order it was recorded.</summary>
    public IReadOnlyList<ChildVoice> Voices => voices;

    /// <summary>How many notes there are.</summary>
    public int NoteCount { get; private set; }

    /// <summary>Day of the next visit that a note named.</summary>
    public DateOnly? NextVisitOn { get; private set; }

    /// <summary>Day on which a child's own words were last heard.</summary>
    public DateOnly? LastWordsOn { get; private set; }

    /// <summary>Adds a note. The day it happened and the day it was recorded are both kept.</summary>
    public CaseNote WriteNote(CaseNoteFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.WriteNote, by);
        Rule.Check([NotifierFirst(facts), .. NoteRules(facts, on)]);
        var note = Add(facts, null, by, at);
        if (FamilyContactedOn is null && State == CaseState.Allocated && IsFirstContact(note))
            FamilyContactedOn = facts.HappenedOn;
        Move(step, by, at, facts.HappenedOn, $"Note: {StateWords.Of(facts.Kind)}", facts.BackdateReason);
        return note;
    }

    /// <summary>Corrects a note: a new one that points at it. The one before stays as it was written.</summary>
    public CaseNote CorrectNote(CaseNote original, CaseNoteFacts facts, string reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.WriteNote, by);
        // Putting an old note right is not backdating: its day is known already.
        var known = facts.HappenedOn == original.HappenedOn;
        Rule.Check(
        [
            Text.Given(reason, "Say what was wrong", "Reason"),
            Text.Short(reason, CaseNote.ReasonMaxLength, "Reason", "Reason"),
            new(Corrections(original) is null, "This note has been corrected already: correct the newer one"),
            .. NoteRules(known ? facts with { HappenedOn = on } : facts, on),
        ]);
        var note = Add(facts with { BackdateReason = reason }, original, by, at);
        Recount();
        Move(step, by, at, facts.HappenedOn, $"Note corrected: {StateWords.Of(facts.Kind)}", reason.Trim());
        return note;
    }

    // Where the notifier still waits for a call, the worker is not yet allocated to contact the family; before that, whoever rings is written down.
    private Rule NotifierFirst(CaseNoteFacts facts) => new(
        State != CaseState.Allocated || MayContactFamily || facts.Kind == ContactKind.Note || (facts.Kind != ContactKind.Visit && facts.SeenPersonIds.Count == 0),
        "Record your contact with the notifier before contact with the family, or say why you did not contact them: go to First contact", nameof(facts.Kind));

    private bool IsFirstContact(CaseNote note) =>
        MayContactFamily && note.Kind != ContactKind.Note && note.Seen.Count > 0 && note.HappenedOn >= (NotifierContactedOn ?? note.HappenedOn);

    // What was kept from a note that is put right is found anew in those that stand.
    private void Recount()
    {
        var standing = Loaded(notes, NoteCount).Where(n => Corrections(n) is null).ToList();
        LastNoteOn = standing.Max(n => n.HappenedOn);
        NextVisitOn = standing.OrderBy(n => n.HappenedOn).ThenBy(n => n.RecordedAt).Aggregate((DateOnly?)null, NextVisit);
        if (FamilyContactedOn is not null && standing.Where(IsFirstContact).Min(n => (DateOnly?)n.HappenedOn) is var first && (first is not null || State == CaseState.Allocated))
            FamilyContactedOn = first;
    }

    // A visit that was made is no longer to come; the newest note that names one says when the next is.
    private static DateOnly? NextVisit(DateOnly? planned, CaseNote note) =>
        note.NextVisitOn ?? (note.Kind == ContactKind.Visit && note.HappenedOn >= planned ? null : planned);

    private CaseNote? Corrections(CaseNote original) => notes.FirstOrDefault(n => ReferenceEquals(n.Corrects, original));

    private Rule[] NoteRules(CaseNoteFacts facts, DateOnly on) =>
    [
        Text.Given(facts.Text, "Enter the note", nameof(facts.Text)),
        Text.Short(facts.Text, CaseNote.TextMaxLength, "Note", nameof(facts.Text)),
        .. Backdating.Rules(facts.HappenedOn, facts.BackdateReason, on, nameof(facts.HappenedOn), nameof(facts.BackdateReason)),
        new(facts.NextVisitOn is not { } next || next >= on, "The next visit must be today or later", nameof(facts.NextVisitOn)),
        .. facts.Words.SelectMany(w => (Rule[])
        [
            Text.Given(w.Words, "Enter what the child said, or leave the child out", nameof(facts.Words)),
            Text.Short(w.Words, AssessmentContent.TextMaxLength, "What a child said", nameof(facts.Words)),
        ]),
        .. StepRules(facts.Actions, on, nameof(facts.Actions)),
        // What the closure decided about each action is signed off as it stands.
        new(facts.Actions.Count == 0 || State == CaseState.PlanActive, "Actions are changed while the plan is worked on", nameof(facts.Actions)),
    ];

    private CaseNote Add(CaseNoteFacts facts, CaseNote? corrects, Actor by, DateTime at)
    {
        var note = new CaseNote(facts, corrects, by, at);
        notes.Add(note);
        NoteCount++;
        foreach (var said in facts.Words)
            Hear(new VoiceFacts(said.PersonId, facts.HappenedOn) { OwnWords = said.Words }, by, at, note);
        Progress(facts.Actions, facts.HappenedOn, by, at, note);
        // What is written down late says nothing about the next visit that a newer note has named.
        if (NextVisitOn is null || LastNoteOn is null || facts.HappenedOn >= LastNoteOn)
            NextVisitOn = NextVisit(NextVisitOn, note);
        LastNoteOn = LastNoteOn is { } last && last > facts.HappenedOn ? last : facts.HappenedOn;
        return note;
    }

    private void Hear(VoiceFacts facts, Actor by, DateTime at, CaseNote? note = null, int? assessment = null, int? review = null)
    {
        // A version that goes on from a returned one carries what was heard before: it was heard once.
        if (voices.Any(v => v.Says(facts)))
            return;
        var voice = new ChildVoice(facts, by, at, note, assessment, review);
        voices.Add(voice);
        if (voice.HasWords)
            LastWordsOn = LastWordsOn is { } last && last > voice.On ? last : voice.On;
    }
}

/// <summary>What kind of contact a note is about.</summary>
public enum ContactKind
{
    /// <summary>A visit to the family.</summary>
    Visit,

    /// <summary>A telephone call.</summary>
    Call,

    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>A letter, e-mail or text.</summary>
    Letter,

    /// <summary>Something noted without contact.</summary>
    Note,
}
