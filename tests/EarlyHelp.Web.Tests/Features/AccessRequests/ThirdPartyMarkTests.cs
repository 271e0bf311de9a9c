using EarlyHelp.Data.AccessRequests;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Tests.Features.Closures;
using EarlyHelp.Web.Tests.Features.Families;
using EarlyHelp.Web.Tests.Features.Tracker;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.AccessRequests;

/// <summary>What would be read if a file was sent with its marks blacked out: nothing that tells who somebody else is.</summary>
public sealed class ThirdPartyMarkTests : IDisposable
{
    private static readonly string[] OfOthers =
    [
        "Kerry", "Mia", "30 November 2022", "2 April 1989", "07700 900 114", "07700900114", "Petra", "Lindqvist",
        "5 Orchard Lane", "Orchard", "CT1 2BB", "Whitstable", "Helen", "Marsh", "st-annes.example", "01632 960 101", "Designated safeguarding lead",
        "Sam Hill", "Dan Oduya", "Joan Fettle", "Clings to her mother", "I miss my brother",
    ];

    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Nothing_that_tells_of_somebody_else_is_read_when_the_marks_are_blacked_out()
    {
        var (family, leo, privacy) = await WorkedAsync();
        var address = Files.Address(family, leo);
        var page = await privacy.OpenFileAsync(address);
        var marks = page.Marks();
        // The child's own school is no secret; that it notified us is.
        var organisation = page.Records("Notification").Single().QuerySelectorAll("dt").Single(d => d.TextContent == "Notifier organisation").NextElementSibling!;
        Assert.Equal("St Anne's Primary School", organisation.QuerySelector("mark")?.TextContent);
        var sent = page.BlackedOut();
        var file = await privacy.BlackedOutJsonAsync(address);

        foreach (var text in new[] { sent, file })
        {
            Assert.Empty(OfOthers.Where(o => text.Contains(o, StringComparison.OrdinalIgnoreCase)).Select(o => $"{o}: {Around(text, o)}"));
            // And it is still the person's file.
            Assert.All(
                new[] { "Leo", "19 May 2016", "14 Cooper's Lane", "TN24 8AA", "A950000178301", "I want to go swimming", "is calmer at school", "I get tummy ache", "Leo goes to the breakfast club" },
                own => Assert.Contains(own, text, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(marks, m => m is "Leo" or "Leo Walker" || m.Contains("Cooper", StringComparison.Ordinal));
        Assert.Contains("Kerry", marks);
    }

    [Fact]
    public async Task A_childs_own_confidential_address_is_marked_wherever_it_stands()
    {
        var (family, leo, privacy) = await WorkedAsync();
        await app.WithDbAsync(async db =>
        {
            var child = await db.People.Include(p => p.Residences).ThenInclude(r => r.Address).SingleAsync(p => p.Id == leo.Id);
            child.LivesAt(await db.Addresses.SingleAsync(a => a.Line1 == "5 Orchard Lane"), ResidenceKind.Temporary, new(2026, 11, 1), true, "Terence Lindqvist");
            return await db.SaveChangesAsync();
        });
        var page = await privacy.OpenFileAsync(Files.Address(family, leo));
        var (sent, file) = (page.BlackedOut(), await privacy.BlackedOutJsonAsync(Files.Address(family, leo)));

        foreach (var text in new[] { sent, file })
            Assert.Empty(OfOthers.Where(o => text.Contains(o, StringComparison.OrdinalIgnoreCase)).Select(o => $"{o}: {Around(text, o)}"));
        Assert.All(new[] { "14 Cooper's Lane", "TN24 8AA" }, own => Assert.Contains(own, sent, StringComparison.Ordinal));
        Assert.Single(page.Records("Address, kept confidential"));
        Assert.Single(page.Records("Residence, kept confidential"));
        Assert.Single(page.Records("Address"));
    }

    [Fact]
    public async Task The_file_of_the_mother_marks_the_children_and_her_own_confidential_address()
    {
        var (family, _, privacy) = await WorkedAsync();
        var address = Files.Address(family, await app.PersonAsync("Kerry"));
        var page = await privacy.OpenFileAsync(address);
        var sent = page.BlackedOut();

        Assert.All(new[] { "Kerry", "07700 900 114", "14 Cooper's Lane" }, own => Assert.Contains(own, sent, StringComparison.Ordinal));
        Assert.Empty(new[] { "5 Orchard Lane", "CT1 2BB", "Whitstable", "Leo", "Mia", "Terence", "Lindqvist", "A950000178301", "I want to go swimming" }.Where(o => sent.Contains(o, StringComparison.OrdinalIgnoreCase)).Select(o => $"{o}: {Around(sent, o)}"));
    }

    [Fact]
    public async Task A_state_is_said_in_words_and_the_menu_says_where_the_file_lies()
    {
        var (family, leo, privacy) = await WorkedAsync();
        var page = await privacy.OpenFileAsync(Files.Address(family, leo));

        Assert.DoesNotContain("AwaitingAllocation", page.BlackedOut(), StringComparison.Ordinal);
        Assert.Contains("awaiting allocation", page.BlackedOut(), StringComparison.Ordinal);
        Assert.Equal("/access-requests", page.QuerySelectorAll(".govuk-service-navigation [aria-current]").Single().GetAttribute("href"));
    }

    [Fact]
    public async Task Words_and_marks_stand_beside_each_other_as_they_were_written()
    {
        var (family, leo, privacy) = await WorkedAsync();
        var page = await privacy.OpenFileAsync(Files.Address(family, leo));

        var note = page.Records("Case note").Select(r => r.TextContent).Single(t => t.Contains("calmer", StringComparison.Ordinal));
        Assert.Contains("Leo is calmer at school. Kerry's mum, Nan Joan Fettle, and KERRY (07700900114) moved", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merges_and_what_somebody_else_asked_for_are_not_in_the_file()
    {
        var (family, leo, privacy) = await WorkedAsync();
        var (second, _) = await app.ReceiveAsync(7);
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        var proposed = await priya.PostFormAsync($"/families/{family}/merges/new?other={second}", new() { ["Reason"] = "A neighbour says they are one family" }, $"/families/{family}/merges");
        var merge = proposed.Headers.Location!.OriginalString;
        await owen.PostFormAsync(merge, [], $"{merge}/confirm");
        await app.WithDbAsync(async db =>
        {
            db.Add(new NotTheSame(leo.Id, (await db.People.FirstAsync(p => p.FirstName == "Mia")).Id, 1, app.Clock.Utc));
            return await db.SaveChangesAsync();
        });
        privacy = await app.SignedInAsync("privacy");
        await privacy.OpenFileAsync(Files.Address(family, await app.PersonAsync("Kerry")));

        var page = await privacy.OpenFileAsync(Files.Address(family, leo));
        var headings = page.QuerySelectorAll("section.eh-person-file h3").Select(h => h.TextContent).ToList();
        Assert.Contains(headings, h => h.StartsWith("Look", StringComparison.Ordinal));
        Assert.DoesNotContain(headings, h => h.StartsWith("Record merge", StringComparison.Ordinal) || h.StartsWith("Merge move", StringComparison.Ordinal) || h.StartsWith("Not the same", StringComparison.Ordinal));
        Assert.DoesNotContain("A neighbour says", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Single(page.Records("Look"), r => r.TextContent.Contains("All records of a person", StringComparison.Ordinal));
        Assert.DoesNotContain(second, page.BlackedOut(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_text_column_that_is_marked_altogether_is_known()
    {
        // Whoever adds a column decides here: it is marked altogether until it is among the words of FileFields.
        var marked = await app.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("EarlyHelp.Domain", StringComparison.Ordinal))
            .SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string) && FileFields.IsSaid(p) && !FileFields.IsRead(p))
            .Select(p => p.Name).Where(n => !n.EndsWith("By", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList()));

        string[] known =
        [
            "Agency", "AgreedWithOthers", "AnswerTo", "Answers", "Attended", "Author", "Before", "Body", "Brief", "CalledOffReason", "CalledWhom", "Chair", "ChildsWords", "ClosingNote",
            "CodeHash", "ConfidentialFrom", "Contact", "ContentJson", "Counts", "CountsFrom", "Email", "EndedWhy", "EndsAt", "FamilyKey", "Hash", "Indicator", "Label", "LastError", "LiftedWhy", "List", "Month", "Name", "NotifierEmail", "NotifierName", "NotifierOrganisation",
            "NotifierRole", "NotifierTelephone", "OutwardCode", "Owner", "OwnerName", "PartnerName", "Postcode", "Problem", "Rule", "Source", "SourceCode", "StartsAt", "Street", "Subject", "Telephone", "Template", "To", "ToldJson", "TookPart", "Value",
            "VisitWith", "Who", "WhoGoesOn", "Worker",
        ];
        Found.Nothing(marked.Except(known).Select(n => $"{n} is new").Concat(known.Except(marked).Select(n => $"{n} is gone")));
    }

    // Leo, with his sister and his mother, who has moved to a refuge; worked by Sam Hill.
    private async Task<(string Family, Person Leo, HttpClient Privacy)> WorkedAsync()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);
        await app.WithDbAsync(async db =>
        {
            var kerry = await db.People.Include(p => p.Residences).ThenInclude(r => r.Address).SingleAsync(p => p.FirstName == "Kerry");
            kerry.LivesAt(Address.At("5 Orchard Lane", null, "Whitstable", null, "CT1 2BB"), ResidenceKind.Temporary, new(2026, 11, 1), true, "Terence Lindqvist");
            kerry.ReachBy("07700 900 114", null, null);
            return await db.SaveChangesAsync();
        });
        await app.WorkAsync(reference, (given, cast) =>
        {
            var (kerry, leo, mia) = (Id(cast, "Kerry"), Id(cast, "Leo"), Id(cast, "Mia"));
            given.ContactNotifier(new(cast.On), cast.Worker, cast.At, cast.On);
            given.WriteNote(new(ContactKind.Visit, cast.On, "Leo is calmer at school. Kerry's mum, Nan Joan Fettle, and KERRY (07700900114) moved to 5, Orchard Lane, Whitstable ct12bb. Mrs Walker's worker there is Petra Lindqvist; Dan Oduya knows.", [leo, kerry])
                { Words = [new(leo, "I want to go swimming"), new(mia, "I miss my brother")] }, cast.Worker, cast.At, cast.On);
            given.CallMeeting(new(cast.On.AddDays(7), new(10, 0), "St Anne's", "sam@county.example", [new("Petra Lindqvist", "Refuge", "petra@refuge.example")]), cast.Worker, cast.At, cast.On);
            given.BeginAssessment(AssessmentKind.Full, cast.Worker, cast.At, cast.On);
            given.WriteAssessment(new AssessmentContent
            {
                TookPart = "Kerry, her sister Petra Lindqvist and Leo", Analysis = new string('x', 20) + " Kerry and Terence Lindqvist argue.",
                Rows = [new(RowKind.Strength, "Leo goes to the breakfast club", leo, null, "Helen Marsh"), new(RowKind.Harm, "Clings to her mother at night", mia, null, "Nursery")],
            }, cast.Family, cast.Worker, cast.At, cast.On);
        });
        return (family, await app.PersonAsync("Leo"), await app.SignedInAsync("privacy"));
    }

    private static long Id(Cast cast, string name) => cast.Family.Members.Single(m => m.Name.StartsWith(name, StringComparison.Ordinal)).PersonId;

    private static string Around(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
    }
}
