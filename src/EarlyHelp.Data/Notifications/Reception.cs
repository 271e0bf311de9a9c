using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>
/// Receives what somebody told us: the family record with its people and consents, the notification with its reference and clocks, and the
/// acknowledgement, all in the one save of the caller.
/// </summary>
public sealed class Reception(
    EarlyHelpDbContext db, FamilyRecorder recorder, ReferenceNumbers numbers, StandardsInForce standards, Messages messages, CurrentActor current, TimeProvider clock)
{
    private const int ChildsWordsMaxLength = 8000;

    /// <summary>Receives a form that was checked. The caller saves.</summary>
    /// <param name="form">Which form.</param>
    /// <param name="answers">What it says.</param>
    /// <param name="channel">How it reached us.</param>
    /// <param name="replacesId">The returned notification that this one corrects.</param>
    public async Task<Notification> ReceiveAsync(FormDefinition form, Answers answers, NotificationChannel channel, long? replacesId = null)
    {
        // Whoever sends a form without an account is its notifier, also in the audit.
        if (current.Actor == Actor.Visitor)
            current.Actor = Actor.Notifier;
        var now = clock.GetUtcNow().UtcDateTime;
        var today = UkTime.DayOf(now);
        var facts = FamilyFacts.From(form, answers, today);
        var notifier = NotifierFacts.From(form, answers);
        var family = await recorder.RecordAsync(facts);
        var receipt = ReceiptOf(form, answers, facts, notifier) with
        {
            Reference = await numbers.NotificationAsync(today.Year), Channel = channel, Family = family, SuggestedDistrictId = await SuggestedDistrictAsync(facts),
            CompletePercent = Completeness.Of(form, answers, today).Percent, ReplacesId = replacesId,
        };
        var notification = Notification.Receive(receipt, await standards.StandardsAsync(), await standards.CalendarAsync(), current.Actor, now, today);
        db.Add(notification);
        recorder.RecordConsents(family, facts, answers, notification);
        family.Remember(current.Actor, now, today, "Family recorded", $"From notification {notification.Reference}");
        messages.Acknowledge(notification);
        return notification;
    }

    /// <summary>What is written down of a form that was checked; its reference, family, place and way come on top.</summary>
    internal static Receipt ReceiptOf(FormDefinition form, Answers answers, FamilyFacts facts, NotifierFacts notifier) => new()
    {
        Reference = "",
        Kind = Kind(form.Kind),
        Agency = notifier.Agency ?? "",
        SourceCode = notifier.SourceCode,
        NotifierName = notifier.Name ?? "",
        NotifierRole = notifier.Role,
        NotifierOrganisation = notifier.Organisation,
        NotifierEmail = notifier.Email ?? "",
        NotifierTelephone = notifier.Telephone,
        Level = notifier.Level,
        PriorityAsked = notifier.AsksForPriority || notifier.IsUrgent,
        Family = null!,
        ChildsWords = ChildsWords(facts),
        Answers = answers.ToJson(),
    };

    /// <summary>The words of each child, under its first name; null when none were written down.</summary>
    public static string? ChildsWords(FamilyFacts facts)
    {
        var said = from child in facts.People
                   where child.IsChild
                   let words = facts.Voices.FirstOrDefault(v => v.PersonKey == child.Key)?.Words
                   where words is not null
                   select $"{child.FirstName ?? child.Name}: {words}";
        var text = string.Join('\n', said);
        return text.Length == 0 ? null : text.Length <= ChildsWordsMaxLength ? text : text[..(ChildsWordsMaxLength - 1)] + "…";
    }

    /// <summary>The district that the postcode of the main child's main home suggests; null when it suggests none.</summary>
    public async Task<long?> SuggestedDistrictAsync(FamilyFacts facts)
    {
        var child = facts.People.FirstOrDefault(p => p.Role == FamilyRoles.Child) ?? facts.People.FirstOrDefault(p => p.IsUnborn);
        var home = facts.Addresses.FirstOrDefault(a => a.Occupancies.Any(o => o.PersonKey == child?.Key && o.Kind == HomeCodes.Main))
            ?? facts.Addresses.FirstOrDefault(a => a.Occupancies.Count == 0);
        if (home?.Postcode is not { } postcode || !Postcode.IsValid(postcode) || Postcode.IsPseudo(postcode))
            return null;
        var outward = Postcode.OutwardCode(postcode);
        return await db.PostcodeSuggestions.Where(s => s.OutwardCode == outward).Select(s => (long?)s.DistrictId).SingleOrDefaultAsync();
    }

    private static NotificationKind Kind(FormKind kind) => kind switch
    {
        FormKind.MissingChild => NotificationKind.MissingChild,
        FormKind.YouthOffending => NotificationKind.YouthOffending,
        _ => NotificationKind.EarlyHelp,
    };
}
