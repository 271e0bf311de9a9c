using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>What an administrator sets up with a date: a district's name, a standard, the bank holidays, the end of a unit.</summary>
[Collection(Chromium.Journeys)]
public sealed class AdministratorWalkTests(Site site) : IClassFixture<Site>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task A_district_is_renamed_from_a_date_and_the_past_keeps_the_old_name()
    {
        SetClock(2026, 11, 18);
        var admin = await site.SignInAs("admin");
        await admin.OpenAsync("/admin");
        await LookAsync(admin, "admin");
        await admin.FollowAsync("Organisation");
        await LookAsync(admin, "admin-organisation");
        await admin.FollowAsync("Rename Ashford district");
        await admin.FillAsync("New name", "Ashford and Tenterden");
        await admin.FillAsync("From", "1 12 2026");
        await LookAsync(admin, "admin-rename");
        await admin.PressAsync("Rename");
        Assert.Empty(await admin.ErrorsAsync());
        await admin.FollowAsync("Changes");
        await admin.SeesAsync("Ashford is called Ashford and Tenterden");
        await LookAsync(admin, "admin-changes");

        SetClock(2027, 1, 5);
        var county = await site.SignInAs("county");
        await county.OpenAsync("/scorecard?month=2026-11&scope=district:Ashford");
        Assert.Equal("Scorecard: Ashford, November 2026", await county.HeadingAsync());
        await county.OpenAsync("/scorecard?month=2026-12&scope=district:Ashford");
        Assert.Equal("Scorecard: Ashford and Tenterden, December 2026", await county.HeadingAsync());
        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_standard_is_changed_from_a_date_and_the_change_can_be_withdrawn()
    {
        SetClock(2026, 11, 18);
        var admin = await site.SignInAs("admin");
        await admin.OpenAsync("/admin/standards");
        await admin.FollowAsync("Change Plan reviewed");
        await admin.FillAsync("Changes from", "1 4 2027");
        await admin.FillAsync("Length", "5");
        await admin.FillAsync("Who decided the change", "Early Help board, 3 February 2027");
        await LookAsync(admin, "admin-standard");
        await admin.PressAsync("Save the change");
        Assert.Empty(await admin.ErrorsAsync());
        await admin.SeesAsync("5 weeks");
        await LookAsync(admin, "admin-standards");
        await admin.PressAsync("Withdraw the change of Plan reviewed");
        await admin.DoesNotSeeAsync("5 weeks");
        Found.Nothing(faults);
    }

    [Fact]
    public async Task Bank_holidays_are_imported_from_the_official_file_after_a_look_at_what_it_changes()
    {
        SetClock(2026, 11, 18);
        var file = Path.Combine(Path.GetTempPath(), $"bank-holidays-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, BankHolidayFile.Written([.. WorkingCalendar.ShippedHolidays().Where(h => h.Date.Year >= 2026).Select(h => new HolidayInFile(h.Date, h.Name)), new(new(2027, 6, 4), "Day of the sample")]));
        var admin = await site.SignInAs("admin");
        await admin.OpenAsync("/admin/calendar");
        await LookAsync(admin, "admin-calendar");
        await admin.AttachAsync("File", file);
        await admin.PressAsync("Check the file");
        await admin.SeesAsync("Added: 1 day");
        await LookAsync(admin, "admin-calendar-check");
        await admin.PressAsync("Import the bank holidays");
        await admin.OpenAsync("/admin/calendar?year=2027");
        await admin.SeesAsync("Day of the sample");
        await admin.OpenAsync("/admin/calendar/import");
        await admin.PressAsync("Check the file");
        Assert.Equal(["Choose the file"], await admin.ErrorsAsync());
        await LookAsync(admin, "admin-calendar-import");
        File.Delete(file);
        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_unit_is_opened_and_another_is_planned_to_end_and_the_jobs_and_messages_are_looked_at()
    {
        SetClock(2026, 11, 18);
        var admin = await site.SignInAs("admin");
        await admin.OpenAsync("/admin/organisation");
        await admin.FollowAsync("Open a unit in Dover");
        await admin.FillAsync("Name", "Dover Harbour");
        await admin.FillAsync("First day", "1 12 2026");
        await LookAsync(admin, "admin-unit-new");
        await admin.PressAsync("Open the unit");
        Assert.Empty(await admin.ErrorsAsync());
        await admin.FollowAsync("Close or merge Dover 1");
        await admin.ChooseFirstAsync("How does the unit end?", "It is merged");
        await admin.SelectAsync("Unit that takes everything over", "Dover 2");
        await admin.FillAsync("First day without the unit", "1 12 2026");
        await admin.FillAsync("Who decided it and why", "Early Help board: two small units");
        await LookAsync(admin, "admin-unit-end");
        await admin.PressAsync("Close or merge the unit");
        Assert.Empty(await admin.ErrorsAsync());
        await admin.SeesAsync("Dover 1 is merged into Dover 2");
        await LookAsync(admin, "admin-changes-planned");
        await admin.OpenAsync("/admin/jobs");
        await admin.PressAsync("Run now the job Panels");
        await LookAsync(admin, "admin-jobs");
        await admin.OpenAsync("/admin/messages");
        await LookAsync(admin, "admin-messages");
        await admin.OpenAsync("/admin/code-lists");
        await LookAsync(admin, "admin-code-lists");
        await admin.FollowAsync("Closure reasons");
        await LookAsync(admin, "admin-code-list");
        await admin.OpenAsync("/admin/code-lists/concern-codes-services");
        await admin.PressAsync("Add a choice");
        await admin.PressAsync("Add it");
        await admin.SeesAsync("Enter the date from which it changes");
        await admin.FillAsync("Words of the choice", "Holiday clubs");
        await admin.FillAsync("Offered from", "1 4 2027");
        await LookAsync(admin, "admin-choice-new");
        await admin.PressAsync("Add it");
        Assert.Empty(await admin.ErrorsAsync());
        await admin.SeesAsync("“Holiday clubs” is offered from 1 April 2027");
        await admin.FollowAsync("Change Money advice");
        await LookAsync(admin, "admin-choice");
        await admin.ChooseAsync("What changes?", "It is no longer offered");
        await admin.FillAsync("From", "1 5 2027");
        await admin.PressAsync("Save the change");
        await admin.SeesAsync("“Money advice” is no longer offered from 1 May 2027");
        await LookAsync(admin, "admin-county-list");
        Assert.Equal(1, await site.App.WithDbAsync(db => db.UnitEndings.CountAsync()));
        Found.Nothing(faults);
    }

    private void SetClock(int year, int month, int day) => site.App.Clock.SetLocal(new DateTime(year, month, day, 10, 0, 0));

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync(name));
}
