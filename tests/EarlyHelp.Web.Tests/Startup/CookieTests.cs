using EarlyHelp.Data.Seeding;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>How the cookies of sign-in are marked (spec 3-access).</summary>
public sealed class CookieTests
{
    [Fact]
    public async Task Outside_Development_a_cookie_goes_over_https_only_to_this_host_only_and_never_to_a_script()
    {
        await using var app = new App { Settings = { ["environment"] = "Production", ["EarlyHelp:Seed"] = null, ["Service:Address"] = "https://earlyhelp.county.example" } };

        var cookies = Cookies(await app.Visitor().GetAsync("/account/sign-in"));

        // What was said on a page before is taken away; it was never set here.
        var form = Assert.Single(cookies, c => !c.Contains("=; expires=", StringComparison.Ordinal));
        Assert.StartsWith("__Host-earlyhelp-form=", form, StringComparison.Ordinal);
        foreach (var mark in new[] { "; path=/", "; secure", "; httponly", "; samesite=" })
            Assert.Contains(mark, form, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", form, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Production", "__Host-")]
    [InlineData("Development", "")]
    public async Task The_cookies_of_a_session_are_named_and_marked_alike(string environment, string prefix)
    {
        await using var app = new App { Settings = { ["environment"] = environment, ["EarlyHelp:Seed"] = environment == "Production" ? null : "accounts", ["Service:Address"] = "https://earlyhelp.county.example" } };
        var options = (Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>)app.Services.GetService(
            typeof(Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>))!;

        string[] schemes = ["Identity.Application", "Identity.TwoFactorUserId", Web.Features.SignIn.SignIns.SecondFactorDue];

        Assert.All(schemes.Select(s => options.Get(s).Cookie), c =>
            Assert.Equal((true, "/", true, Microsoft.AspNetCore.Http.SameSiteMode.Lax), (c.Name!.StartsWith(prefix + "earlyhelp", StringComparison.Ordinal), c.Path, c.HttpOnly, c.SameSite)));
    }

    [Fact]
    public async Task In_Development_a_session_works_without_https()
    {
        await using var app = new App();

        var answer = await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = DemoAccounts.Password });

        Assert.Contains(Cookies(answer), c => c.StartsWith("earlyhelp=", StringComparison.Ordinal) && !c.Contains("; secure", StringComparison.OrdinalIgnoreCase) && c.Contains("; httponly", StringComparison.OrdinalIgnoreCase));
    }

    private static List<string> Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
}
