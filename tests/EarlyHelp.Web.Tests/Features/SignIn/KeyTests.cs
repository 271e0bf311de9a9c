using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.SignIn;

public sealed class KeyTests
{
    [Fact]
    public async Task A_second_app_on_the_same_database_reads_the_cookies_of_the_first()
    {
        var first = new App();
        var signedIn = await first.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = DemoAccounts.Password });
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("earlyhelp=", StringComparison.Ordinal)).Split(';')[0];
        Assert.NotEqual(0, await first.WithDbAsync(db => db.Set<DataProtectionKey>().CountAsync()));

        await using var second = await first.StopAndStartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", cookie);
        var answer = await second.Server.CreateClient().SendAsync(request);

        Assert.Contains("Sam Hill", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
