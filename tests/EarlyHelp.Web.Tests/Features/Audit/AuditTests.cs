using System.Net;
using EarlyHelp.Web.Tests.Features.Families;

namespace EarlyHelp.Web.Tests.Features.Audit;

public sealed class AuditTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_audit_of_a_family_shows_a_change_with_before_and_after_and_every_look_by_whom()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var leo = await app.PersonAsync("Leo");
        var worker = await app.SignedInAsync("worker");
        await worker.PostFormAsync($"/families/{family}/people/{leo.Id}/edit", new() { ["LastName"] = "Walker-Hill" }, $"/families/{family}/people/{leo.Id}");

        var page = await (await app.SignedInAsync("lead")).PageAsync($"/families/{family}/audit");

        var changes = page.QuerySelector("[aria-label=Changes]")!;
        var row = changes.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Walker-Hill", StringComparison.Ordinal) && r.TextContent.Contains("Last name", StringComparison.Ordinal));
        Assert.Equal(["Last name", "Walker", "Walker-Hill"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Contains("Sam Hill", changes.TextContent, StringComparison.Ordinal);
        var looks = page.QuerySelector("[aria-label=Looks]")!.TextContent;
        Assert.Contains("Sam Hill, unit worker", looks, StringComparison.Ordinal);
        Assert.Contains("Change a person", looks, StringComparison.Ordinal);
        Assert.Contains("Martin Cole, unit lead", looks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_of_a_notification_starts_with_its_receipt_by_the_notifier_and_points_at_real_records()
    {
        var (family, notification) = await app.ReceiveAsync(1);

        var text = (await (await app.SignedInAsync("triage.manager")).PageAsync($"/notifications/{notification}/audit")).QuerySelector("main")!.TextContent;

        Assert.Contains("Notification added", text, StringComparison.Ordinal);
        Assert.Contains("Notifier", text, StringComparison.Ordinal);
        Assert.Contains(family, text, StringComparison.Ordinal);
        Assert.DoesNotContain("-922337203685477", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_privacy_officer_reads_the_audit_of_any_family_but_cannot_open_its_record()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var privacy = await app.SignedInAsync("privacy");

        var page = await privacy.PageAsync($"/families/{family}/audit");

        Assert.Contains("Ines Duarte, privacy officer", page.QuerySelector("[aria-label=Looks]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"a[href='/families/{family}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await privacy.GetAsync($"/families/{family}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await privacy.GetAsync($"/notifications/{notification}/audit")).StatusCode);
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("triage")]
    [InlineData("lead.thanet")]
    [InlineData("admin")]
    public async Task Whoever_may_not_read_the_audit_or_has_the_family_out_of_reach_finds_no_page(string account)
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/families/{family}/audit")).StatusCode);
    }
}
