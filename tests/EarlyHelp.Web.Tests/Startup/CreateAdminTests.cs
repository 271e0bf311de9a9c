using System.Text.RegularExpressions;
using EarlyHelp.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>The first administrator of a production database is made from the command line (spec 8-running).</summary>
public sealed partial class CreateAdminTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("earlyhelp-test-").FullName;

    private string Connection => $"Data Source={Path.Combine(folder, "admin.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_first_administrator_chooses_a_password_by_the_printed_link_and_administers()
    {
        var (code, said) = await RunAsync("create-admin", "Ada@County.example", "--name", "Ada Moss");
        Assert.Equal(0, code);
        Assert.Contains("https://earlyhelp.county.example/account/choose-password/", said, StringComparison.Ordinal);
        await using var app = new App { Settings = { ["ConnectionStrings:EarlyHelp"] = Connection, ["EarlyHelp:Seed"] = "none" } };
        app.Clock.Utc = Now;
        var ada = app.Visitor();

        await ada.PostFormAsync(Link().Match(said).Value, new() { ["NewPassword"] = "three quiet otters" });

        Assert.Contains("Ada Moss", (await ada.PageAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Administration", (await ada.PageAsync("/admin")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_refused()
    {
        await RunAsync("create-admin", "ada@county.example");

        var (code, said) = await RunAsync("create-admin", "ADA@county.example");

        // What other tests log meanwhile stands there too.
        Assert.Equal(1, code);
        Assert.Contains("ada@county.example has an account already.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("choose-password/", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "create-admin", "--help")]
    [InlineData(1, "create-admin")]
    [InlineData(1, "create-admin", "a@b.example", "c@d.example")]
    [InlineData(1, "create-admin", "a@b.example", "--name")]
    [InlineData(1, "create-admin", "nobody")]
    [InlineData(1, "create-admin", "--nonsense")]
    public async Task It_says_how_it_is_used(int expected, params string[] args)
    {
        var (code, said) = await RunAsync(args);

        Assert.Equal(expected, code);
        Assert.NotEmpty(said);
        Assert.DoesNotContain("choose-password", said, StringComparison.Ordinal);
    }

    // The command runs by the machine's clock.
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", Args = args });
        builder.Configuration["ConnectionStrings:EarlyHelp"] = Connection;
        builder.Configuration["Service:Address"] = "https://earlyhelp.county.example";
        builder.Configuration["Documents:Path"] = Path.Combine(folder, "documents");
        builder.AddEarlyHelp();
        await using var app = builder.Build();
        var (output, error) = (Console.Out, Console.Error);
        await using var said = new StringWriter();
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            return (await Commands.RunAsync(app, args), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    [GeneratedRegex("/account/choose-password/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
