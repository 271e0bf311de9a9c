using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

/// <summary>The status page at each stage: where the notification is, and nothing more.</summary>
public sealed class StageTests(StageTests.Open open) : IClassFixture<StageTests.Open>
{
    private const string Email = "h.marsh@st-annes.example";

    private readonly App app = open.App;

    public static TheoryData<TriageOutcome, string> Outcomes => new()
    {
        { TriageOutcome.Unit, "An Early Help Unit will offer the family help." },
        { TriageOutcome.OpenAccess, "A children’s centre or youth hub will offer the family help." },
        { TriageOutcome.Commissioned, "A service that works for us will offer the family help." },
        { TriageOutcome.Advice, "We have sent you advice on what can help." },
        { TriageOutcome.SocialCare, "Specialist Children’s Services will look at it." },
        { TriageOutcome.SocialCareJoint, "Specialist Children’s Services will look at it together with an Early Help Unit." },
        { TriageOutcome.Returned, "We could not consider it, because too much was missing. You can send a corrected one." },
        { TriageOutcome.NoFurtherAction, "We will not take it further." },
    };

    [Theory, MemberData(nameof(Outcomes))]
    public async Task Once_it_is_decided_the_outcome_is_told_and_no_more(TriageOutcome outcome, string words)
    {
        var reference = await ScreenedAsync();
        var officer = await app.SignedInAsync("triage");
        Assert.Equal(("We are considering it", "We decide by Wednesday 2 December 2026 and then write to you."), await StageAsync(reference));

        await officer.DecideAsync(reference, Decision(outcome));

        Assert.Equal(("We have decided", words), await StageAsync(reference));
    }

    [Fact]
    public async Task While_we_wait_for_the_notifier_it_leads_to_the_questions()
    {
        var reference = await ScreenedAsync();
        var officer = await app.SignedInAsync("triage");
        var ask = await officer.PageAsync($"/triage/{reference}/information/new");
        (await officer.PostAsync(ask, new() { ["Fields"] = "RSN07", ["Note"] = "What is going well?" }, $"/triage/{reference}/information")).Leads($"/triage/{reference}");

        Assert.Equal(("We have asked you for more information", "Answer the questions so that we can go on."), await StageAsync(reference, "a[href^='/notify/answer/']"));
    }

    [Fact]
    public async Task Once_a_worker_holds_the_family_it_says_so_and_not_who()
    {
        var reference = await ScreenedAsync();
        await (await app.SignedInAsync("triage")).DecideAsync(reference, Decision(TriageOutcome.Unit));
        await app.AllocateAsync(reference);

        Assert.Equal(("A worker has taken it on", "The worker contacts you first, and then the family."), await StageAsync(reference));
    }

    [Fact]
    public async Task What_was_joined_to_an_open_case_does_not_say_that_there_is_one()
    {
        var (first, second) = (await ScreenedAsync(), await ScreenedAsync());
        var officer = await app.SignedInAsync("triage");
        await officer.DecideAsync(first, Decision(TriageOutcome.Unit));
        var open = await app.WithDbAsync(db => db.Cases.SingleAsync(c => c.Notification!.Reference == first));
        await officer.DecideAsync(second, new(Triaged.Unit) { ["Outcome"] = "JoinedOpenCase", ["JoinedOpenCase.JoinedCaseId"] = $"{open.Id}" });

        Assert.Equal(("We have decided", "We have passed it to the person in Early Help who will deal with it."), await StageAsync(second));
    }

    private async Task<string> ScreenedAsync()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var officer = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(1);
        var page = await officer.PageAsync($"/triage/{reference}");
        (await officer.PostAsync(page, Triaged.Screening, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");
        return reference;
    }

    private static Dictionary<string, string?> Decision(TriageOutcome outcome) =>
        new(Triaged.Unit) { ["Outcome"] = $"{outcome}", ["Commissioned.Service"] = outcome == TriageOutcome.Commissioned ? "Rising Tide" : null };

    // Heading and words, after it was proven by a code; nothing of the family, of staff or of what they wrote stands anywhere on the page.
    private async Task<(string Heading, string Words)> StageAsync(string reference, string? link = null)
    {
        var notifier = Notifier.At(app);
        await notifier.EnterStatusCodeAsync(reference, Email);
        var page = await notifier.Browser.PageAsync($"/notify/status/{reference}");
        var text = page.Body!.TextContent;
        foreach (var hidden in new[] { "Walker", "Leo", "Mia", "Kerry", "Ashford", "Priya", "Sam Hill", "Rising Tide", "Attendance", "EHC-", "FAM-" })
            Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(link is not null, page.QuerySelector(link ?? "a[href^='/notify/answer/']") is not null);
        return (page.QuerySelector("h1")!.TextContent, page.QuerySelectorAll("main p.govuk-body")[1].TextContent);
    }

    /// <summary>One app in which many notifiers come from one address.</summary>
    public sealed class Open : IDisposable
    {
        public App App { get; } = new() { Settings = { ["Limits:PerVisitor"] = "10000", ["Limits:PerRecord"] = "1000" } };

        public void Dispose() => App.Dispose();
    }
}
