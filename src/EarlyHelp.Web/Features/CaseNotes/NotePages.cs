using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Web.Features.Cases;

namespace EarlyHelp.Web.Features.CaseNotes;

/// <summary>The page of the form.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Header">The case.</param>
/// <param name="People">Who could have been seen.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record NewNotePage(NoteForm Form, CaseHeader Header, IReadOnlyList<PersonOfCase> People, DateTime? KeptAt)
{
    /// <summary>The actions of the plan that are still open.</summary>
    public IReadOnlyList<ActionNow> Actions { get; init; } = [];

    /// <summary>The note that is corrected.</summary>
    public long? CorrectsId { get; init; }

    /// <summary>Whether its form sends files: only that of a new note does. A correction leaves them with the first note, and first contact takes none.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>Whether it tells of the first contact, which is a contact whatever its kind.</summary>
    public bool IsFirstContact { get; init; }

    /// <summary>Whether this person can let files come with it.</summary>
    public bool MayAttach => TakesFiles && Header.Actor.May(Permission.KeepDocuments);

    /// <summary>Under which key the unfinished note is kept.</summary>
    public static string DraftKey(string reference) => $"note:{reference}";

    /// <summary>Under which key the unfinished correction is kept.</summary>
    public static string DraftKey(string reference, long id) => $"correction:{reference}:{id}";
}

/// <summary>The notes of a case.</summary>
/// <param name="Header">The case.</param>
/// <param name="Notes">One page of notes.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Files">The files that came with each note.</param>
/// <param name="WasTooLarge">Whether a note was just refused before it was read, because of its files.</param>
public sealed record NotesPage(CaseHeader Header, IReadOnlyList<NoteOfCase> Notes, int Total, int Page, ILookup<long, CaseDocument> Files, bool WasTooLarge);
