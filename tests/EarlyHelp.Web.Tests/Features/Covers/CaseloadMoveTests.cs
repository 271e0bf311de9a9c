using System.Globalization;
using System.Net;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Covers;

public sealed class CaseloadMoveTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_caseload_of_20_is_moved_in_one_act_and_a_repeated_post_moves_it_once()
    {
        await PassAsync(20);
        var lead = await app.SignedInAsync("lead");
        var (sam, joy) = (await IdAsync("worker"), await IdAsync("worker2"));
        var address = $"/caseloads/{sam}/move";
        var page = await lead.PageAsync(address);
        var fields = new Dictionary<string, string?> { ["AllTo"] = joy, ["Reason"] = "Sam moves to Thanet" };

        var moved = await lead.PostAsync(page, fields, address);
        var again = await lead.PostAsync(page, fields, address);

        Assert.Equal("/caseloads", moved.Headers.Location!.OriginalString);
        Assert.Equal(moved.Headers.Location, again.Headers.Location);
        Assert.Contains("20 families of Sam Hill moved: 20 to Joy Adeyemi", (await lead.PageAsync("/caseloads")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, await HeldAsync("worker2"));
        Assert.Equal(20, await app.WithDbAsync(db => db.Set<CaseSpell>().CountAsync(s => s.Reason == "Sam moves to Thanet" && s.To == null)));
        Assert.Equal(20, await app.WithDbAsync(db => db.Set<CaseSpell>().CountAsync(s => s.WorkerId == long.Parse(sam, CultureInfo.InvariantCulture) && s.To != null)));
        var told = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Template == "caseload-moved"));
        Assert.Equal(("worker2@demo.example", "20 families allocated to you"), (told.To, told.Subject));
    }

    [Fact]
    public async Task One_family_goes_to_somebody_else_and_one_stays()
    {
        var references = await PassAsync(3);
        var tim = await ColleagueAsync("Tim Reid");
        var lead = await app.SignedInAsync("lead");
        var address = $"/caseloads/{await IdAsync("worker")}/move";
        var ids = await app.WithDbAsync(db => db.Cases.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());

        var moved = await lead.PostFormAsync(address, new() { [$"To[{ids[0]}]"] = await IdAsync("worker2"), [$"To[{ids[1]}]"] = tim, ["Reason"] = "Fewer for Sam" }, address);

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(["Joy Adeyemi", "Tim Reid", "Sam Hill"], await app.WithDbAsync(db => db.Cases.OrderBy(c => c.Id).Select(c => c.Worker!.Name).ToListAsync()));
        Assert.Equal(3, references.Count);
    }

    [Fact]
    public async Task Over_24_needs_a_reason_and_nothing_is_moved_until_there_is_one()
    {
        await PassAsync(3);
        await PassAsync(23, "worker2@demo.example");
        var lead = await app.SignedInAsync("lead");
        var address = $"/caseloads/{await IdAsync("worker")}/move";

        var refused = await lead.PostFormAsync(address, new() { ["AllTo"] = await IdAsync("worker2"), ["Reason"] = "Sam leaves" }, address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("Joy Adeyemi would hold 26 of 24 families: say why", page.QuerySelector("#OverReason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Sam leaves", page.QuerySelector("textarea[name=Reason]")!.TextContent);
        Assert.Equal((3, 23), (await HeldAsync("worker"), await HeldAsync("worker2")));

        var moved = await lead.PostAsync(page, new() { ["OverReason"] = "Two close this week" }, address);
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(26, await HeldAsync("worker2"));
    }

    [Fact]
    public async Task When_one_of_the_families_was_changed_meanwhile_none_is_moved()
    {
        var references = await PassAsync(2);
        var lead = await app.SignedInAsync("lead");
        var address = $"/caseloads/{await IdAsync("worker")}/move";
        var page = await lead.PageAsync(address);
        await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{references[1]}/notes/new", new() { ["Kind"] = "Call", ["Text"] = "Kerry rang", ["HappenedOn"] = "18 11 2026" }, $"/cases/{references[1]}/notes");

        var conflict = await lead.PostAsync(page, new() { ["AllTo"] = await IdAsync("worker2"), ["Reason"] = "Sam leaves" }, address);

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Sam leaves", (await conflict.DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await HeldAsync("worker"));
    }

    [Theory]
    [InlineData("lead.thanet")]
    [InlineData("district.thanet")]
    [InlineData("worker")]
    [InlineData("area")]
    public async Task Nobody_else_moves_it(string account)
    {
        await PassAsync(1);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/caseloads/{await IdAsync("worker")}/move")).StatusCode);
    }

    private async Task<List<string>> PassAsync(int families, string worker = "worker@demo.example")
    {
        List<string> references = [];
        for (var i = 0; i < families; i++)
            references.Add(await app.PassAsync($"Family {i}", allocateTo: worker));
        return references;
    }

    private Task<string> ColleagueAsync(string name) => app.WithDbAsync(async db =>
    {
        var unit = await db.Units.Include(u => u.District.Area).SingleAsync(u => u.Name == "Ashford 1");
        var colleague = new StaffMember(name, "tim@demo.example");
        colleague.Post(Domain.Access.Role.UnitWorker, new(2026, 1, 1), unit: unit);
        db.Add(colleague);
        await db.SaveChangesAsync();
        return colleague.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    });

    private Task<string> IdAsync(string account) => app.WithDbAsync(async db =>
        (await db.Staff.SingleAsync(s => s.Email == $"{account}@demo.example")).Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private Task<int> HeldAsync(string account) => app.WithDbAsync(db => db.Cases.CountAsync(c => c.Worker!.Email == $"{account}@demo.example"));
}
