using System.Net;
using EarlyHelp.Web.Tests.Access;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>Posts a form as it is, and once more with every name that a record or a form of the app has and this one does not show: both must leave the same behind.</summary>
internal sealed class MassAssignment(App app, Snapshot snapshot)
{
    // Questions of a form that its page asks in other states of the record, and what follows from an answer: who may send the form may say them.
    private static readonly string[] AskedSometimes = ["ActionTaken", "BreachReason", "BreachExplanation", "Urgent"];

    private IReadOnlyList<KeyValuePair<string, string>>? names;

    private int refused;

    /// <summary>Forms that were taken both times, so that there was something to compare.</summary>
    public int Taken => posted - refused;

    private int posted;

    /// <summary>What another answer or other records show that the form took what it does not show.</summary>
    public async Task<IEnumerable<string>> FaultsAsync(SeenForm form, Declared endpoint)
    {
        var (status, plain) = await PostAsync(form, []);
        // A draft keeps a form as it was typed, with whatever stands in it.
        if (status is not (HttpStatusCode.Redirect or HttpStatusCode.NoContent) || form.Route.StartsWith("drafts/", StringComparison.Ordinal))
            return [];
        posted++;
        var shown = form.Fields.Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // A field called like a parameter makes it be read from below that name alone: such a post takes nothing.
        var parameters = endpoint.Endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()!.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var more = (names ??= await NamesAsync()).Concat(BoundForm.NamesOf(endpoint).Select(n => KeyValuePair.Create(n.Name, BoundForm.Sample(n.Type))))
            .Where(n => !AskedSometimes.Contains(n.Key) && !n.Key.Contains('[', StringComparison.Ordinal) && !parameters.Contains(n.Key.Split('.', '[')[0]) && !shown.Contains(n.Key) && !shown.Any(s => s.StartsWith(n.Key + "[", StringComparison.OrdinalIgnoreCase) || s.StartsWith(n.Key + ".", StringComparison.OrdinalIgnoreCase))).DistinctBy(n => n.Key.ToUpperInvariant()).ToList();
        var (again, with) = await PostAsync(form, more);
        var differences = plain.Differences(with);
        if (again != status)
            refused++;
        if (differences.Count == 0 || again != status)
            return [];
        // What differs between two posts of the same, a code or a link, says nothing.
        var (_, same) = await PostAsync(form, []);
        var noise = plain.Differences(same).Keys.ToHashSet();
        return [.. differences.Where(d => !noise.Contains(d.Key) && d.Key != "StaffDrafts.Values").Select(d => $"{form.Route}: {d.Key} {d.Value}")];
    }

    private async Task<(HttpStatusCode Status, Tables Left)> PostAsync(SeenForm form, IReadOnlyList<KeyValuePair<string, string>> more)
    {
        snapshot.PutBack();
        using var answer = await form.By.PostAsync(form.Action, Try.Plain(form, more));
        return (answer.StatusCode, snapshot.Read());
    }

    private Task<List<KeyValuePair<string, string>>> NamesAsync() => app.WithDbAsync(db => Task.FromResult(
        (from entity in db.Model.GetEntityTypes()
         from property in entity.GetProperties().Select(p => (p.Name, p.ClrType)).Concat(entity.GetNavigations().Select(n => (n.Name + ".Id", typeof(long)))).Concat(entity.GetNavigations().Select(n => (n.Name + ".Name", typeof(string))))
         select KeyValuePair.Create(property.Item1, BoundForm.Sample(property.Item2))).DistinctBy(n => n.Key).ToList()));
}
