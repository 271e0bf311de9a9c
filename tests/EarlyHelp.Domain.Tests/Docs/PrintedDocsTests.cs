namespace EarlyHelp.Domain.Tests.Docs;

/// <summary>Pages of docs/ that are printed from the tables in the code. EARLYHELP_WRITE_DOCS=1 dotnet test writes them anew.</summary>
public sealed class PrintedDocsTests
{
    [Fact]
    public void The_page_about_the_workflow_says_what_the_tables_say() => IsCurrent("workflow.md", WorkflowPage.Print());

    [Fact]
    public void The_page_about_permissions_says_what_the_table_says() => IsCurrent("permissions.md", PermissionsPage.Print());

    private static void IsCurrent(string page, string printed)
    {
        var file = Path.Combine(Root(), "docs", page);
        if (Environment.GetEnvironmentVariable("EARLYHELP_WRITE_DOCS") == "1")
            File.WriteAllText(file, printed);
        Assert.True(File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == printed,
            $"docs/{page} is not what the code says. Write it anew with EARLYHELP_WRITE_DOCS=1 dotnet test tests/EarlyHelp.Domain.Tests, and look at the difference.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EarlyHelp.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the source tree.");
        return folder.FullName;
    }
}
