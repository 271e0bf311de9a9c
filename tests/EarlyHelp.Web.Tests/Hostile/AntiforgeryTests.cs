using System.Net;
using EarlyHelp.Data.Tests;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Access;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>A post that doesn't come from a page of ours does nothing.</summary>
[Collection(HeaderTests.Collection.Name)]
public sealed class AntiforgeryTests(HeaderTests.Ground ground)
{
    [SqliteTheory(Attack.WhySqlite)]
    [InlineData(null)]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_post_without_a_good_token_is_refused_and_changes_nothing(string? token)
    {
        var posts = Endpoints.OfPages(ground.App).Where(e => e.Method != "GET" && e.Endpoint.RoutePattern.RawText != "errors/{status:int}" && e.Endpoint.RoutePattern.RawText != "/errors/{status:int}").ToList();
        List<string> faults = [];
        using var snapshot = await Snapshot.OfAsync(ground.App);
        Assert.True(posts.Count > 100, $"{posts.Count} posts");

        foreach (var endpoint in posts)
        {
            var role = endpoint.IsOpen ? (Role?)null : Enum.GetValues<Role>().First(endpoint.IsFor);
            var client = await ground.SignedInAsync(role);
            snapshot.PutBack();
            using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(endpoint.Method), Addresses.Of(endpoint.Endpoint, ground.Own, role).Path)
            {
                Content = new FormUrlEncodedContent([.. Addresses.FieldsOf(endpoint.Endpoint, ground.Own, role), .. token is null ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", token) }]),
            });
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                faults.Add($"{endpoint.Name} answered {(int)answer.StatusCode} to {role}");
            if (snapshot.PutBack())
                faults.Add($"{endpoint.Name} changed something for {role}");
        }

        Found.Nothing(faults);
    }
}
