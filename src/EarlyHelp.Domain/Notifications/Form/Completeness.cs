namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>How complete a form is: required items that are in order among those that apply (reference 1.8, completeness score).</summary>
/// <param name="Satisfied">Required items that are answered and right.</param>
/// <param name="Applicable">Required items that apply to these answers.</param>
/// <param name="Sections">The same for each section, with what is missing.</param>
public sealed record Completeness(int Satisfied, int Applicable, IReadOnlyList<SectionCompleteness> Sections)
{
    /// <summary>Whole per cent, rounded down so that 100 means complete.</summary>
    public int Percent => Applicable == 0 ? 100 : Satisfied * 100 / Applicable;

    /// <summary>True when nothing is missing or wrong.</summary>
    public bool IsComplete => Sections.All(section => section.Gaps.Count == 0);

    /// <summary>Everything that is missing or wrong, in the order of the form.</summary>
    public IEnumerable<Gap> Gaps => Sections.SelectMany(section => section.Gaps);

    /// <summary>Computes it.</summary>
    public static Completeness Of(FormDefinition form, Answers answers, DateOnly today)
    {
        var open = form.Pages(answers, today).ToArray();
        var gaps = FormCheck.Check(form, open, answers, today).ToLookup(gap => gap.SectionSlug);
        var instances = open.ToLookup(instance => instance.Section.Slug);
        var sections = form.Sections.Select(section =>
        {
            var required = instances[section.Slug].SelectMany(instance => instance.Fields).Where(field => field.IsRequired).Select(field => field.Name);
            var missing = gaps[section.Slug].ToArray();
            // A rule or a wrong optional answer is one more item while it is a gap.
            var applicable = required.Concat(missing.Select(gap => gap.FieldName)).ToHashSet();
            return new SectionCompleteness(section, applicable.Count - missing.Select(gap => gap.FieldName).Distinct().Count(), applicable.Count, missing);
        }).ToArray();
        return new Completeness(sections.Sum(section => section.Satisfied), sections.Sum(section => section.Applicable), sections);
    }
}

/// <summary>The completeness of one section.</summary>
/// <param name="Section">The section.</param>
/// <param name="Satisfied">Required items in order.</param>
/// <param name="Applicable">Required items that apply.</param>
/// <param name="Gaps">What is missing or wrong.</param>
public sealed record SectionCompleteness(FormSection Section, int Satisfied, int Applicable, IReadOnlyList<Gap> Gaps);
