using System.Text.RegularExpressions;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>What colleagues do with a notification and a case.</summary>
internal static class StaffSteps
{
    /// <summary>Signs in on the sign-in page that is open.</summary>
    public static async Task GiveNameAsync(this Person person, string account)
    {
        await person.FillAsync("Email address", $"{account}@demo.example");
        await person.FillAsync("Password", Data.Seeding.DemoAccounts.Password);
        await person.PressAsync("Sign in");
    }

    /// <summary>Screens the notification and answers every check on its page.</summary>
    public static async Task ScreenAsync(this Person triage, string reference, string? priorityBecause = null, string? actionTaken = null, string family = "A family new to us")
    {
        await triage.OpenAsync($"/triage/{reference}");
        triage.Cost.Reset();
        await triage.ChooseAsync("Risk to a child at first sight", "None seen");
        await triage.ChooseAsync("Is this a priority?", priorityBecause is null ? "No" : "Yes");
        if (priorityBecause is not null)
            await triage.FillAsync("Why it is a priority, or why not", priorityBecause);
        if (actionTaken is not null)
            await triage.FillAsync("What was done about this police notification", actionTaken);
        await triage.ChooseFirstAsync("Who is the family to us?", family);
        foreach (var check in Enum.GetValues<CheckKind>())
            await triage.ChooseAsync($"Check: {CheckNames.Of(check)}", "Nothing found");
        await triage.PressAsync("Save screening and checks");
        Assert.Empty(await triage.ErrorsAsync());
    }

    /// <summary>Decides for an Early Help Unit of the suggested district, through the check page.</summary>
    public static Task DecideForUnitAsync(this Person triage, string reference, string because) => triage.DecideAsync(reference, TriageOutcome.Unit, because);

    /// <summary>Joins it to a notification in the queue.</summary>
    public static Task JoinAsync(this Person triage, string reference, string first) =>
        triage.DecideAsync(reference, TriageOutcome.JoinedNotification, "The same family as in the notification of the day before.", () => triage.ChooseFirstAsync("Which notification", first));

    /// <summary>Fills in a decision for an Early Help Unit and opens its check page.</summary>
    public static Task CheckDecisionAsync(this Person triage, string reference, string because) => triage.CheckAsync(reference, TriageOutcome.Unit, because, null);

    private static async Task DecideAsync(this Person triage, string reference, TriageOutcome outcome, string because, Func<Task>? andChooses = null)
    {
        await triage.CheckAsync(reference, outcome, because, andChooses);
        await triage.PressAsync("Confirm the decision");
        Assert.Equal("Decided", await triage.HeadingAsync());
    }

    private static async Task CheckAsync(this Person triage, string reference, TriageOutcome outcome, string because, Func<Task>? andChooses)
    {
        await triage.OpenAsync($"/triage/{reference}");
        triage.Cost.Reset();
        await triage.PressAsync("Decide");
        await triage.ChooseAsync("What happens next", OutcomeNames.Of(outcome));
        if (andChooses is not null)
            await andChooses();
        await triage.ChooseFirstAsync("Level of need", "Intensive");
        await triage.FillAsync("Reasons for the decision", because);
        await triage.PressAsync("Save and continue");
        Assert.Equal("Check the decision", await triage.HeadingAsync());
    }

    /// <summary>Accepts the family to the own unit and gives it to a worker, from the allocations page.</summary>
    public static async Task AcceptAndAllocateAsync(this Person lead, string caseReference, string worker)
    {
        await lead.OpenAsync("/allocations");
        lead.Cost.Reset();
        await lead.FollowAsync(new Regex($"^Accept .*{caseReference}"));
        await lead.ChooseAsync("Who takes this family?", worker);
        await lead.PressAsync("Continue");
        await lead.PressAsync("Accept and allocate the family");
    }
}
