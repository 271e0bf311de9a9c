using System.Net;
using System.Text;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Instances;

/// <summary>A register that was sent to one instance is shown, imported and thrown away by the other (adr/0034).</summary>
public sealed class RegisterAcrossTests : IAsyncLifetime
{
    private const string Header = "case_ref,family_ref,origin,unit,worker_email,opened_on,plan_agreed_on,last_review_on,closed_on,closure_reason,outcome\r\n";

    private readonly App first = new();
    private App second = null!;

    public Task InitializeAsync()
    {
        second = first.Beside();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task It_is_sent_watched_and_imported_while_every_request_changes_the_instance()
    {
        var (admin, balancer) = Balancer.Of(first, second);
        await admin.PostFormAsync("/account/sign-in", new() { ["Email"] = "admin@demo.example", ["Password"] = DemoAccounts.Password });
        var token = (await admin.PageAsync("/admin/register")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Header + "OLD-1,FAMILY-1,step_down,Ashford 1,,2026-09-01,2026-09-20,,,,\r\n")), "Files", "cases.csv" },
        };
        var at = (await admin.PostAsync("/admin/register", content)).Headers.Location!.OriginalString;
        await DoneAsync(admin, at, "Ready to import");
        var page = await admin.PageAsync(at);

        // Both are asked to import it: one does.
        foreach (var app in new[] { first, second })
            Assert.Equal(HttpStatusCode.Redirect, (await admin.PostAsync(page, new() { ["_once"] = $"{Guid.NewGuid()}" }, $"{at}/import")).StatusCode);
        await DoneAsync(admin, at, "What the files brought");

        Assert.Equal(1, await first.WithDbAsync(db => db.ImportedRecords.CountAsync(r => r.Reference == "OLD-1")));
        Assert.Equal(0, balancer.SignedOut);
        Assert.Equal(first.Services.GetRequiredService<RegisterDesk>().All.Select(r => (r.Id, r.Stage)), second.Services.GetRequiredService<RegisterDesk>().All.Select(r => (r.Id, r.Stage)));
    }

    [Theory]
    [InlineData(RegisterStage.Checking, RegisterStage.Broken)]
    [InlineData(RegisterStage.Importing, RegisterStage.NotKnown)]
    public async Task One_that_an_instance_left_in_the_middle_is_told_to_be_broken_after_two_minutes_where_nothing_was_written_and_else_not_to_be_known(RegisterStage left, RegisterStage told)
    {
        var register = new SentRegister(Guid.CreateVersion7(), 1, "Colin Tate", first.Clock.GetUtcNow()) { Stage = left, HeardOfAt = first.Clock.GetUtcNow() };
        var folder = Path.Combine(first.Documents, "registers");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{register.Id:N}.json"), System.Text.Json.JsonSerializer.Serialize(register));
        var desk = second.Services.GetRequiredService<RegisterDesk>();

        Assert.Equal(left, desk.Find(register.Id)!.Stage);
        first.Clock.Utc = first.Clock.Utc.AddMinutes(3);

        Assert.Equal(told, desk.Find(register.Id)!.Stage);
        Assert.True(desk.ThrowAway(desk.Find(register.Id)!));
        Assert.Null(first.Services.GetRequiredService<RegisterDesk>().Find(register.Id));
    }

    private static async Task DoneAsync(HttpClient admin, string at, string says)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var answer = await admin.GetAsync(at);
            if (!answer.Headers.Contains("Refresh"))
            {
                Assert.Contains(says, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("It is still busy after 20 seconds.");
    }
}
