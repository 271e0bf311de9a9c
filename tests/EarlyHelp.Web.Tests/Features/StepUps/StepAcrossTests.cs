using System.Net;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests.Features.Closures;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.StepUps;

public sealed class StepAcrossTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_family_goes_to_a_children_s_centre_when_somebody_there_confirmed_and_the_case_closes()
    {
        var (given, across) = await OfferedAsync("Across");
        var worker = await app.SignedInAsync("worker");
        Assert.Contains("Offered to Willow Children’s Centre, not yet answered since", (await worker.PageAsync("/cases")).Body!.TextContent, StringComparison.Ordinal);
        var refused = await ActAsync(across, "answer", new() { ["Answer"] = "accept", ["On"] = SteppedUp.Today(app) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Enter who there told you", (await refused.DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        await ActAsync(across, "answer", new() { ["Answer"] = "accept", ["Who"] = "Ruth Ames", ["On"] = SteppedUp.Today(app), ["How"] = "Call" });
        await ActAsync(across, "handover", new() { ["On"] = SteppedUp.Today(app), ["FromUs"] = "Sam Hill", ["FromThem"] = "Ruth Ames" });
        Assert.Equal(HoldingService.EarlyHelp, await HolderAsync(given));

        var done = await ActAsync(across, "completion", new() { ["Who"] = "Ruth Ames", ["HeldOn"] = SteppedUp.Today(app), ["How"] = "Email", ["Overall"] = "Most", ["Summary"] = "The centre goes on with the mornings.", ["FamilyTold"] = "true" });

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HoldingService.OpenAccess, await HolderAsync(given));
        Assert.Equal((CaseState.Closed, "moved_to_open_access"), await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => new ValueTuple<CaseState, string>(c.State, c.ClosureReason!)).SingleAsync()));
        Assert.Contains("Willow Children’s Centre", (await worker.PageAsync($"/cases/{given}/closure")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declined_or_taken_back_early_help_keeps_the_family()
    {
        var (declined, first) = await OfferedAsync("Full");
        var (back, second) = await OfferedAsync("Stays");

        await ActAsync(first, "answer", new() { ["Answer"] = "decline", ["Who"] = "Ruth Ames", ["On"] = SteppedUp.Today(app), ["How"] = "Letter", ["Words"] = "Full until March" });
        await ActAsync(second, "withdrawal", new() { ["WithdrawReason"] = "The family changed its mind" });

        Assert.Equal((HoldingService.EarlyHelp, HoldingService.EarlyHelp), (await HolderAsync(declined), await HolderAsync(back)));
        Assert.Equal(0, await app.WithDbAsync(db => db.Set<Baton>().CountAsync(b => b.Transfer == first || b.Transfer == second)));
    }

    [Theory]
    [InlineData("worker2")]
    [InlineData("socialcare")]
    [InlineData("lead.thanet")]
    [InlineData("triage")]
    public async Task For_others_it_is_not_there(string account)
    {
        var (_, across) = await OfferedAsync("Hid");

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/step-across/{across}")).StatusCode);
    }

    private async Task<(string Case, string Across)> OfferedAsync(string family)
    {
        var given = await app.PlannedAsync(family);
        var offered = await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/step-across", new()
        {
            ["Service"] = "OpenAccess", ["Place"] = "Willow Children’s Centre", ["Contact"] = "Ruth Ames", ["Reason"] = "The group goes on", ["FamilyAgrees"] = "true",
        });
        return (given, offered.Headers.Location!.OriginalString["/step-across/".Length..]);
    }

    private async Task<HttpResponseMessage> ActAsync(string across, string act, Dictionary<string, string?> fields) =>
        await (await app.SignedInAsync("worker")).PostFormAsync($"/step-across/{across}", fields, $"/step-across/{across}/{act}");

    private Task<HoldingService> HolderAsync(string given) => app.WithDbAsync(async db => (await db.Cases.Include(c => c.Family).SingleAsync(c => c.Reference == given)).Family.Baton!.Service);
}
