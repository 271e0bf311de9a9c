using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Access;
using EarlyHelp.Web.Tests.Features.Closures;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>What waits for somebody: its forms stand on a page only as long as it does.</summary>
internal static partial class Waiting
{
    /// <summary>Makes it, and gives for each who answers it and on which page.</summary>
    public static async Task<IReadOnlyList<(Session By, string Page)>> AddAsync(App app, Records own, IReadOnlyDictionary<Role, Session> sessions)
    {
        var proposed = await app.RatedAsync("Proposed");
        await app.WorkAsync(proposed, Worked.Propose);
        var offered = await OfferedAsync(app);
        await app.Visitor().PostFormAsync("/account/forgotten-password", new() { ["Email"] = "worker2@demo.example" });
        var link = Link().Match(await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "forgotten-password").OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync())).Value;
        var (lead, manager) = (sessions[Role.UnitLead], sessions[Role.DistrictManager]);
        var thanet = await Session.OfAsync(app, "manager of Thanet", await app.SignedInAsync("district.thanet"), "/");
        return
        [
            (lead, $"/cases/{proposed}/closure"), (manager, $"/cases/{own.ClosedCase}/closure"), (manager, $"/cases/{offered}/handover"), (thanet, $"/cases/{offered}/handover"),
            (await Session.OfAsync(app, "who forgot a password", app.Visitor(), "/account/sign-in"), link),
        ];
    }

    private static async Task<string> OfferedAsync(App app)
    {
        var offered = await app.PlannedAsync("Offered");
        var manager = await app.SignedInAsync("district");
        var page = await manager.PageAsync($"/cases/{offered}/handover");
        var thanet = page.QuerySelectorAll("select[name=DistrictId] option").OfType<IHtmlOptionElement>().Single(o => o.TextContent.Trim() == "Thanet").Value;
        var answer = await manager.PostAsync(page, new() { ["DistrictId"] = thanet, ["Reason"] = "They move to Margate next week" }, $"/cases/{offered}/handover");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return offered;
    }

    [GeneratedRegex("/account/choose-password/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
