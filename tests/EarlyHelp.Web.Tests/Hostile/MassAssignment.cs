using System.Net;
using EarlyHelp.Web.Tests.Access;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>Posts a form as it is, and once more with every name that a record or a form of the app has and this one does not show: both must leave the same behind.</summary>
internal sealed class MassAssignment(App app, Snapshot snapshot)
{
    private IReadOnlyList<KeyValuePair<string, string>>? names;

    /// <summary>Forms that were taken, so that there was something to compare.</summary>
    public int Taken { get; private set; }

    /// <summary>What another answer or other records show that the form took what it does not show.</summary>
    public async Task<IEnumerable<string>> FaultsAsync(SeenForm form, Declared endpoint)
    {
        var (status, plain) = await PostAsync(form, []);
        if (status is not (HttpStatusCode.Redirect or HttpStatusCode.NoContent))
            return [];
        Taken++;
        var shown = form.Fields.Select(f => f.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var more = (names ??= await NamesAsync()).Concat(BoundForm.NamesOf(endpoint).Select(n => KeyValuePair.Create(n.Name, BoundForm.Sample(n.Type))))
            .Where(n => !shown.Contains(n.Key) && !shown.Any(s => s.StartsWith(n.Key + "[", StringComparison.OrdinalIgnoreCase) || s.StartsWith(n.Key + ".", StringComparison.OrdinalIgnoreCase))).DistinctBy(n => n.Key.ToUpperInvariant()).ToList();
        var (again, with) = await PostAsync(form, more);
        var differences = plain.Differences(with);
        if (differences.Count == 0 && again == status)
            return [];
        // What differs between two posts of the same, a code or a link, says nothing.
        var (_, same) = await PostAsync(form, []);
        var noise = plain.Differences(same).Keys.ToHashSet();
        return [.. differences.Where(d => !noise.Contains(d.Key)).Select(d => $"{form.Route}: {d.Key} {d.Value}"), .. again == status ? Array.Empty<string>() : [$"{form.Route}: {(int)status} and then {(int)again}"]];
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
