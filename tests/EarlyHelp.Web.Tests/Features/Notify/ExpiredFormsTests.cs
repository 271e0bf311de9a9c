using System.Net;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Notify;

/// <summary>What strangers can leave behind: bounded in number, and gone when it has expired.</summary>
public sealed class ExpiredFormsTests : IDisposable
{
    private readonly App app = new() { Settings = { ["Limits:FormsPerVisitor"] = "3" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_form_untouched_for_28_days_goes_with_its_file_and_a_newer_one_stays()
    {
        await Notifier.At(app).BeginAsync();
        var old = await app.WithDbAsync(db => db.NotificationDrafts.SingleAsync());
        await using (var content = new MemoryStream("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"u8.ToArray()))
            Assert.Null(await app.InScopeAsync(services => services.AttachAsync(old, "form.pdf", content)));
        var folder = app.Services.GetRequiredService<DocumentFolder>().Path;
        Assert.Single(Directory.GetFiles(folder));
        app.Clock.Utc = app.Clock.Utc.AddDays(NotificationDraft.LifeDays);
        await Notifier.At(app).BeginAsync();

        var job = app.Services.GetRequiredService<ExpiredForms>();
        var onTheDay = await job.RemoveAsync();
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);
        var afterIt = await job.RemoveAsync();

        Assert.Equal((0, 1), (onTheDay, afterIt));
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Empty(await app.WithDbAsync(db => db.NotificationFiles.ToListAsync()));
        Assert.NotEqual(old.Key, (await app.WithDbAsync(db => db.NotificationDrafts.SingleAsync())).Key);
    }

    [Fact]
    public async Task One_visitor_begins_so_many_forms_and_is_then_told_to_wait()
    {
        var visitor = app.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var forms = 0; forms < 4; forms++)
            answers.Add((await visitor.PostFormAsync("/notify/choose?urgent=false", new() { ["Way"] = "EarlyHelp" }, "/notify/choose")).StatusCode);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(3, await app.WithDbAsync(db => db.NotificationDrafts.CountAsync()));
    }
}
