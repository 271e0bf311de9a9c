using System.Net;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using static EarlyHelp.Web.Tests.Features.Panels.PanelNight;

namespace EarlyHelp.Web.Tests.Features.Panels;

public sealed class PanelDecisionTests(PanelDecisionTests.Evening evening) : IClassFixture<PanelDecisionTests.Evening>
{
    private static readonly Dictionary<string, (Dictionary<string, string?> Decision, string Sentence)> Gaps = new(StringComparer.Ordinal)
    {
        ["no decision"] = ([], "Select what the panel decides"),
        ["accept without a reason"] = (new() { ["Decision"] = "accept" }, "Say why the panel accepts the family"),
        ["conditions without one"] = (new(AcceptIf) { ["Conditions[0].What"] = "", ["Conditions[0].Owner"] = "", ["Conditions[0].DueOn"] = "", ["Conditions[2].What"] = "", ["Conditions[2].Owner"] = "", ["Conditions[2].DueOn"] = "" }, "Enter at least one condition, or choose “Accept”"),
        ["a condition of nothing"] = (new(AcceptIf) { ["Conditions[2].What"] = "" }, "Condition 2: enter what must be done"),
        ["a condition of nobody"] = (new(AcceptIf) { ["Conditions[0].Owner"] = "" }, "Condition 1: enter who does it"),
        ["a condition of no side"] = (new(AcceptIf) { ["Conditions[0].Side"] = "" }, "Condition 1: select Early Help or social care"),
        ["a condition of no day"] = (new(AcceptIf) { ["Conditions[0].DueOn"] = "" }, "Condition 1: enter by when"),
        ["a condition of a day that is none"] = (new(AcceptIf) { ["Conditions[0].DueOn"] = "soon" }, "By when must be a real date, like 27 3 2026"),
        ["a condition of a day past"] = (new(AcceptIf) { ["Conditions[0].DueOn"] = "1 11 2026" }, "Condition 1: the day must be today or later"),
        ["later, and no panel"] = (new(ComeBack) { ["LaterPanel"] = "" }, "Choose the panel that hears it"),
        ["later, and nothing awaited"] = (new(ComeBack) { ["Awaited"] = "" }, "Enter what is awaited"),
        ["declined without a reason"] = (new(Decline) { ["Reason"] = "" }, "Say why the panel declines"),
        ["declined and nothing instead"] = (new(Decline) { ["Alternative"] = "" }, "Enter what the panel suggests instead"),
    };

    public static TheoryData<string> Each => [.. Gaps.Keys];

    [Theory, MemberData(nameof(Each))]
    public async Task A_decision_with_a_gap_says_what_is_missing_and_keeps_the_words(string gap)
    {
        var (decision, sentence) = Gaps[gap];
        var address = $"{evening.Panel}/items/{evening.Asked[0]}";

        var refused = await evening.Manager.PostAsync(await evening.Manager.PageAsync(address), decision, address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Has(Text(page), sentence);
        if (decision.GetValueOrDefault("Reason") is { Length: > 0 } reason)
            Assert.Equal(reason, page.QuerySelector("textarea[name=Reason]")!.TextContent.Trim());
        if (gap == "a condition of nothing")
            Assert.Equal("Sam Hill", page.QuerySelector("input[name='Conditions[1].Owner']")!.GetAttribute("value"));
        Assert.Equal(StepDownState.OnAgenda, await StateAsync(evening.Asked[0]));
    }

    [Fact]
    public async Task A_condition_more_is_a_row_more_without_script_and_what_was_typed_is_kept()
    {
        var address = $"{evening.Panel}/items/{evening.Asked[1]}";

        var more = await (await evening.Manager.PostAsync(await evening.Manager.PageAsync(address), new(AcceptIf) { ["Do"] = "add Conditions.What" }, address)).DocumentAsync();

        Assert.NotNull(more.QuerySelector("textarea[name='Conditions[3].What']"));
        Assert.Equal("School is told", more.QuerySelector("textarea[name='Conditions[0].What']")!.TextContent.Trim());
        var back = await evening.Manager.PageAsync(address);
        Has(Text(back), "This is what you had typed and not yet saved");
        Assert.NotNull(back.QuerySelector("input[value=accept-if][checked]"));
        Has(Text(await evening.Manager.PageAsync("/drafts")), "Decision of the panel");
    }

    [Fact]
    public async Task Who_decides_on_what_somebody_has_decided_meanwhile_is_told_and_a_repeated_post_makes_one_decision()
    {
        var address = $"{evening.Panel}/items/{evening.Asked[2]}";
        var (mine, stale) = (await evening.Manager.PageAsync(address), await evening.Manager.PageAsync(address));

        var led = await DecideAsync(evening.Manager, mine, AcceptIf);
        var again = await DecideAsync(evening.Manager, mine, AcceptIf);
        var overtaken = await evening.Manager.PostAsync(stale, Decline, address);

        Assert.Equal(led, again);
        Assert.Equal(HttpStatusCode.Conflict, overtaken.StatusCode);
        Has(Text(await overtaken.DocumentAsync()), "Three more months of the plan");
        Assert.Equal((StepDownState.Accepted, 2), (await StateAsync(evening.Asked[2]), await evening.App.WithDbAsync(db => db.Set<StepDownCondition>().CountAsync(c => db.StepDowns.Any(s => s.Id == c.StepDownId && s.Reference == evening.Asked[2])))));
        var decided = await evening.Manager.PageAsync(address);
        Has(Text(decided), "Accepted with conditions", "School is told: Nadia Karim, social care, by 2 December 2026");
        Assert.Null(decided.QuerySelector($"form[action='{address}']"));
    }

    [Fact]
    public async Task The_pack_says_on_one_page_what_the_panel_must_know()
    {
        var page = await evening.Manager.PageAsync($"{evening.Panel}/items/{evening.Asked[1]}");

        Has(Text(page), "LCS-4471, child in need", "are met", "Tired mornings", "The morning routine", "I want to stay at my school", "None: It is being typed", "9 years", "We have met before", "Nothing is recorded about this family from before",
            "Who holds responsibility", "Previous", "Next");
        Assert.NotNull(page.QuerySelector($"a[rel=prev][href='{evening.Panel}/items/{evening.Asked[0]}']"));
        Assert.NotNull(page.QuerySelector($"a[rel=next][href='{evening.Panel}/items/{evening.Asked[2]}']"));
        var packs = await evening.Manager.PageAsync($"{evening.Panel}/packs");
        Assert.Equal(3, packs.QuerySelectorAll(".eh-print__part").Length);
        Has(Text(packs), "1 of 3", "3 of 3");
    }

    private Task<StepDownState> StateAsync(string reference) => evening.App.WithDbAsync(db => db.StepDowns.Where(s => s.Reference == reference).Select(s => s.State).SingleAsync());

    /// <summary>A panel that is being held, with three requests.</summary>
    public sealed class Evening : IAsyncLifetime
    {
        public App App { get; } = new();

        public HttpClient Manager { get; private set; } = null!;

        public string Panel { get; private set; } = "";

        public IReadOnlyList<string> Asked { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Asked = await RequestedAsync(App, 3);
            (Manager, Panel) = (await App.SignedInAsync("district"), await AddressAsync(App));
            await BegunAsync(Manager, Panel);
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();
    }
}
