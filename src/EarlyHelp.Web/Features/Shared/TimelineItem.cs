namespace EarlyHelp.Web.Features.Shared;

/// <summary>One event of a timeline (<c>_Timeline</c>, whose model is the list in the order shown).</summary>
/// <param name="What">What happened, in a few words.</param>
/// <param name="When">A service day or a UTC instant, as <c>&lt;date-text&gt;</c> takes it.</param>
/// <param name="By">Who did it.</param>
/// <param name="Words">A line or more about it.</param>
/// <param name="Href">Where it can be read in full.</param>
public sealed record TimelineItem(string What, object When, string? By = null, string? Words = null, string? Href = null);
