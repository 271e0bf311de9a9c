using EarlyHelp.Domain.Notifications.Form.Codes;
using FluentValidation;

namespace EarlyHelp.Web.Features.Families;

/// <summary>A chosen code is one of its list.</summary>
public static class CodeRules
{
    /// <summary>Blank, or a code of the list.</summary>
    public static void IsOf<T>(this IRuleBuilder<T, string?> rule, CodeList list, string sentence) =>
        rule.Must(code => string.IsNullOrWhiteSpace(code) || list.Find(code) is not null).WithMessage(sentence);
}
