namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>What social care, the panel and the worker do with a family between the services.</summary>
internal static class TransferSteps
{
    /// <summary>Social care asks Early Help to take a family on: a mother and a child.</summary>
    public static async Task RequestStepDownAsync(this Person partner, string family, string consentOn)
    {
        await partner.OpenAsync("/step-downs/new");
        await partner.FillAsync("Social care’s case number", $"LCS-{family}");
        await partner.ChooseAsync("What does social care do with the family now?", "Child in need");
        await partner.FillAsync("Why can the family step down?", $"The aims of the {family} plan are met.");
        await partner.FillAsync("What risk remains?", "The mornings are hard when the mother is ill.");
        await partner.FillAsync("What must continue?", "The breakfast club.");
        await partner.FillAsync("What is the social worker’s view?", "Ready, with somebody beside them.");
        await partner.FillAsync("First name", "Ruby", "Person 1");
        await partner.FillAsync("Last name", family, "Person 1");
        await partner.FillAsync("Date of birth", "3 5 2017", "Person 1");
        await partner.FillAsync("First name", "Dawn", "Person 2");
        await partner.FillAsync("Last name", family, "Person 2");
        await partner.FillAsync("Address line 1", "4 Mill Lane");
        await partner.FillAsync("Postcode", "TN24 8AB");
        await partner.SelectAsync("In which district does the family live?", "Ashford");
        await partner.ChooseAsync("Does the family agree to the step-down?", "Yes");
        await partner.FillAsync("Who agreed?", $"Dawn {family}");
        await partner.FillAsync("When?", consentOn);
        await partner.FillAsync("What does the family say?", "Glad to have fewer people in the house.");
        await partner.FillAsync("What does each child say?", "Ruby: I want Sam to come.");
        await partner.FillAsync("If you attach none: why not?", "It is being typed.");
        await partner.PressAsync("Send the request");
        Assert.Empty(await partner.ErrorsAsync());
    }

    /// <summary>The panel decides on the request that is on the page, and the next one opens.</summary>
    public static async Task DecideAsync(this Person chair, PanelChoice choice, string laterPanel, string conditionDueOn)
    {
        switch (choice)
        {
            case PanelChoice.Accept:
                await chair.ChooseAsync("What does the panel decide?", "Accept");
                await chair.FillAsync("Why?", "The risk is low enough for Early Help.");
                break;
            case PanelChoice.AcceptIf:
                await chair.ChooseAsync("What does the panel decide?", "Accept with conditions");
                await chair.FillAsync("What must be done?", "Tell the school who is in charge", "Condition 1");
                await chair.FillAsync("Who, by name?", "Nadia Karim", "Condition 1");
                await chair.SelectInAsync("Condition 1", "From", "Social care");
                await chair.FillAsync("By when?", conditionDueOn, "Condition 1");
                await chair.FillAsync("Why?", "If the school knows whom to ring.");
                break;
            case PanelChoice.Later:
                await chair.ChooseAsync("What does the panel decide?", "Come back to a later panel");
                await chair.SelectFirstAsync("Which panel?", laterPanel);
                await chair.FillAsync("What is awaited?", "The health visitor’s report.");
                break;
            default:
                await chair.ChooseAsync("What does the panel decide?", "Decline: social care keeps the family");
                await chair.FillAsync("What does the panel suggest instead?", "Go on with the child in need plan.");
                await chair.FillAsync("Why?", "The risk is still too high.");
                break;
        }

        await chair.PressAsync(new System.Text.RegularExpressions.Regex("^Save, then the"));
        Assert.Empty(await chair.ErrorsAsync());
    }
}

/// <summary>What a panel can decide.</summary>
internal enum PanelChoice
{
    Accept,
    AcceptIf,
    Later,
    Decline,
}
