using System.Net;

namespace EarlyHelp.Web.Tests.Features.Cases;

public sealed class FirstContactTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_notifier_comes_first_and_then_the_family_with_a_note()
    {
        var given = await app.PassAsync("Contact", allocateTo: "worker@demo.example");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        Assert.NotNull((await worker.PageAsync($"/cases/{given}")).QuerySelector($"a[href='/cases/{given}/contact']"));

        var first = await worker.PostFormAsync($"/cases/{given}/contact", new() { ["NotifierContacted"] = "yes", ["NotifierWhat"] = "Helen says mornings are hard" }, $"/cases/{given}/contact/notifier");
        var second = await worker.PostFormAsync($"/cases/{given}/contact", new() { ["Kind"] = "Visit", ["Seen"] = $"{ada}", ["Text"] = "Met on the doorstep", [$"Words[{ada}]"] = "I like maths" }, $"/cases/{given}/contact");

        Assert.Equal($"/cases/{given}/contact", first.Headers.Location!.OriginalString);
        Assert.Equal($"/cases/{given}/assessment", second.Headers.Location!.OriginalString);
        var held = await app.CaseAsync(given);
        Assert.Equal((new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 18)), (held.NotifierContactedOn, held.FamilyContactedOn));
        Assert.Equal("I like maths", Assert.Single(held.Voices).OwnWords);
        Assert.Contains("You contacted the notifier on 18 November 2026", (await worker.PageAsync($"/cases/{given}/contact")).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_contact_offers_only_kinds_that_are_a_contact_and_a_note_offers_all()
    {
        var given = await app.PassAsync("Nokinds", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");
        await app.WorkAsync(given, (c, _, by, at, on) => c.ContactNotifier(new(on), by, at, on));

        Assert.Equal(["Visit", "Call", "Meeting", "Letter"], Kinds(await worker.PageAsync($"/cases/{given}/contact")));
        Assert.Equal(["Visit", "Call", "Meeting", "Letter", "Note"], Kinds(await worker.PageAsync($"/cases/{given}/notes/new")));

        static IEnumerable<string?> Kinds(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("input[name=Kind]").Select(i => i.GetAttribute("value"));
    }

    [Fact]
    public async Task First_contact_offers_no_files_that_it_would_not_keep_and_a_note_does()
    {
        var given = await app.PassAsync("Nofiles", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        Assert.Empty((await worker.PageAsync($"/cases/{given}/contact")).QuerySelectorAll("input[type=file]"));
        var refused = await worker.PostFormAsync($"/cases/{given}/contact", new() { ["Kind"] = "Call", ["Text"] = "Rang mother" }, $"/cases/{given}/contact");
        Assert.Empty((await refused.RefusedAsync()).Page.QuerySelectorAll("input[type=file]"));
        Assert.Single((await worker.PageAsync($"/cases/{given}/notes/new")).QuerySelectorAll("form[enctype='multipart/form-data'] input[type=file]"));
    }

    [Fact]
    public async Task The_family_before_the_notifier_is_refused_and_what_was_typed_stays()
    {
        var given = await app.PassAsync("Tooearly", allocateTo: "worker@demo.example");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));

        var refused = await worker.PostFormAsync($"/cases/{given}/contact", new() { ["Kind"] = "Call", ["Seen"] = $"{ada}", ["Text"] = "Rang mother" }, $"/cases/{given}/contact");

        var (page, errors) = await refused.RefusedAsync();
        Assert.Contains("Record your contact with the notifier first, or say why you did not contact them", errors, StringComparison.Ordinal);
        Assert.Equal("Rang mother", page.Typed("Text"));
        Assert.Null((await app.CaseAsync(given)).FamilyContactedOn);
    }

    [Fact]
    public async Task Why_the_notifier_was_not_contacted_is_asked_for_at_its_field_and_is_enough()
    {
        var given = await app.PassAsync("Whynot", allocateTo: "worker@demo.example");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));

        var refused = await worker.PostFormAsync($"/cases/{given}/contact", new() { ["NotifierContacted"] = "no" }, $"/cases/{given}/contact/notifier");
        var (page, errors) = await refused.RefusedAsync();
        Assert.Contains("Say why you did not contact the notifier first", errors, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#NotifierWhyNot-error"));

        await worker.PostAsync(page, new() { ["NotifierWhyNot"] = "She has left the school" }, $"/cases/{given}/contact/notifier");
        var done = await worker.PostFormAsync($"/cases/{given}/contact", new() { ["Kind"] = "Visit", ["Seen"] = $"{ada}", ["Text"] = "Met" }, $"/cases/{given}/contact");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("She has left the school", (await worker.PageAsync($"/cases/{given}/contact")).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_spoken_with_is_no_contact()
    {
        var given = await app.PassAsync("Nobody", allocateTo: "worker@demo.example");
        await app.WorkAsync(given, (held, _, by, at, on) => held.ContactNotifier(new(on), by, at, on));

        var refused = await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/contact", new() { ["Kind"] = "Visit", ["Text"] = "Nobody in" }, $"/cases/{given}/contact");

        var (page, errors) = await refused.RefusedAsync();
        Assert.Contains("Choose who of the family you spoke with", errors, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".govuk-error-summary a[href='#Seen']"));
    }

    [Theory]
    [InlineData("worker2")]
    [InlineData("triage")]
    [InlineData("lead.thanet")]
    [InlineData("area")]
    public async Task It_is_not_there_for_others(string account)
    {
        var given = await app.PassAsync("Notyours", allocateTo: "worker@demo.example");

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/cases/{given}/contact")).StatusCode);
    }
}
