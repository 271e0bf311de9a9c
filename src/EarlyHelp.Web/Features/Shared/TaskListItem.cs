namespace EarlyHelp.Web.Features.Shared;

/// <summary>One task of a task list (<c>_TaskList</c>, whose model is the list in order).</summary>
/// <param name="Title">What to do.</param>
/// <param name="Href">Its page; none while it can't be started.</param>
/// <param name="Status">"Completed", "In progress", "Cannot start yet".</param>
/// <param name="StatusKind">The tag's kind (see StatusTagTagHelper); none for plain words, which suit what is completed.</param>
/// <param name="Hint">A line of help.</param>
public sealed record TaskListItem(string Title, string? Href, string Status, string? StatusKind = null, string? Hint = null);
