using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Calendar;

/// <summary>The official file of bank holidays is looked at, and then imported. The lists are invented, in its format.</summary>
public sealed class CalendarImportTests : IAsyncLifetime
{
    private readonly App app = new();
    private HttpClient admin = null!;

    public async Task InitializeAsync() => admin = await app.SignedInAsync("admin");

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_file_changes_is_shown_first_and_then_done_and_due_dates_stay()
    {
        var reference = await app.PassAsync("Holidays");
        var due = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == reference).Select(c => c.AllocateBy).SingleAsync());
        var file = Official(days => days.Append((due, "Day of the sample")));

        var check = await SendAsync(file);

        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        var page = await check.DocumentAsync();
        Assert.Contains("Added: 1 day", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Due dates that are set already do not move", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.BankHolidays.AnyAsync(h => h.Date == due)));

        var done = await admin.PostAsync(page, [], "/admin/calendar/import/carry-out");

        Assert.Equal("/admin/calendar", done.Headers.Location!.OriginalString);
        Assert.Equal("Day of the sample", await app.WithDbAsync(db => db.BankHolidays.Where(h => h.Date == due).Select(h => h.Name).SingleAsync()));
        Assert.Equal(due, await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == reference).Select(c => c.AllocateBy).SingleAsync()));
        Assert.Contains(await app.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().ToListAsync()), e => e is { Entity: "BankHoliday", By: "Colin Tate" });
        Assert.Contains("There is nothing to change", (await (await SendAsync(file)).DocumentAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Day of the sample", await admin.GetStringAsync("/admin/calendar.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing of the kind", "The file is not JSON")]
    [InlineData("{\"scotland\":{\"events\":[]}}", "has no list of England and Wales")]
    [InlineData("{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":[{\"title\":\"<img src=x onerror=alert(1)>\",\"date\":\"2027-05-03\"}]}}", "characters in it that no name has")]
    [InlineData("", "Choose the file")]
    public async Task A_bad_file_is_refused_beside_its_field(string content, string message)
    {
        var answer = await SendAsync(content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, (await answer.DocumentAsync()).QuerySelector("#File-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_so()
    {
        var answer = await SendAsync(new string(' ', BankHolidayFile.MostBytes + 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("larger than 1 MB", (await answer.DocumentAsync()).QuerySelector("#File-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_imports_sees_again_what_changes_when_somebody_changed_the_list_meanwhile()
    {
        var page = await (await SendAsync(Official(days => days.Append((new(2027, 6, 4), "Day of the sample"))))).DocumentAsync();
        await admin.PostFormAsync("/admin/calendar", new() { ["Form.Date"] = "4 6 2027", ["Form.Name"] = "Entered by hand" }, "/admin/calendar?year=2026");

        var answer = await admin.PostAsync(page, [], "/admin/calendar/import/carry-out");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Day of the sample, was Entered by hand", (await answer.DocumentAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_from_the_check_is_read_as_strictly_as_the_file()
    {
        var page = await (await SendAsync(Official(days => days.Append((new(2027, 6, 4), "Day of the sample"))))).DocumentAsync();

        var answer = await admin.PostAsync(page, new() { ["List"] = "{\"england-and-wales\":{\"events\":[{\"title\":\"<b>\",\"date\":\"2027-06-04\"}]}}" }, "/admin/calendar/import/carry-out");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private static string Official(Func<IEnumerable<(DateOnly Date, string Name)>, IEnumerable<(DateOnly Date, string Name)>> change) => BankHolidayFile.Written(
        change(WorkingCalendar.ShippedHolidays().Where(h => h.Date.Year is >= 2026 and <= 2028).Select(h => (h.Date, h.Name))).Select(h => new HolidayInFile(h.Date, h.Name)));

    private async Task<HttpResponseMessage> SendAsync(string content)
    {
        var page = await admin.PageAsync("/admin/calendar/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)page.QuerySelector("main input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "File", "bank-holidays.json" },
        };
        return await admin.PostAsync("/admin/calendar/import", form);
    }
}
