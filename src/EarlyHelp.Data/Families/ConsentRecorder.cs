using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>What was told about consent, and who wrote it down.</summary>
internal sealed record ConsentsTold(
    Family Family, IReadOnlyDictionary<string, Person> People, IReadOnlyList<ConsentFacts> Consents, Notification? Notification, Actor By, DateTime At, DateOnly On);

/// <summary>Writes consents down: answers are only ever added (CON12).</summary>
internal static class ConsentRecorder
{
    // Taking part and sharing are what the headline answers for all.
    private static readonly string[] Headline = ["C2", "C3"];

    /// <summary>The consents of a first notification; without a person's answers, the headline for taking part and sharing.</summary>
    public static void Record(EarlyHelpDbContext db, ConsentsTold told, Answers answers) => db.AddRange(Of(told, answers));

    /// <summary>As <see cref="Record(EarlyHelpDbContext, ConsentsTold, Answers)"/>, not yet kept anywhere.</summary>
    public static IEnumerable<Consent> Of(ConsentsTold told, Answers answers)
    {
        foreach (var consent in told.Consents)
            yield return Of(told, consent);
        if (told.Consents.Count > 0 || answers["CON00"] is not { } position)
            yield break;
        var (answer, reason) = position switch
        {
            ConsentCodes.Given => (ConsentAnswer.Given, "As the notifier says; who gave it is on the completed form"),
            ConsentCodes.Refused => (ConsentAnswer.Refused, Reason(answers)),
            _ => (ConsentAnswer.NotAsked, Reason(answers)),
        };
        foreach (var item in Headline)
            yield return new Consent(told.Family, null, item, answer, told.On, told.By, told.At, exceptions: reason, notification: told.Notification);
    }

    /// <summary>What social care says of the family's agreement to be passed to Early Help: taking part, and sharing what is known of it.</summary>
    public static void Record(EarlyHelpDbContext db, Family family, StepDownFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var name = facts.ConsentBy?.Trim();
        var who = family.Members.Select(m => m.Person).FirstOrDefault(p => string.Equals(p.FullName, name, StringComparison.OrdinalIgnoreCase));
        var (answer, words) = facts.FamilyAgrees == true
            ? (ConsentAnswer.Given, who is null ? $"As social care says: {name} agreed" : "As social care says") : (ConsentAnswer.Refused, facts.WhyWithoutConsent?.Trim());
        foreach (var item in Headline)
            db.Add(new Consent(family, who, item, answer, facts.ConsentOn ?? on, by, at, exceptions: words));
    }

    /// <summary>What differs from the newest answer of each person to each item.</summary>
    public static async Task UpdateAsync(EarlyHelpDbContext db, ConsentsTold told)
    {
        var known = await db.Consents.Where(c => c.FamilyId == told.Family.Id).OrderBy(c => c.Id).ToListAsync();
        foreach (var consent in told.Consents.Select(c => Of(told, c)))
        {
            var newest = known.LastOrDefault(k => k.Item == consent.Item && k.PersonId == (consent.Person?.Id is > 0 and var id ? id : null));
            if (newest is null || (newest.Answer, newest.On, newest.Exceptions) != (consent.Answer, consent.On, consent.Exceptions))
                db.Add(consent);
        }
    }

    private static Consent Of(ConsentsTold told, ConsentFacts said) => new(
        told.Family, said.PersonKey is { } key ? told.People.GetValueOrDefault(key) : null, said.Item, FactWords.Consent(said.Answer),
        said.GivenOn ?? told.On, told.By, told.At, said.Capacity, said.How, FactWords.Exceptions(said), told.Notification);

    private static string? Reason(Answers answers)
    {
        string?[] parts = [answers["CON11"] is { } code ? ConsentCodes.Reason.Label(code) : null, answers["CON11W"]];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(": ", said) : null;
    }
}
