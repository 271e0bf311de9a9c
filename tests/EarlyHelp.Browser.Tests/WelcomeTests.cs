namespace EarlyHelp.Browser.Tests;

[Collection(Chromium.Pages)]
public sealed class WelcomeTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_visitor_is_told_what_to_do_when_a_child_is_in_danger_and_where_to_tell_us()
    {
        var visitor = await site.VisitorAsync();

        await visitor.OpenAsync("/");

        await visitor.SeesAsync("If a child is in danger now, call 999.");
        await visitor.ChecksOutAsync("welcome");
    }

    [Fact]
    public async Task A_colleague_signs_in_with_the_keyboard_and_signs_out_again()
    {
        var colleague = await site.VisitorAsync();
        await colleague.OpenAsync("/account/sign-in");
        await colleague.ChecksOutAsync("sign-in");

        await colleague.Page.GetByLabel("Email address").FocusAsync();
        await colleague.Page.Keyboard.TypeAsync("worker@demo.example");
        await colleague.Page.Keyboard.PressAsync("Tab");
        await colleague.Page.Keyboard.TypeAsync(Data.Seeding.DemoAccounts.Password);
        await colleague.Page.Keyboard.PressAsync("Enter");
        await colleague.Page.WaitForURLAsync("**/");
        Assert.Equal("What needs you today", await colleague.HeadingAsync());

        await colleague.PressAsync("Sign out");
        Assert.Equal("Sign in", await colleague.HeadingAsync());
    }

    [Fact]
    public async Task A_sign_in_without_a_password_says_so_beside_the_field_and_at_the_top()
    {
        var colleague = await site.VisitorAsync();
        await colleague.OpenAsync("/account/sign-in");

        await colleague.FillAsync("Email address", "worker@demo.example");
        await colleague.PressAsync("Sign in");

        Assert.Equal(["Enter your password"], await colleague.ErrorsAsync());
        Assert.Equal("worker@demo.example", await colleague.Page.GetByLabel("Email address").InputValueAsync());
        await colleague.ChecksOutAsync("sign-in-refused");
    }

    [Fact]
    public async Task A_mistyped_address_answers_with_a_page_that_helps()
    {
        var visitor = await site.VisitorAsync();

        await visitor.OpenAsync("/nothing-here");

        Assert.Equal(404, visitor.Status);
        await visitor.ChecksOutAsync("not-found");
    }
}
