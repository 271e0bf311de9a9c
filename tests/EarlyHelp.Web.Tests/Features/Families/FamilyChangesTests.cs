using System.Net;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Families;

public sealed class FamilyChangesTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task An_unborn_child_is_born_and_stays_the_same_person()
    {
        var (family, notification) = await app.ReceiveAsync(3);
        await app.GiveToWorkerAsync(notification);
        var unborn = await app.PersonAsync("Unborn");
        app.Clock.Utc = new DateTime(2027, 2, 20, 10, 0, 0, DateTimeKind.Utc);

        var answer = await (await app.SignedInAsync("worker")).PostFormAsync(
            $"/families/{family}/people/{unborn.Id}/edit", new() { ["FirstName"] = "Luca", ["Born"] = "10 2 2027", ["Sex"] = "M", ["Role"] = "Child" }, $"/families/{family}/people/{unborn.Id}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var luca = await app.PersonAsync("Luca");
        Assert.Equal((unborn.Id, new DateOnly(2027, 2, 10), new DateOnly(2027, 2, 12), "M"), (luca.Id, luca.Born, luca.DueOn, luca.Sex));
    }

    [Fact]
    public async Task A_pregnancy_that_ended_is_recorded_without_a_new_person_and_everything_said_stays()
    {
        var (family, notification) = await app.ReceiveAsync(3);
        await app.GiveToWorkerAsync(notification);
        var unborn = await app.PersonAsync("Unborn");
        var worker = await app.SignedInAsync("worker");
        var address = $"/families/{family}/people/{unborn.Id}/leaving";
        Assert.NotNull((await worker.PageAsync($"/families/{family}/people/{unborn.Id}")).QuerySelector($"a[href='{address}']"));

        var refused = await worker.PostFormAsync(address, new() { ["On"] = "31 2 2026", ["Words"] = "She told me on the telephone" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("She told me on the telephone", (await refused.DocumentAsync()).QuerySelector("textarea[name=Words]")!.TextContent.Trim());
        var today = Domain.UkTime.DayOf(app.Clock.Utc);
        var answer = await worker.PostFormAsync(address, new() { ["On"] = $"{today.Day} {today.Month} {today.Year}", ["Words"] = "She told me on the telephone" });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(unborn.Id, (await app.PersonAsync("Unborn")).Id);
        Assert.Equal(today, await app.WithDbAsync(db => db.FamilyMembers.Where(m => m.PersonId == unborn.Id).Select(m => m.To).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("Upn", "A950000178302", "UPN")]
    [InlineData("NhsNumber", "9434765918", "NHS number")]
    [InlineData("Born", "1 1 2099", "Date of birth must be today or in the past")]
    [InlineData("Born", "31 2 2016", "Date of birth must be a real date")]
    public async Task A_wrong_answer_is_refused_with_its_sentence_and_nothing_typed_is_lost(string field, string typed, string sentence)
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var leo = await app.PersonAsync("Leo");

        var answer = await (await app.SignedInAsync("worker")).PostFormAsync(
            $"/families/{family}/people/{leo.Id}/edit", new() { [field] = typed, ["OtherNames"] = "Leon" }, $"/families/{family}/people/{leo.Id}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(sentence, page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector($"input[name={field}]")!.GetAttribute("value"));
        Assert.Equal("Leon", page.QuerySelector("input[name=OtherNames]")!.GetAttribute("value"));
        Assert.Null((await app.PersonAsync("Leo")).OtherNames);
    }

    [Fact]
    public async Task The_second_to_change_a_person_is_told()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var leo = await app.PersonAsync("Leo");
        var worker = await app.SignedInAsync("worker");
        var page = await worker.PageAsync($"/families/{family}/people/{leo.Id}/edit");
        await worker.PostFormAsync($"/families/{family}/people/{leo.Id}/edit", new() { ["Telephone"] = "07700 900 555" }, $"/families/{family}/people/{leo.Id}");

        var second = await worker.PostAsync(page, new() { ["Telephone"] = "07700 900 666" }, $"/families/{family}/people/{leo.Id}");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("07700 900 555", (await app.PersonAsync("Leo")).Telephone);
    }

    [Fact]
    public async Task A_person_is_added_moves_with_others_changes_school_and_is_related()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var worker = await app.SignedInAsync("worker");

        await worker.PostFormAsync($"/families/{family}/people/new", new() { ["FirstName"] = "Rose", ["LastName"] = "Walker", ["Role"] = "Grandparent" }, $"/families/{family}/people");
        var (rose, leo) = (await app.PersonAsync("Rose"), await app.PersonAsync("Leo"));
        await worker.PostFormAsync($"/families/{family}/people/{rose.Id}/residences/new", new()
        {
            ["Line1"] = "3 Mill Road", ["Town"] = "Ashford", ["Postcode"] = "tn248ab", ["Kind"] = "MainHome", ["From"] = "17 11 2026", ["IsConfidential"] = "true", ["Others"] = $"{leo.Id}",
        }, $"/families/{family}/people/{rose.Id}/residences");
        await worker.PostFormAsync($"/families/{family}/people/{leo.Id}/schoolings/new", new() { ["School"] = "Harbour Academy", ["From"] = "17 11 2026", ["Attendance"] = "80.5" }, $"/families/{family}/people/{leo.Id}/schoolings");
        await worker.PostFormAsync($"/families/{family}/relationships/new", new()
        {
            ["PersonId"] = $"{rose.Id}", ["Kind"] = "grandparent", ["ToPersonId"] = $"{leo.Id}", ["ParentalResponsibility"] = "no",
        }, $"/families/{family}/relationships");

        leo = await app.PersonAsync("Leo");
        Assert.Equal(["14 Cooper's Lane to 17/11/2026", "3 Mill Road to "], leo.Residences.OrderBy(r => r.Id).Select(r => $"{r.Address.Line1} to {r.To:dd'/'MM'/'yyyy}"));
        Assert.True(leo.Residences.Single(r => r.To is null).IsConfidential);
        Assert.Equal(["Harbour Academy", "St Anne's Primary School"], leo.Schoolings.OrderBy(s => s.To is not null).Select(s => s.School));
        Assert.Equal(80.5m, leo.Schoolings.Single(s => s.To is null).AttendancePercent);
        Assert.False(await app.WithDbAsync(db => db.Relationships.Where(r => r.PersonId == rose.Id && r.ToPersonId == leo.Id).Select(r => r.ParentalResponsibility).SingleAsync()));
    }

    [Fact]
    public async Task Consent_is_withdrawn_on_a_day_and_the_earlier_answer_stays()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var given = await app.WithDbAsync(db => db.Consents.SingleAsync(c => c.Item == "C2"));
        var worker = await app.SignedInAsync("worker");

        var refused = await worker.PostFormAsync($"/families/{family}/consents/new?from={given.Id}", [], $"/families/{family}/consents");
        Assert.Contains("Enter the date consent was withdrawn", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await worker.PostFormAsync($"/families/{family}/consents/new?from={given.Id}", new() { ["On"] = "17 11 2026" }, $"/families/{family}/consents");

        var answers = await app.WithDbAsync(db => db.Consents.Where(c => c.Item == "C2").OrderBy(c => c.Id).Select(c => new { c.Answer, c.On, c.RecordedBy, c.PersonId }).ToListAsync());
        Assert.Equal([ConsentAnswer.Given, ConsentAnswer.Withdrawn], answers.Select(a => a.Answer));
        Assert.Equal((new DateOnly(2026, 11, 17), "Sam Hill", given.PersonId), (answers[1].On, answers[1].RecordedBy, answers[1].PersonId));
        Assert.Contains("Withdrawn", (await worker.PageAsync($"/families/{family}")).QuerySelector("[aria-label=Consent]")!.TextContent, StringComparison.Ordinal);
    }
}
