namespace EarlyHelp.Domain.Workflow;

/// <summary>Rules about what somebody typed.</summary>
internal static class Text
{
    internal static bool Is(string? text) => !string.IsNullOrWhiteSpace(text);

    internal static Rule Given(string? text, string sentence, string field) => new(Is(text), sentence, field);

    internal static Rule Short(string? text, int most, string what, string field) =>
        new(text is null || text.Trim().Length <= most, $"{what} must be {most:N0} characters or fewer", field);

    internal static string? Tidy(string? text) => Is(text) ? text!.Trim() : null;
}
