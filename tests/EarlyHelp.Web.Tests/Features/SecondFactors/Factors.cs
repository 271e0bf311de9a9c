using System.Net;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;

namespace EarlyHelp.Web.Tests.Features.SecondFactors;

/// <summary>Steps with a second factor.</summary>
internal static class Factors
{
    /// <summary>Sets up an authenticator app and reads its key and the recovery codes off the pages.</summary>
    public static async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAppAsync(this App app, HttpClient client, string password = DemoAccounts.Password)
    {
        var page = await client.PageAsync("/account/second-factor/authenticator");
        var key = page.QuerySelector(".eh-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var answer = await client.PostAsync(page, new() { ["Code"] = app.CodeOf(key), ["CurrentPassword"] = password }, "/account/second-factor/authenticator");
        Assert.Equal("/account/second-factor/recovery-codes", answer.Headers.Location?.OriginalString);
        var codes = await client.PageAsync("/account/second-factor/recovery-codes");
        // The next code is one of the next half minute.
        app.Clock.Utc = app.Clock.Utc.AddSeconds(30);
        return (key, [.. codes.QuerySelectorAll(".eh-codes li").Select(c => c.TextContent)]);
    }

    /// <summary>The code that the app shows now.</summary>
    public static string CodeOf(this App app, string key) => AuthenticatorCode.Of(key, app.Clock.GetUtcNow());

    /// <summary>Gives the password, in a browser of its own, and stands before the second step.</summary>
    public static async Task<HttpClient> GivePasswordAsync(this App app, string account, string password = DemoAccounts.Password)
    {
        var client = app.Visitor();
        var answer = await client.PostFormAsync("/account/sign-in", new() { ["Email"] = $"{account}@demo.example", ["Password"] = password, ["ReturnUrl"] = "/account" });
        Assert.Equal("/account/sign-in/second-factor?returnUrl=%2Faccount", answer.Headers.Location?.OriginalString);
        return client;
    }

    /// <summary>Sends a code of the app.</summary>
    public static Task<HttpResponseMessage> GiveCodeAsync(this HttpClient client, string code) =>
        client.PostFormAsync("/account/sign-in/second-factor?returnUrl=%2Faccount", new() { ["Code"] = code }, "/account/sign-in/second-factor");

    /// <summary>Sends a recovery code.</summary>
    public static Task<HttpResponseMessage> GiveRecoveryCodeAsync(this HttpClient client, string code) =>
        client.PostFormAsync("/account/sign-in/recovery-code?returnUrl=%2Faccount", new() { ["Code"] = code }, "/account/sign-in/recovery-code");

    /// <summary>The answer leads into the service.</summary>
    public static void IsIn(this HttpResponseMessage answer) => Assert.Equal((HttpStatusCode.Redirect, "/account"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
}
