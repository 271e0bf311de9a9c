using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Puts messages of a rule that speaks of one line of a form beside that line; the rule itself knows only the whole.</summary>
public static class RulePlaces
{
    /// <summary>Moves the messages of a field to the fields that they are about. A message that is about none of them stays over the form.</summary>
    /// <param name="modelState">The messages.</param>
    /// <param name="field">The field that the rules name.</param>
    /// <param name="placesOf">The fields that a message is about.</param>
    public static void Place(this ModelStateDictionary modelState, string field, Func<string, IEnumerable<string>> placesOf)
    {
        if (!modelState.TryGetValue(field, out var entry) || entry.Errors.Count == 0)
            return;
        var messages = entry.Errors.Select(e => e.ErrorMessage).ToList();
        entry.Errors.Clear();
        entry.ValidationState = ModelValidationState.Unvalidated;
        foreach (var message in messages)
        {
            foreach (var place in placesOf(message).DefaultIfEmpty(""))
                modelState.AddModelError(place, message);
        }
    }
}
