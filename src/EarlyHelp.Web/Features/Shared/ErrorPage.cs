namespace EarlyHelp.Web.Features.Shared;

/// <summary>What the page after a failure of ours says.</summary>
/// <param name="Reference">The request's number, which finds it in the log.</param>
public sealed record ErrorPage(string Reference);

/// <summary>What the page after too many tries says.</summary>
/// <param name="Wait">How long until another try is taken, where known.</param>
public sealed record TooManyRequestsPage(TimeSpan? Wait = null)
{
    /// <summary>The wait in words, rounded up: "3 minutes".</summary>
    public string WaitInWords => Wait is not { } wait ? "a few minutes"
        : wait <= TimeSpan.FromMinutes(1) ? "1 minute"
        : $"{Math.Ceiling(wait.TotalMinutes):0} minutes";
}

/// <summary>What the page after a session's end says.</summary>
/// <param name="SignInHref">Where to sign in; it comes back to the page left.</param>
/// <param name="DraftKept">Whether what was typed was kept.</param>
/// <param name="Changed">Whether it ended because the account or the posting changed.</param>
public sealed record SessionEndedPage(string SignInHref, bool DraftKept, bool Changed);
