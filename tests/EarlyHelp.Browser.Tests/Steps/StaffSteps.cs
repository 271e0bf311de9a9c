using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>What colleagues do with a notification and a case.</summary>
internal static class StaffSteps
{
    /// <summary>Screens the notification and answers every check on its page.</summary>
    public static async Task ScreenAsync(this Person triage, string reference, string? priorityBecause = null, string? actionTaken = null)
    {
        await triage.OpenAsync($"/triage/{reference}");
        triage.Cost.Reset();
        await triage.ChooseAsync("Risk to a child at first sight", "None seen");
        await triage.ChooseAsync("Is this a priority?", priorityBecause is null ? "No" : "Yes");
        if (priorityBecause is not null)
            await triage.FillAsync("Why it is a priority, or why not", priorityBecause);
        if (actionTaken is not null)
            await triage.FillAsync("What was done about this police notification", actionTaken);
        await triage.ChooseAsync("Who is the family to us?", "A family new to us");
        foreach (var check in Enum.GetValues<CheckKind>())
            await triage.ChooseAsync($"Check: {CheckNames.Of(check)}", "Nothing found");
        await triage.PressAsync("Save screening and checks");
        Assert.Empty(await triage.ErrorsAsync());
    }

    /// <summary>Decides for an Early Help Unit of the suggested district, through the check page.</summary>
    public static async Task DecideForUnitAsync(this Person triage, string reference, string because)
    {
        await triage.OpenAsync($"/triage/{reference}");
        triage.Cost.Reset();
        await triage.PressAsync("Decide");
        await triage.ChooseAsync("What happens next", OutcomeNames.Of(TriageOutcome.Unit));
        await triage.ChooseFirstAsync("Level of need", "Intensive");
        await triage.FillAsync("Reasons for the decision", because);
        await triage.PressAsync("Save and continue");
        Assert.Equal("Check the decision", await triage.HeadingAsync());
        await triage.PressAsync("Confirm the decision");
        Assert.Equal("Decided", await triage.HeadingAsync());
    }

    /// <summary>Accepts the family to the own unit and gives it to a worker, from the allocations page.</summary>
    public static async Task AcceptAndAllocateAsync(this Person lead, string caseReference, string worker)
    {
        await lead.OpenAsync("/allocations");
        lead.Cost.Reset();
        await lead.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new($"^Accept .*{caseReference}") }).ClickAsync();
        await lead.ChooseAsync("Who takes this family?", worker);
        await lead.PressAsync("Continue");
        await lead.PressAsync("Accept and allocate the family");
    }
}
