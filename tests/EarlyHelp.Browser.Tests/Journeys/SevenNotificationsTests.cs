using System.Globalization;
using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>
/// The seven sample notifications as each notifier sends them, in the order and at the hour they came; four of them on to a worker's caseload.
/// </summary>
[Collection(Chromium.Collection)]
public sealed class SevenNotificationsTests(Site site) : IClassFixture<Site>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task The_seven_notifications_go_where_they_are_expected()
    {
        await TheOfficeSendsAnIncompleteFormAsync();

        var walker = await SentAsync(1);
        await IsOnACaseloadAsync(1, walker, "2026-11-17T15:00", "lead", "worker", "Sam Hill", allocateBy: "2026-11-23", planBy: "2026-12-15");

        var nursery = await SentAsync(7);
        await TriageSeesThatTheFamilyIsKnownAsync(nursery, walker);

        var shevchenko = await SentAsync(6);
        await IsOnACaseloadAsync(6, shevchenko, "2026-11-19T09:00", "lead.maidstone", "worker.maidstone", "Maidstone Worker", allocateBy: "2026-11-25", planBy: "2026-12-16");

        var muller = await SentAsync(3);
        await ThePoliceNotificationIsActionedAsync();
        await IsOnACaseloadAsync(3, muller, "2026-11-23T11:00", "lead.thanet", "worker.thanet", "Thanet Worker", allocateBy: "2026-11-27", planBy: "2026-12-19");

        var saoirse = await SentAsync(2);
        await IsOnACaseloadAsync(2, saoirse, "2026-12-24T10:30", "lead.shepway", "worker.shepway", "Shepway Worker", allocateBy: "2027-01-04", planBy: "2027-01-21");

        Found.Nothing(faults);
    }

    /// <summary>A notifier fills the form in and sends it; the days on the last page are the expected ones.</summary>
    private async Task<string> SentAsync(int sample)
    {
        var expected = SampleNotifications.Source(sample).GetProperty("expected");
        SetClock(SampleNotifications.Source(sample).GetProperty("received").GetString()!);
        var notifier = await site.VisitorAsync();
        await notifier.BeginAsync(SampleNotifications.Form(sample).Kind);
        var form = notifier.With(sample);
        await form.FillAsync();
        faults.AddRange(form.Faults);
        faults.AddRange(await notifier.FaultsAsync($"form-check-{sample}"));
        var reference = await notifier.SendAsync();
        faults.AddRange(await notifier.FaultsAsync($"form-sent-{sample}"));
        if (expected.TryGetProperty("considered_by", out var consider))
            await notifier.SeesAsync($"by {UkDates.WithWeekday(Day(consider.GetString()!))}");
        if (expected.TryGetProperty("decided_by", out var decide))
            await notifier.SeesAsync($"We decide by {UkDates.WithWeekday(Day(decide.GetString()!))}");
        Assert.Contains(reference, await site.NewestMessageAsync(SampleNotifications.Of(sample)["NOT06"]!), StringComparison.Ordinal);
        return reference;
    }

    /// <summary>Number 5: every gap has its message, nothing is received and nothing typed is lost.</summary>
    private async Task TheOfficeSendsAnIncompleteFormAsync()
    {
        const int sample = 5;
        SetClock("2026-11-17T09:00");
        var (form, answers, day) = (SampleNotifications.Form(sample), SampleNotifications.Of(sample), SampleNotifications.Day(sample));
        var notifier = await site.VisitorAsync();
        await notifier.BeginAsync();
        var steps = notifier.With(sample);
        await steps.FillWhatThereIsAsync();
        await notifier.PressAsync("Check your answers");

        await notifier.PressAsync("Send the notification");

        Assert.Equal(FormCheck.Check(form, answers, day).Select(g => g.Message).Order(), (await notifier.ErrorsAsync()).Order());
        faults.AddRange(await notifier.FaultsAsync("form-check-incomplete"));
        Assert.Equal(0, await site.App.WithDbAsync(db => db.Set<Notification>().CountAsync()));
        foreach (var page in form.Pages(answers, day))
            faults.AddRange(await steps.LostAsync(page));
    }

    /// <summary>Numbers 1, 2, 3 and 6: screened, checked, decided, accepted and allocated by the people of the district, within the step budgets.</summary>
    private async Task IsOnACaseloadAsync(int sample, string reference, string at, string lead, string worker, string workerName, string allocateBy, string planBy)
    {
        SetClock(at);
        var today = Day(at[..10]);
        var source = SampleNotifications.Source(sample);
        var triage = await site.SignInAs("triage");
        faults.AddRange(await VisitAsync(triage, "/triage", $"triage-queue-{sample}"));
        await triage.ScreenAsync(reference, source.TryGetProperty("priority_reason", out var because) ? because.GetString() : null);
        triage.Cost.IsAtMost(pageLoads: 1, inputs: 10);
        faults.AddRange(await triage.FaultsAsync($"triage-screened-{sample}"));
        await triage.DecideForUnitAsync(reference, "School and family have tried what they can; the family want a worker.");
        triage.Cost.IsAtMost(pageLoads: 3, inputs: 8);
        faults.AddRange(await triage.FaultsAsync($"triage-decided-{sample}"));

        var passed = await site.App.WithDbAsync(db => db.Set<Domain.Cases.EarlyHelpCase>().Where(c => c.Notification!.Reference == reference).Select(c => c.Reference).SingleAsync());
        var district = await site.SignInAs(lead);
        await district.AcceptAndAllocateAsync(passed, workerName);
        district.Cost.IsAtMost(pageLoads: 3, inputs: 4);
        faults.AddRange(await district.FaultsAsync($"allocated-{sample}"));

        var holder = await site.SignInAs(worker);
        faults.AddRange(await VisitAsync(holder, "/cases", $"caseload-{sample}"));
        await holder.SeesAsync(passed);
        await holder.SeesAsync(UkDates.NearWithWeekday(Day(planBy), today));
        await holder.OpenAsync($"/cases/{passed}");
        await holder.SeesAsync(workerName);
        faults.AddRange(await holder.FaultsAsync($"case-{sample}"));
        var stored = await site.App.WithDbAsync(db => db.Set<Domain.Cases.EarlyHelpCase>().SingleAsync(c => c.Reference == passed));
        Assert.Equal((Day(allocateBy), Day(planBy), today.AddDays(140)), (stored.AllocateBy, stored.PlanBy, stored.EndBy!.Value));
    }

    /// <summary>Number 7: triage is shown the Walkers, by names, birth dates and postcode, although the address is spelt differently.</summary>
    private async Task TriageSeesThatTheFamilyIsKnownAsync(string reference, string first)
    {
        SetClock("2026-11-18T09:30");
        var triage = await site.SignInAs("triage");
        await triage.OpenAsync($"/triage/{reference}");
        await triage.SeesAsync("We have met before");
        await triage.SeesAsync(first);
        faults.AddRange(await triage.FaultsAsync("triage-met-before"));
    }

    /// <summary>Number 4: entered by triage for the police on a Sunday, due on Monday.</summary>
    private async Task ThePoliceNotificationIsActionedAsync()
    {
        const int sample = 4;
        SetClock(SampleNotifications.Source(sample).GetProperty("received").GetString()!);
        var triage = await site.SignInAs("triage2");
        await triage.OpenAsync("/notifications/new");
        faults.AddRange(await triage.FaultsAsync("staff-entry"));
        await triage.ChooseAsync("Enter a notification", "Missing child, from the police");
        await triage.PressAsync("Continue");
        var form = triage.With(sample);
        await form.FillAsync();
        faults.AddRange(form.Faults);
        var reference = await triage.SendAsync("Record the notification");
        await triage.SeesAsync("due by Monday 23 November 2026");
        await triage.ScreenAsync(reference, actionTaken: "Rang the placement and the other authority; return interview asked for.");
        await triage.SeesAsync("met on 22 November");
    }

    private static async Task<IReadOnlyList<string>> VisitAsync(Person person, string address, string name)
    {
        await person.OpenAsync(address);
        return await person.FaultsAsync(name);
    }

    private void SetClock(string local) => site.App.Clock.SetLocal(DateTime.Parse(local, CultureInfo.InvariantCulture));

    private static DateOnly Day(string text) => DateOnly.Parse(text[..10], CultureInfo.InvariantCulture);
}
