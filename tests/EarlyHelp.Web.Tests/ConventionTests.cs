using System.Reflection;
using System.Text.RegularExpressions;
using EarlyHelp.Data;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Features.Notify;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace EarlyHelp.Web.Tests;

/// <summary>The house rules that a machine can read (docs/adr).</summary>
public sealed partial class ConventionTests(App app) : IClassFixture<App>
{
    private const int MostActions = 6;

    // Four forms share the pages of one: list, page, take out, check, send, stop.
    private const int MostFormActions = 8;
    private const int MostLines = 300;

    // What the pages of these are of is no list of records: the parts of one record, which are read and printed with it; one's own unfinished forms;
    // and pages of administrators, who take no lists away (spec/3-access.md).
    private static readonly string[] NoDownload =
    [
        "CaseHistories/Changes.cshtml", "CaseNotes/Index.cshtml", "Chronologies/Show.cshtml", "Documents/Index.cshtml", "StepUps/Chronology.cshtml", "SupervisionRecords/Index.cshtml",
        "Drafts/Index.cshtml", "Registers/Show.cshtml", "Staff/Index.cshtml",
    ];

    private static readonly Assembly Domain = typeof(EarlyHelpCase).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    [Fact]
    public void A_controller_is_about_one_noun_and_has_few_actions()
    {
        var crowded = from controller in Web.GetTypes()
                      where controller.IsSubclassOf(typeof(ControllerBase))
                      let actions = controller.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                          .Count(m => m.GetCustomAttributes<HttpMethodAttribute>().Any() || m.GetCustomAttributes<RouteAttribute>().Any())
                      where actions > (controller == typeof(FormController) ? MostFormActions : MostActions)
                      select $"{controller.Name} has {actions} actions";

        Found.Nothing(crowded);
    }

    [Fact]
    public async Task A_record_is_changed_by_its_verbs_and_never_by_a_setter()
    {
        var records = await app.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.Assembly == Domain).Distinct().ToList()));

        var open = from record in records
                   from property in record.GetProperties()
                   where property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit")
                   select $"{record.Name}.{property.Name}";

        Assert.NotEmpty(records);
        Found.Nothing(open);
    }

    [Fact]
    public void The_domain_knows_neither_database_nor_web() =>
        Assert.All(Domain.GetReferencedAssemblies(), a => Assert.StartsWith("System", a.Name, StringComparison.Ordinal));

    [Fact]
    public void Every_form_has_a_validator()
    {
        var validated = AssemblyScanner.FindValidatorsInAssembly(Web, includeInternalTypes: true).Select(v => v.InterfaceType.GetGenericArguments()[0]).ToHashSet();

        var taken = Web.GetTypes().Where(t => t.IsSubclassOf(typeof(ControllerBase))).SelectMany(c => c.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(m => m.GetCustomAttributes<HttpPostAttribute>().Any()).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType).Distinct()
            .Where(t => t.Name.EndsWith("Form", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(taken);
        Found.Nothing(taken.Where(t => !validated.Contains(t)).Select(t => t.FullName));
    }

    [Fact]
    public void Types_are_named_by_what_they_are()
    {
        var vague = new[] { Domain, typeof(EarlyHelpDbContext).Assembly, Web }.SelectMany(a => a.GetTypes())
            .Where(t => VagueName().IsMatch(t.Name) && !t.Name.EndsWith("TagHelper", StringComparison.Ordinal)).Select(t => t.FullName);

        Found.Nothing(vague);
    }

    [Fact]
    public void Source_files_stay_short()
    {
        var long_ = from file in Sources("*.cs").Concat(Sources("*.cshtml")).Concat(Sources("*.scss"))
                    let lines = File.ReadLines(file).Count()
                    where lines > MostLines
                    select $"{file} has {lines} lines";

        Found.Nothing(long_);
    }

    [Fact]
    public void Views_carry_no_script_and_no_style_of_their_own()
    {
        var inline = from file in Sources("*.cshtml")
                     from Match match in Inline().Matches(File.ReadAllText(file))
                     select $"{file}: {match.Value}";

        Found.Nothing(inline);
    }

    [Fact]
    public void A_list_in_pages_can_be_downloaded_whole()
    {
        var paged = Sources("*.cshtml").Where(f => File.ReadAllText(f).Contains("<pager ", StringComparison.Ordinal)).ToDictionary(f => Path.GetRelativePath(Features(), f).Replace('\\', '/'));

        Found.Nothing(paged.Where(f => !NoDownload.Contains(f.Key) && !File.ReadAllText(f.Value).Contains("<csv-link ", StringComparison.Ordinal)).Select(f => $"{f.Key} has pages and no csv-link"));
        Found.Nothing(NoDownload.Where(f => !paged.ContainsKey(f)).Select(f => $"{f} has no pages any more"));
    }

    [Fact]
    public void Every_view_has_a_title()
    {
        var without = Sources("*.cshtml").Where(f => !Path.GetFileName(f).StartsWith('_') && !File.ReadAllText(f).Contains("ViewData[\"Title\"]", StringComparison.Ordinal));

        Found.Nothing(without);
    }

    private static IEnumerable<string> Sources(string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root(), "src"), pattern, SearchOption.AllDirectories)
        where !NotOurs().IsMatch(file.Replace('\\', '/'))
        select file;

    private static string Features() => Path.Combine(Root(), "src", "EarlyHelp.Web", "Features");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EarlyHelp.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the source tree.");
        return folder.FullName;
    }

    [GeneratedRegex("/(bin|obj|node_modules|Migrations)/")]
    private static partial Regex NotOurs();

    [GeneratedRegex("(Helper|Helpers|Manager|Util|Utils|Utility|Processor)$")]
    private static partial Regex VagueName();

    [GeneratedRegex("""<script(?![^>]*\bsrc=)[^>]*>|<style[\s>]|\sstyle="|\son(?!ce=)[a-z]+=(?=["'])""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
