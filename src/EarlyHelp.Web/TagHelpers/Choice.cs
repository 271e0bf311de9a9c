namespace EarlyHelp.Web.TagHelpers;

/// <summary>One answer a person can choose in radios, checkboxes or a select.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">A line of help under the label.</param>
public sealed record Choice(string Value, string Label, string? Hint = null);
