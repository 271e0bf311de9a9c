using System.Net;

namespace EarlyHelp.Web.Tests.Features.SignIn;

public sealed class SignInTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_colleague_signs_in_and_lands_on_the_start_page()
    {
        var client = await app.SignedInAsync("worker");

        var page = await client.PageAsync("/");

        Assert.Equal("What needs you today", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var wrong = await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "lead@demo.example", ["Password"] = "wrong" });
        var unknown = await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "nobody@demo.example", ["Password"] = "wrong" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(
            (await wrong.DocumentAsync()).QuerySelector(".govuk-error-summary__list")!.TextContent.Trim(),
            (await unknown.DocumentAsync()).QuerySelector(".govuk-error-summary__list")!.TextContent.Trim());
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_also_for_the_right_one()
    {
        for (var tries = 0; tries < 5; tries++)
            await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker.dover@demo.example", ["Password"] = "wrong" });

        var right = await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker.dover@demo.example", ["Password"] = Data.Seeding.DemoAccounts.Password });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [Fact]
    public async Task A_visitor_who_asks_for_a_staff_page_is_led_to_sign_in_and_a_mistyped_address_is_not_found()
    {
        var staff = await app.Visitor().GetAsync("/reasons/new");
        var mistyped = await app.Visitor().GetAsync("/nothing-here");

        Assert.Equal(HttpStatusCode.Redirect, staff.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, mistyped.StatusCode);
    }
}
