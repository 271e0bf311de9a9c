using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Triage;

/// <summary>Sample notifications received, screened and decided as triage does it, by the pages' own forms.</summary>
internal static class Triaged
{
    public static Dictionary<string, string?> Screening { get; } = new()
    {
        ["Risk"] = "Some", ["Priority"] = "false", ["PriorityReason"] = "The risk is long-standing", ["Family"] = "new",
        ["Checks.OwnRecords.Result"] = "NothingFound", ["Checks.SocialCare.Result"] = "Found", ["Checks.SocialCare.Text"] = "Closed in 2024",
        ["Checks.Education.Result"] = "NothingFound", ["Checks.Registration.Result"] = "NothingFound", ["Checks.YouthJustice.Result"] = "NotNeeded",
        ["Checks.YouthJustice.Reason"] = "Too young", ["Checks.Other.Result"] = "NothingFound",
    };

    public static Dictionary<string, string?> Unit { get; } = new()
    {
        ["Outcome"] = "Unit", ["Level"] = "KSCMP-2018/intensive", ["Rationale"] = "Attendance has fallen since the father died in June.",
    };

    /// <summary>Receives a sample at the clock's time; returns its reference.</summary>
    public static Task<string> ReceiveAsync(this App app, int sample) => app.InScopeAsync(async services =>
    {
        var form = SampleNotifications.Form(sample);
        var channel = form.Kind == FormKind.Upload ? NotificationChannel.Upload : NotificationChannel.Online;
        var notification = await services.GetRequiredService<Reception>().ReceiveAsync(form, SampleNotifications.Of(sample), channel);
        await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
        return notification.Reference;
    }, Actor.Notifier);

    /// <summary>Receives, screens and checks a sample.</summary>
    public static async Task<string> ScreenedAsync(this App app, HttpClient client, int sample)
    {
        var reference = await app.ReceiveAsync(sample);
        (await client.PostFormAsync($"/triage/{reference}", Screening, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");
        return reference;
    }

    /// <summary>Fills the decision and opens its check page.</summary>
    public static async Task<AngleSharp.Html.Dom.IHtmlDocument> CheckPageAsync(this HttpClient client, string reference, Dictionary<string, string?> decision)
    {
        var answer = await client.PostFormAsync($"/triage/{reference}/decision", decision);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Redirect, $"{(int)answer.StatusCode}: {(await answer.DocumentAsync()).QuerySelector(".govuk-error-summary")?.TextContent}");
        return await client.PageAsync(answer.Headers.Location!.ToString());
    }

    /// <summary>Decides by all three pages.</summary>
    public static async Task DecideAsync(this HttpClient client, string reference, Dictionary<string, string?> decision)
    {
        var check = await client.CheckPageAsync(reference, decision);
        (await client.PostAsync(check, [], $"/triage/{reference}/decision/confirmation")).Leads($"/triage/{reference}/decision/done");
    }

    /// <summary>The case that the notification opened is accepted by the first unit of its district and given to Sam Hill.</summary>
    public static Task<int> AllocateAsync(this App app, string reference) => app.WithDbAsync(async db =>
    {
        var (at, on) = (app.Clock.Utc, Domain.UkTime.DayOf(app.Clock.Utc));
        var given = await db.Cases.Include(c => c.Timeline).Include(c => c.Spells).SingleAsync(c => c.Notification!.Reference == reference && c.ClosedOn == null);
        var unit = await db.Units.OrderBy(u => u.Name).FirstAsync(u => u.DistrictId == given.DistrictId);
        var manager = Actor.Staff(1, "Anita Verma", Role.DistrictManager) with { DistrictId = given.DistrictId };
        if (given.UnitId is null)
            given.Accept(unit, 0, null, Domain.Standards.ServiceStandards.Shipped(), Domain.Standards.WorkingCalendar.Shipped(), manager, at, on);
        given.Allocate(await db.Staff.SingleAsync(s => s.Email == "worker@demo.example"), unit.Id, 0, null, null, manager, at, on);
        return await db.SaveChangesAsync();
    });

    public static void Leads(this HttpResponseMessage answer, string address)
    {
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location!.ToString());
    }

    public static async Task<string[]> ErrorsAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return [.. (await answer.DocumentAsync()).QuerySelectorAll(".govuk-error-summary__list a").Select(a => a.TextContent)];
    }

    /// <summary>The sentences that refused a form, also those that belong to no field.</summary>
    public static async Task<string[]> SentencesAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return [.. (await answer.DocumentAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(a => a.TextContent.Trim())];
    }

    public static Task<Notification> NotificationAsync(this App app, string reference) => app.WithDbAsync(db => db.Notifications.AsNoTracking()
        .Include(n => n.Decisions).Include(n => n.Requests).Include(n => n.Checks).Include(n => n.Timeline).Include(n => n.Screening).SingleAsync(n => n.Reference == reference));
}
