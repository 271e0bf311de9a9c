using EarlyHelp.Data.Documents;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>Settings without which the program does not start.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("earlyhelp.county.example")]
    [InlineData("http://earlyhelp.county.example")]
    public async Task Production_does_not_start_without_the_address_that_links_begin_with(string? address)
    {
        await using var app = Production(address);

        var refused = Assert.Throws<InvalidOperationException>(() => app.Services);

        Assert.Contains("Service__Address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_starts_with_the_address_and_adds_no_demonstration_accounts()
    {
        await using var app = Production("https://earlyhelp.county.example");

        Assert.Equal("Healthy", await (await app.Visitor().GetAsync("/health/ready")).Content.ReadAsStringAsync());
        Assert.Equal(0, await app.WithDbAsync(db => Task.FromResult(db.Users.Count())));
    }

    [Fact]
    public async Task Files_are_kept_outside_the_web_root_unless_told_otherwise()
    {
        await using var app = new App();
        app.Settings["Documents:Path"] = null;

        var (folder, environment) = (app.Services.GetRequiredService<DocumentFolder>().Path, app.Services.GetRequiredService<IWebHostEnvironment>());

        Assert.Equal(Path.Combine(environment.ContentRootPath, "App_Data", "documents"), folder);
        Assert.False(folder.StartsWith(Path.Combine(environment.ContentRootPath, "wwwroot"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wwwroot")]
    [InlineData("wwwroot/documents")]
    [InlineData("App_Data/../wwwroot/dist")]
    public async Task Files_are_never_kept_where_they_would_be_served(string folder)
    {
        await using var app = new App();
        app.Settings["Documents:Path"] = folder;

        var refused = Assert.Throws<InvalidOperationException>(() => app.Services);

        Assert.Contains("Documents__Path", refused.Message, StringComparison.Ordinal);
    }

    private static App Production(string? address)
    {
        var app = new App();
        app.Settings["environment"] = "Production";
        app.Settings["EarlyHelp:Seed"] = null;
        app.Settings["Service:Address"] = address;
        return app;
    }
}
