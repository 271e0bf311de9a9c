using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Tests.Cases;

namespace EarlyHelp.Domain.Tests.Documents;

public sealed class CaseDocumentTests
{
    private static readonly KeptFile File = new("letter.pdf", "application/pdf", 12, new string('a', 64), "kept");
    private static readonly DocumentFacts Letter = new(DocumentType.Letter, " Attendance letter ", DocumentAudience.Everybody);

    [Fact]
    public void A_document_is_readable_at_once_where_no_scanner_holds_it_back()
    {
        var given = ACase.Allocated();

        var document = given.AddDocument(Letter, File, false, ACasework.Worker, ACase.At, ACase.Passed);

        Assert.True(document.IsReadable);
        Assert.Equal(("Attendance letter", "Sam Hill"), (document.Title, document.By));
        Assert.Contains(given.Timeline, t => t.What == "Document added: Attendance letter");
    }

    [Fact]
    public void A_document_for_staff_only_never_goes_to_the_family() =>
        Assert.True(ACase.Allocated().AddDocument(Letter with { Audience = DocumentAudience.StaffOfTheCase }, File, false, ACasework.Worker, ACase.At, ACase.Passed).IsKeptFromFamily);

    [Fact]
    public void A_document_is_held_back_until_it_is_clean_and_refused_when_it_is_not()
    {
        var (clean, infected) = (Held(), Held());
        Assert.False(clean.IsReadable);

        clean.IsClean(ACase.At);
        infected.IsInfected("Eicar-Test-Signature", ACase.At);

        Assert.True(clean.IsReadable);
        Assert.False(infected.IsReadable);
    }

    [Fact]
    public void A_scanner_that_does_not_answer_is_asked_again_after_a_pause_that_grows_to_half_an_hour()
    {
        var held = Held();

        double[] pauses = [.. Enumerable.Range(0, 7).Select(_ =>
        {
            held.WasNotScanned(ACase.At);
            return (held.ScanNotBefore!.Value - ACase.At).TotalMinutes;
        })];

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], pauses);
        Assert.Equal(ScanState.Waiting, held.Scan);
    }

    [Fact]
    public void Taking_it_away_needs_a_reason_and_happens_once()
    {
        var given = ACase.Allocated();
        var document = given.AddDocument(Letter, File, false, ACasework.Worker, ACase.At, ACase.Passed);
        ACasework.IsRefused(given, c => c.TakeDocumentAway(document, " ", ACasework.Worker, ACase.At, ACase.Passed), "Say why the document is taken away");

        given.TakeDocumentAway(document, "Another family’s", ACasework.Worker, ACase.At, ACase.Passed);

        Assert.False(document.IsReadable);
        Assert.Equal("Another family’s", document.TakenAwayReason);
        ACasework.IsRefused(given, c => c.TakeDocumentAway(document, "Again", ACasework.Worker, ACase.At, ACase.Passed), "This document has been taken away already");
    }

    [Fact]
    public void Each_guard_has_its_sentence()
    {
        Refused("Select what kind of document it is", Letter with { Type = null });
        Refused("Enter a title", Letter with { Title = "" });
        Refused("Title must be 150 characters or fewer", Letter with { Title = new('a', 151) });
        Refused("Select who may see it", Letter with { Audience = null });
        ACasework.IsRefused(ACase.Allocated(), c => c.AddDocument(Letter, File, false, ACase.Person(Role.AreaManager), ACase.At, ACase.Passed),
            "Your role can’t change the documents of a case. Ask a unit worker, a unit lead or a district manager.");
        ACasework.IsRefused(ACasework.Closed(), c => c.AddDocument(Letter, File, false, ACasework.Worker, ACase.At, ACase.Passed), "The case is closed: its documents stay as they are");
    }

    private static CaseDocument Held() => ACase.Allocated().AddDocument(Letter, File, true, ACasework.Worker, ACase.At, ACase.Passed);

    private static void Refused(string sentence, DocumentFacts facts) =>
        ACasework.IsRefused(ACase.Allocated(), c => c.AddDocument(facts, File, false, ACasework.Worker, ACase.At, ACase.Passed), sentence);
}
