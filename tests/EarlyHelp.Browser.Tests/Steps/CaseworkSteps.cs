namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>What a worker does with a family: contact, visits, assessment, plan, reviews.</summary>
internal static class CaseworkSteps
{
    /// <summary>Records that the notifier was heard, and the first visit to the family.</summary>
    public static async Task ContactAsync(this Person worker, string reference, string day, string note, params string[] seen)
    {
        await worker.OpenAsync($"/cases/{reference}/contact");
        await worker.ChooseAsync("Have you contacted the notifier?", "Yes");
        await worker.FillAsync("When did you contact the notifier?", day);
        await worker.PressAsync("Record contact with the notifier");
        await worker.WriteNoteAsync(day, note, seen);
        await worker.PressAsync("Record first contact with the family");
        Assert.Empty(await worker.ErrorsAsync());
    }

    /// <summary>Fills in a visit; whoever calls adds what else was said and done, and saves.</summary>
    public static async Task WriteNoteAsync(this Person worker, string day, string note, params string[] seen)
    {
        await worker.ChooseAsync("What kind of contact was it?", "Visit");
        await worker.FillAsync("When did it happen?", day);
        foreach (var person in seen)
            await worker.ChooseAsync("Who did you see?", person);
        await worker.FillAsync("Note", note);
    }

    /// <summary>Opens a part of the assessment, fills it in and saves it.</summary>
    public static async Task WritePartAsync(this Person worker, string reference, string part, string save, params (string Label, string Text)[] fields)
    {
        await worker.OpenAsync($"/cases/{reference}/assessment/write/{part}");
        foreach (var (label, text) in fields)
            await worker.FillAsync(label, text);
        await worker.PressAsync(save);
        Assert.Empty(await worker.ErrorsAsync());
    }

    /// <summary>Fills in one outcome of a plan, with one action.</summary>
    public static async Task WriteOutcomeAsync(this Person worker, int place, PlannedOutcome outcome)
    {
        await worker.FillAsync($"Outcome {place}: what will be different?", outcome.What);
        await worker.FillAsync($"Outcome {place}: how is it now?", outcome.Baseline);
        await worker.FillAsync($"Outcome {place}: score of how it is now, 0 to 10", outcome.Score);
        await worker.FillAsync($"Outcome {place}: how will everybody see it?", outcome.Measure);
        await worker.FillAsync($"Outcome {place}: what is good enough?", outcome.Target);
        await worker.FillAsync($"Outcome {place}, action 1: what is done?", outcome.Action);
        await worker.SelectAsync($"Outcome {place}, action 1: who does it?", outcome.Owner);
        await worker.FillAsync($"Outcome {place}, action 1: by when?", outcome.DueOn);
    }

    /// <summary>Selects from the list with this label inside the group with this legend.</summary>
    public static async Task SelectInAsync(this Person worker, string legend, string label, string option)
    {
        worker.Cost.Entered();
        await worker.PickAsync(worker.Field(label, legend), option);
    }

    /// <summary>Records a review that rates each outcome.</summary>
    public static async Task ReviewAsync(this Person worker, string reference, string day, IReadOnlyDictionary<string, string> ratings, string next, string? nextReview, params (string Action, string HowFar)[] actions)
    {
        await worker.OpenAsync($"/cases/{reference}/reviews/new");
        await worker.FillAsync("When was the review?", day);
        await worker.FillAsync("Who of the family took part?", "Kerry and Leo");
        foreach (var (outcome, rating) in ratings)
        {
            await worker.SelectInAsync(outcome, "Rating now, from 0 to 10", rating);
            await worker.FillAsync("What shows it?", "What Kerry and the school say", outcome);
        }

        await worker.FillAsync("What does the family think?", "Kerry says that mornings are easier.");
        foreach (var (action, howFar) in actions)
        {
            await worker.SelectInAsync(action, "How far is it?", howFar);
            if (howFar == "In progress")
                await worker.FillAsync("What happened, or why it moves", "It has begun and goes on", action);
        }

        await worker.ChooseAsync("What comes next?", next);
        if (nextReview is not null)
            await worker.FillAsync("Next review", nextReview);
        await worker.PressAsync("Record the review");
    }
}

/// <summary>An outcome as the family and the worker say it.</summary>
internal sealed record PlannedOutcome(string What, string Baseline, string Score, string Measure, string Target, string Action, string Owner, string DueOn);
