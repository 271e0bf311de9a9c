using System.Globalization;
using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>The seven sample notifications as each notifier sends them, at the hour they came; four of them on to a worker's caseload.</summary>
[Collection(Chromium.Journeys)]
public sealed class SevenNotificationsTests(Site site) : IClassFixture<Site>
{
    private readonly List<string> faults = [];
    private Window window;

    [Fact]
    public async Task The_first_and_the_seventh_are_one_family_and_one_case()
    {
        var walker = await SentAsync(1);
        var nursery = await SentAsync(7);
        await TriageJoinsTheSecondToTheFirstAsync(nursery, walker);
        await IsOnACaseloadAsync(1, walker, "2026-11-18T15:00", "lead", "worker", "Sam Hill", allocateBy: "2026-11-24", planBy: "2026-12-15", family: "A family we know");

        foreach (var (sample, reference) in new[] { (1, walker), (7, nursery) })
            Assert.Contains(reference, await site.NewestMessageAsync(SampleNotifications.Of(sample)["NOT06"]!), StringComparison.Ordinal);
        Assert.Contains($"Our decision on {nursery}", await site.NewestMessageAsync(SampleNotifications.Of(7)["NOT06"]!), StringComparison.Ordinal);
        var families = await site.App.WithDbAsync(db => db.Set<Notification>().Where(n => n.Reference == walker || n.Reference == nursery).Select(n => n.FamilyId).Distinct().ToListAsync());
        var family = Assert.Single(families);
        Assert.Equal(1, await site.App.WithDbAsync(db => db.Set<Domain.Cases.EarlyHelpCase>().CountAsync(c => c.FamilyId == family)));
        Found.Nothing(faults);
    }

    [Theory]
    [InlineData(2, "2026-12-24T10:30", "lead.shepway", "worker.shepway", "Shepway Worker", "2027-01-04", "2027-01-21")]
    [InlineData(3, "2026-11-23T11:00", "lead.thanet", "worker.thanet", "Thanet Worker", "2026-11-27", "2026-12-19")]
    [InlineData(6, "2026-11-19T09:00", "lead.maidstone", "worker.maidstone", "Maidstone Worker", "2026-11-25", "2026-12-16")]
    public async Task A_sample_goes_from_its_notifier_to_the_caseload_of_its_district(int sample, string at, string lead, string worker, string workerName, string allocateBy, string planBy)
    {
        // Each of them meets the service in another way: a telephone's width, no JavaScript, no mouse.
        window = sample switch { 2 => new(Width: 320), 3 => new(WithoutScript: true), _ => new(ByKeyboard: true) };
        var reference = await SentAsync(sample);
        await IsOnACaseloadAsync(sample, reference, at, lead, worker, workerName, allocateBy, planBy);

        Found.Nothing(faults);
    }

    /// <summary>A notifier fills the form in and sends it; the days on the last page are the expected ones.</summary>
    private async Task<string> SentAsync(int sample)
    {
        var expected = SampleNotifications.Source(sample).GetProperty("expected");
        SetClock(SampleNotifications.Source(sample).GetProperty("received").GetString()!);
        var notifier = await site.VisitorAsync(window);
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

    [Fact]
    public async Task The_fifth_is_told_of_every_gap_and_loses_nothing()
    {
        const int sample = 5;
        var before = await site.App.WithDbAsync(db => db.Set<Notification>().CountAsync());
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
        Assert.Equal(before, await site.App.WithDbAsync(db => db.Set<Notification>().CountAsync()));
        foreach (var page in form.Pages(answers, day))
            faults.AddRange(await steps.LostAsync(page));

        Found.Nothing(faults);
    }

    /// <summary>Numbers 1, 2, 3 and 6: screened, checked, decided, accepted and allocated by the people of the district, within the step budgets.</summary>
    private async Task IsOnACaseloadAsync(int sample, string reference, string at, string lead, string worker, string workerName, string allocateBy, string planBy,
        string family = "A family new to us")
    {
        SetClock(at);
        var today = Day(at[..10]);
        var source = SampleNotifications.Source(sample);
        var triage = await site.SignInAs("triage", window);
        faults.AddRange(await VisitAsync(triage, "/triage", $"triage-queue-{sample}"));
        await triage.ScreenAsync(reference, source.TryGetProperty("priority_reason", out var because) ? because.GetString() : null, family: family);
        triage.Cost.IsAtMost(pageLoads: 1, inputs: 10);
        faults.AddRange(await triage.FaultsAsync($"triage-screened-{sample}"));
        await triage.DecideForUnitAsync(reference, "School and family have tried what they can; the family want a worker.");
        triage.Cost.IsAtMost(pageLoads: 3, inputs: 8);
        faults.AddRange(await triage.FaultsAsync($"triage-decided-{sample}"));

        var passed = await site.App.WithDbAsync(db => db.Set<Domain.Cases.EarlyHelpCase>().Where(c => c.Notification!.Reference == reference).Select(c => c.Reference).SingleAsync());
        var district = await site.SignInAs(lead, window);
        await district.AcceptAndAllocateAsync(passed, workerName);
        district.Cost.IsAtMost(pageLoads: 3, inputs: 4);
        faults.AddRange(await district.FaultsAsync($"allocated-{sample}"));

        var holder = await site.SignInAs(worker, window);
        faults.AddRange(await VisitAsync(holder, "/cases", $"caseload-{sample}"));
        await holder.SeesAsync(passed);
        await holder.SeesAsync(UkDates.NearWithWeekday(Day(planBy), today));
        await holder.OpenAsync($"/cases/{passed}");
        await holder.SeesAsync(workerName);
        faults.AddRange(await holder.FaultsAsync($"case-{sample}"));
        var stored = await site.App.WithDbAsync(db => db.Set<Domain.Cases.EarlyHelpCase>().SingleAsync(c => c.Reference == passed));
        Assert.Equal((Day(allocateBy), Day(planBy), today.AddDays(140)), (stored.AllocateBy, stored.PlanBy, stored.EndBy!.Value));
    }

    /// <summary>Number 7: triage is shown the Walkers, by names, birth dates and postcode, although the address is spelt differently, and joins the two.</summary>
    private async Task TriageJoinsTheSecondToTheFirstAsync(string second, string first)
    {
        SetClock("2026-11-18T09:30");
        var triage = await site.SignInAs("triage");
        await triage.OpenAsync($"/triage/{second}");
        await triage.SeesAsync("We have met before");
        await triage.SeesAsync("same postcode");
        await triage.SeesAsync(first);
        faults.AddRange(await triage.FaultsAsync("triage-met-before"));
        await triage.ScreenAsync(second, family: "Walker");
        await triage.JoinAsync(second, first);
        Assert.Contains(second, await site.NewestMessageAsync(SampleNotifications.Of(7)["NOT06"]!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fourth_is_entered_for_the_police_on_a_sunday_and_due_on_monday()
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

        Found.Nothing(faults);
    }

    private static async Task<IReadOnlyList<string>> VisitAsync(Person person, string address, string name)
    {
        await person.OpenAsync(address);
        return await person.FaultsAsync(name);
    }

    private void SetClock(string local) => site.App.Clock.SetLocal(DateTime.Parse(local, CultureInfo.InvariantCulture));

    private static DateOnly Day(string text) => DateOnly.Parse(text[..10], CultureInfo.InvariantCulture);
}
