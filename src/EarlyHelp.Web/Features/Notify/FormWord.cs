using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>The words of the buttons of a list.</summary>
public static class FormWord
{
    /// <summary>"Add a person", "Add an address".</summary>
    public static string Add(FormGroup group) => $"Add {("aeiou".Contains(group.Singular[0], StringComparison.Ordinal) ? "an" : "a")} {group.Singular}";

    /// <summary>"Add another person".</summary>
    public static string AddAnother(FormGroup group) => $"Add another {group.Singular}";
}
