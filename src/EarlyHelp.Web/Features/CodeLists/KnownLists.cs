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

    // Lists whose name in the program says too little to somebody who reads this page.
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["Agencies.Offered"] = "Organisations of notifiers", ["Agencies.Working"] = "Organisations that work with a family",
        ["ConcernCodes.Contributed"] = "Whether an organisation contributed", ["ConcernCodes.Dash"] = "DASH risk assessment", ["ConcernCodes.FormVersions"] = "Editions of the form",
        ["ConcernCodes.Interview"] = "Return interview", ["ConcernCodes.MissingFrom"] = "Where a child is missing from", ["ConcernCodes.NoVoice"] = "Why a child was not asked",
        ["ConcernCodes.Services"] = "Support that would help", ["ConcernCodes.VoiceHow"] = "How a child was heard",
        ["ConsentCodes.Capacity"] = "Capacity in which somebody consents", ["ConsentCodes.Copy"] = "Copy of the form for the family", ["ConsentCodes.How"] = "How consent was given",
        ["ConsentCodes.Informed"] = "Whether somebody was told of research", ["ConsentCodes.Notice"] = "How the privacy notice was given", ["ConsentCodes.Position"] = "Whether the family agreed",
        ["ConsentCodes.Reason"] = "Why there is no consent", ["ConsentCodes.Sharing"] = "What may be shared", ["ConsentCodes.YesNoNotAsked"] = "Answers to a consent",
        ["EducationCodes.Camhs"] = "CAMHS", ["EducationCodes.NoAttendance"] = "Why there is no attendance rate", ["EducationCodes.NoGp"] = "Why there is no GP", ["EducationCodes.NoUpn"] = "Why there is no UPN",
        ["EducationCodes.Participation"] = "After leaving school", ["EducationCodes.Sen"] = "SEN", ["EducationCodes.SenNeed"] = "SEN need", ["EducationCodes.Status"] = "Education or childcare",
        ["HomeCodes.Occupancy"] = "Who lives at an address",
        ["PersonCodes.ContactRoute"] = "Preferred way of contact", ["PersonCodes.Formats"] = "How somebody needs information", ["PersonCodes.NoNhsNumber"] = "Why there is no NHS number",
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
               let key = $"{type.Name}.{property.Name}"
               let name = Named.GetValueOrDefault(key) ?? Words(property.Name == Own ? type.Name : property.Name)
               select new KnownList(Slug(property.Name == Own ? type.Name : $"{type.Name}{property.Name}"), name, list.Codes, National.GetValueOrDefault(key), [.. asked[list].Distinct().Select(Tidy)])).ToList();
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

    private static string Words(string name) => Upper().Replace(name, m => m.Index == 0 ? m.Value : $" {m.Value.ToLowerInvariant()}");

    private static string Slug(string name) => Upper().Replace(name, m => (m.Index == 0 ? "" : "-") + m.Value.ToLowerInvariant());

    // A question names the person it is about.
    private static string Tidy(string label) => label.Replace("{name}", "…", StringComparison.Ordinal).Replace("{other}", "…", StringComparison.Ordinal);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Upper();
}
