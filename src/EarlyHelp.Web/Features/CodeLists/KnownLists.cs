using System.Reflection;
using System.Text.RegularExpressions;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Web.Features.CodeLists;

/// <summary>A list of choices that the service offers.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Codes">Its codes, in order.</param>
/// <param name="Source">The standard it is taken from; null for the service's own.</param>
/// <param name="Asked">The questions that offer it.</param>
public sealed record KnownList(string Slug, string Name, IReadOnlyList<Code> Codes, string? Source, IReadOnlyList<string> Asked)
{
    /// <summary>Whether an administrator can change it.</summary>
    public bool IsOfCounty => CountyLists.Own.ContainsKey(Slug);

    /// <summary>Who keeps it.</summary>
    public string SourceWords => Source ?? (IsOfCounty ? "The county’s own: you can change it" : "The service’s own, part of the program");
}

/// <summary>
/// Every code list of the service. All but the county's own are part of the program: forms, checks, imports and returns to government read them there, so
/// such a list is shown here and changed with a new version of the program (ADR 33).
/// </summary>
public static partial class KnownLists
{
    private const string Own = "List";

    // Lists that somebody else keeps, by class and name.
    private static readonly Dictionary<string, string> National = new(StringComparer.Ordinal)
    {
        ["Languages.List"] = "ISO 639-3, the languages most often met",
        ["PersonCodes.Ethnicity"] = "Department for Education: ethnicity, main codes",
        ["PersonCodes.Disability"] = "Department for Education: children in need census",
        ["EducationCodes.NoUpn"] = "Department for Education: reasons for a missing UPN",
        ["EducationCodes.YearGroup"] = "Department for Education: national curriculum year groups",
        ["EducationCodes.Sen"] = "Department for Education: SEN provision",
        ["EducationCodes.SenNeed"] = "Department for Education: SEN type",
        ["Agencies.List"] = "The service’s own names; each stands for a referral source code of the Department for Education",
    };

    private static readonly Dictionary<string, string> Capitals = new(StringComparer.Ordinal)
    {
        ["No nhs number"] = "No NHS number", ["No upn"] = "No UPN", ["No gp"] = "No GP", ["Sen"] = "SEN", ["Sen need"] = "SEN need", ["Camhs"] = "CAMHS", ["Dash"] = "DASH risk assessment", ["Agencies"] = "Agencies",
    };

    private static readonly FormDefinition[] Forms = [FormDefinition.EarlyHelp, FormDefinition.Upload, FormDefinition.MissingChild, FormDefinition.YouthOffending];

    /// <summary>The lists, by name.</summary>
    public static IReadOnlyList<KnownList> All { get; } = [.. OfForms().Concat(OfWork()).OrderBy(l => l.Name, StringComparer.Ordinal)];

    private static IEnumerable<KnownList> OfForms()
    {
        var asked = Forms.SelectMany(f => f.Questions).Where(q => q.Choices is not null).ToLookup(q => q.Choices!, q => q.Label);
        var named = (from type in typeof(CodeList).Assembly.GetTypes()
               where type.Namespace == typeof(CodeList).Namespace && type != typeof(Answer)
               from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
               where property.PropertyType == typeof(CodeList)
               let list = (CodeList)property.GetValue(null)!
               let name = Words(property.Name == Own ? type.Name : property.Name)
               select new KnownList(Slug(property.Name == Own ? type.Name : $"{type.Name}{property.Name}"), name, list.Codes, National.GetValueOrDefault($"{type.Name}.{property.Name}"), [.. asked[list].Distinct().Select(Tidy)])).ToList();
        // A few lists belong to one question alone.
        var alone = Forms.SelectMany(f => f.Questions)
            .Where(q => q.Choices is { } list && list != Answer.YesNo && list != Answer.YesNoNotKnown && list != Answer.Ticked && !named.Exists(k => k.Codes.SequenceEqual(list.Codes)))
            .DistinctBy(q => q.Choices).Select(q => new KnownList($"question-{q.Id.ToLowerInvariant()}", Tidy(q.Label), q.Choices!.Codes, null, [.. asked[q.Choices!].Distinct().Select(Tidy)]));
        return named.Concat(alone);
    }

    // What is decided about a family, and not asked of a notifier.
    private static IEnumerable<KnownList> OfWork() =>
    [
        new("closure-reasons", "Closure reasons", [.. ClosureReason.All.Select(r => new Code(r.Code, r.Label))], null, ["Why does the case close?"]),
        new("triage-outcomes", "Triage outcomes", [.. Enum.GetValues<TriageOutcome>().Select(o => new Code(o.ToString(), OutcomeNames.Of(o)))], null, ["Decision of triage"]),
        new("levels-of-need", "Levels of need", [.. ThresholdScheme.All.SelectMany(s => s.Levels.Select(l => new Code(l.Code, l.Label, $"{s.Code}: from {Domain.UkDates.Date(s.From)}{(s.To is { } to ? $" to {Domain.UkDates.Date(to)}" : "")}")))], "The county’s threshold documents, each with its dates", ["Level of need, in the form and in the decision"]),
    ];

    private static string Words(string name) => Upper().Replace(name, m => m.Index == 0 ? m.Value : $" {m.Value.ToLowerInvariant()}") is var words && Capitals.TryGetValue(words, out var better) ? better : words;

    private static string Slug(string name) => Upper().Replace(name, m => (m.Index == 0 ? "" : "-") + m.Value.ToLowerInvariant());

    // A question names the person it is about.
    private static string Tidy(string label) => label.Replace("{name}", "…", StringComparison.Ordinal).Replace("{other}", "…", StringComparison.Ordinal);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Upper();
}
