using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Web.Features.Notifications;

/// <summary>What a notification says, in the order in which a decision reads it: why, the family, what was done, views, consent.</summary>
public sealed class NotificationReading
{
    // The notifier stands in a box of their own, and files are links.
    private static readonly HashSet<string> Elsewhere = ["about-you", "declaration"];
    private static readonly string[] Order = ["notice", "why", "views", "family", "education-and-health", "done", "consent"];

    private NotificationReading(Notification notification, FormDefinition form, Answers answers, IReadOnlyList<NotificationFile> files, DateOnly sentOn)
    {
        (Notification, Files) = (notification, files);
        Sections = [.. Domain.Notifications.Form.Reading.AsGiven(form, [.. notification.Versions.Where(v => v.Number <= notification.Newest.Number).OrderBy(v => v.Number).Select(v => (Answers.FromJson(v.Answers), UkTime.DayOf(v.At)))]).Where(s => !Elsewhere.Contains(s.Slug))
            .OrderBy(s => Array.IndexOf(Order, s.Slug) is var at && at < 0 ? Order.Length : at)];
        Completeness = Completeness.Of(form, answers, sentOn);
        Consent = ConsentPosition.Of(form, answers);
        Notifier = NotifierFacts.From(form, answers);
        KnowsFamily = answers["NOT10"];
        Changed = ChangesOf(notification, form, answers, sentOn);
    }

    /// <summary>The notification.</summary>
    public Notification Notification { get; }

    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<NotificationFile> Files { get; }

    /// <summary>The sections, without the notifier's own.</summary>
    public IReadOnlyList<ReadingSection> Sections { get; }

    /// <summary>How complete it is.</summary>
    public Completeness Completeness { get; }

    /// <summary>Where it stands on consent.</summary>
    public ConsentPosition Consent { get; }

    /// <summary>Who sent it, and what they asked for.</summary>
    public NotifierFacts Notifier { get; }

    /// <summary>How the notifier knows the family.</summary>
    public string? KnowsFamily { get; }

    /// <summary>What the newest version changed, by field: the answer before, or nothing.</summary>
    public IReadOnlyDictionary<string, string?> Changed { get; }

    /// <summary>The kind of organisation.</summary>
    public string AgencyWords => Agencies.List.Label(Notification.Agency);

    /// <summary>"14 of 16 answered; missing: ...".</summary>
    public string CompleteWords
    {
        get
        {
            var gaps = Completeness.Gaps.Select(g => g.Message).Distinct().ToList();
            var line = $"{Completeness.Satisfied} of {Completeness.Applicable} needed answers are there ({Completeness.Percent}%)";
            return gaps.Count == 0 ? line + "." : $"{line}. {gaps.Count} still to mend.";
        }
    }

    /// <summary>Reads the newest version.</summary>
    // As of the day it was sent: what was asked and chosen then stays so, however old the children and the lists have become.
    public static NotificationReading Of(Notification notification, FormDefinition form, IReadOnlyList<NotificationFile> files) =>
        new(notification, form, Answers.FromJson(notification.Newest.Answers), files, UkTime.DayOf(notification.Newest.At));

    private static Dictionary<string, string?> ChangesOf(Notification notification, FormDefinition form, Answers answers, DateOnly sentOn)
    {
        var before = notification.Versions.Where(v => v.Number < notification.Newest.Number).MaxBy(v => v.Number);
        return before is null
            ? []
            : Changes.Between(form, Answers.FromJson(before.Answers), answers, sentOn).ToDictionary(c => c.FieldName, c => c.Old);
    }
}
