using EarlyHelp.Data.Registers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualBasic.FileIO;

namespace EarlyHelp.Web.Tests.Features.Scorecards;

/// <summary>The running app with the sample register imported, once for all tests of figures that change nothing.</summary>
public sealed class Sample : IAsyncLifetime
{
    /// <summary>The running app.</summary>
    public App App { get; } = new();

    public Task InitializeAsync() => ImportAsync(App);

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>Imports the sample register.</summary>
    public static async Task ImportAsync(App app, string? folder = null)
    {
        var result = await app.InScopeAsync(services => services.GetRequiredService<RegisterImport>().RunAsync(new RegisterFolder(folder ?? Folder)));
        Assert.Empty(result.Problems);
    }

    /// <summary>The project's own copy of the sample.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples", "register");

    /// <summary>The rows of a file.</summary>
    public static List<Dictionary<string, string>> Rows(string csv)
    {
        using var parser = new TextFieldParser(new StringReader(csv)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var header = parser.ReadFields()!;
        List<Dictionary<string, string>> rows = [];
        while (parser.ReadFields() is { } fields)
            rows.Add(header.Zip(fields).ToDictionary(f => f.First, f => f.Second));
        return rows;
    }
}
