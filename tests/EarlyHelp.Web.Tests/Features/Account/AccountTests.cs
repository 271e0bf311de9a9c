using System.Net;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Web.Features.Passwords;

namespace EarlyHelp.Web.Tests.Features.Account;

public sealed class AccountTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_account_page_says_who_one_is_here()
    {
        var page = await (await app.SignedInAsync("worker")).PageAsync("/account");

        var facts = page.QuerySelector(".govuk-summary-list")!.TextContent;
        Assert.Contains("Sam Hill", facts, StringComparison.Ordinal);
        Assert.Contains("Unit worker", facts, StringComparison.Ordinal);
        Assert.Contains("Ashford 1", facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong", "a long sentence of words", "CurrentPassword", "The current password is not right")]
    [InlineData(DemoAccounts.Password, "short", "NewPassword", "Password must be 12 characters or more")]
    [InlineData(DemoAccounts.Password, "Password1234", "NewPassword", "Choose a password that fewer people use")]
    [InlineData(DemoAccounts.Password, "worker2 and some words", "NewPassword", "Choose a password without your name in it")]
    [InlineData("", "a long sentence of words", "CurrentPassword", "Enter your current password")]
    public async Task A_password_that_will_not_do_is_refused_beside_its_field(string current, string wanted, string field, string message)
    {
        var answer = await (await app.SignedInAsync("worker2")).PostFormAsync("/account/password", new() { ["CurrentPassword"] = current, ["NewPassword"] = wanted });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, (await answer.DocumentAsync()).QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_works_here_and_next_time_and_the_old_one_does_not()
    {
        var client = await app.SignedInAsync("worker.swale");

        var answer = await client.PostFormAsync("/account/password", new() { ["CurrentPassword"] = DemoAccounts.Password, ["NewPassword"] = "three quiet otters" });

        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
        Assert.Contains("Your password has been changed", (await client.PageAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync("three quiet otters")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(DemoAccounts.Password)).StatusCode);
    }

    [Theory]
    [InlineData("passwordpassword", false)]
    [InlineData("P@ssw0rd2026!", false)]
    [InlineData("earlyhelpkent", false)]
    [InlineData("aaaaaaaaaaaaa", false)]
    [InlineData("three quiet otters", true)]
    [InlineData("Nußbaum-fährt-Rad", true)]
    public void Common_passwords_are_known(string password, bool good) => Assert.Equal(good, PasswordRules.Refusal(password, "priya.nair@county.example") is null);

    [Fact]
    public void A_password_holds_neither_address_nor_name() =>
        Assert.Equal("Choose a password without your name in it", PasswordRules.Refusal("the nair otters", "pn@county.example", "Priya Nair"));

    private Task<HttpResponseMessage> SignInAsync(string password) =>
        app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker.swale@demo.example", ["Password"] = password });
}
