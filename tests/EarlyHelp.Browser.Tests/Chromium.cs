using System.Diagnostics;
using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests;

/// <summary>One Chromium for each row of tests; each person in a test gets a window of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The long journeys, one after the other. The two rows run beside each other, one for each core of a small machine.</summary>
    public const string Journeys = "Journeys";

    /// <summary>The pages, and the walks about one thing, one after the other.</summary>
    public const string Pages = "Pages";

    // The shell, which is made for this, draws no window of its own: it costs a quarter less.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindOrInstall(playwright), Args = Arguments });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A browser that is there, or one that can be had; a machine without one fails the tests, it doesn't skip them.</summary>
    private static string FindOrInstall(IPlaywright playwright)
    {
        // Both rows of tests ask at once, and a machine installs one thing at a time.
        lock (Programs)
            return Find(playwright) ?? Installed(playwright);
    }

    private static string Installed(IPlaywright playwright)
    {
        var byPlaywright = Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0;
        if (byPlaywright && Find(playwright) is { } own)
            return own;
        var debianRoot = File.Exists("/etc/debian_version") && Environment.UserName == "root";
        if (debianRoot && Run("apt-get", "update") && (Install("chromium-headless-shell") || Install("chromium")) && Find(playwright) is { } packaged)
            return packaged;
        throw new InvalidOperationException(
            "The browser tests need Chromium and found none. On Debian or Ubuntu: sudo apt-get install chromium fonts-liberation. "
            + "Elsewhere: run the playwright.ps1 beside this test assembly with \"install chromium\", or put Chrome at /usr/bin/google-chrome.");
    }

    private static string? Find(IPlaywright playwright) => Programs.Append(playwright.Chromium.ExecutablePath).FirstOrDefault(File.Exists);

    // Paper is measured with the letters that people have: Arial, and where it is missing its free equal.
    private static bool Install(string package) => Run("apt-get", $"-o DPkg::Lock::Timeout=120 install -y --no-install-recommends {package} fonts-liberation");

    private static bool Run(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>The journeys share one browser.</summary>
[CollectionDefinition(Chromium.Journeys)]
public sealed class JourneysCollection : ICollectionFixture<Chromium>;

/// <summary>The pages share another.</summary>
[CollectionDefinition(Chromium.Pages)]
public sealed class PagesCollection : ICollectionFixture<Chromium>;
