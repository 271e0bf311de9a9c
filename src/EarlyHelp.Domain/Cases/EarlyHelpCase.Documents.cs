using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Documents: added, and taken away with a reason that stays.</summary>
public sealed partial class EarlyHelpCase
{
    private readonly List<CaseDocument> documents = [];

    /// <summary>Documents that were added and are loaded; those taken away are among them.</summary>
    public IReadOnlyList<CaseDocument> Documents => documents;

    /// <summary>Adds a document.</summary>
    /// <param name="facts">What it is and who may see it.</param>
    /// <param name="file">The file as it is kept.</param>
    /// <param name="isHeldBack">Whether a scanner must look at it before anybody reads it.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    /// <param name="note">The note it came with; null when it is added by itself.</param>
    public CaseDocument AddDocument(DocumentFacts facts, KeptFile file, bool isHeldBack, Actor by, DateTime at, DateOnly on, CaseNote? note = null)
    {
        Rule.Check([.. DocumentRules(by), .. facts.Rules()]);
        var document = new CaseDocument(facts, file, isHeldBack, note, by, at, on);
        documents.Add(document);
        Remember(by, at, on, $"Document added{Called(document)}", isHeldBack ? "Held back until it is scanned" : null);
        return document;
    }

    /// <summary>Takes a document away: nobody reads it any more; that it was there, and why it went, stays.</summary>
    public void TakeDocumentAway(CaseDocument document, string? reason, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(
        [
            .. DocumentRules(by),
            new(document.TakenAwayAt is null, "This document has been taken away already"),
            Text.Given(reason, "Say why the document is taken away", "Reason"),
            Text.Short(reason, CaseDocument.LineMaxLength, "Reason", "Reason"),
        ]);
        document.TakeAway(reason!, by, at);
        Remember(by, at, on, $"Document taken away{Called(document)}", document.Audience == DocumentAudience.Everybody ? reason!.Trim() : null);
    }

    // The history is read by more people than a document for the staff of the case.
    private static string Called(CaseDocument document) => document.Audience == DocumentAudience.Everybody ? $": {document.Title}" : ", for the staff of the case";

    private Rule[] DocumentRules(Actor by) =>
    [
        new(by.May(Permission.KeepDocuments), $"Your role can’t change the documents of a case. Ask {StateWords.RolesHolding(Permission.KeepDocuments)}."),
        IsOfHolder(by),
        new(ClosedOn is null, "The case is closed: its documents stay as they are"),
    ];
}
