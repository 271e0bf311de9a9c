using EarlyHelp.Domain.Notifications.Form.Catalogue;

namespace EarlyHelp.Domain.Notifications.Form;

public sealed partial class FormDefinition
{
    /// <summary>The Early Help Notification, online.</summary>
    public static FormDefinition EarlyHelp { get; } = new(FormKind.EarlyHelp, "Early Help Notification",
        [
            AboutYou.Section, Family.Section, ConsentPages.Section, EducationAndHealth.Section, WhyYouAreAsking.Section, WorkSoFar.Section,
            ViewsAndHopes.Section, ViewsAndHopes.Last,
        ],
        Family.AtLeastOneChild, Home.AtLeastOne, Home.EverybodySomewhere, ConsentPages.Somebody, ViewsAndHopes.AtLeastOneOutcome);

    /// <summary>A completed form as a file, with basic details.</summary>
    public static FormDefinition Upload { get; } = new(FormKind.Upload, "Send a completed notification form", ShortForms.Upload, Family.AtLeastOneChild);

    /// <summary>The police's notice of a missing child.</summary>
    public static FormDefinition MissingChild { get; } = new(FormKind.MissingChild, "Missing child notice", ShortForms.MissingChild, Family.AtLeastOneChild);

    /// <summary>The police's youth-offending notice.</summary>
    public static FormDefinition YouthOffending { get; } = new(FormKind.YouthOffending, "Youth offending notice (e-YOT)", ShortForms.YouthOffending, Family.AtLeastOneChild);

    /// <summary>Every form.</summary>
    public static IReadOnlyList<FormDefinition> All { get; } = [EarlyHelp, Upload, MissingChild, YouthOffending];

    /// <summary>The form of a kind.</summary>
    public static FormDefinition Of(FormKind kind) => kind switch
    {
        FormKind.Upload => Upload,
        FormKind.MissingChild => MissingChild,
        FormKind.YouthOffending => YouthOffending,
        _ => EarlyHelp,
    };

    /// <summary>
    /// The form in which a notification's newest answers are kept: a completed form that was uploaded has its basic details only,
    /// until it is transcribed or the notifier adds what the full form asks.
    /// </summary>
    public static FormDefinition Of(Notification notification) => notification.Kind switch
    {
        NotificationKind.MissingChild => MissingChild,
        NotificationKind.YouthOffending => YouthOffending,
        _ when notification.Channel == NotificationChannel.Upload && !Answers.FromJson(notification.Newest.Answers).Is(WholeForm, Codes.Answer.Yes) => Upload,
        _ => EarlyHelp,
    };

    /// <summary>A mark in the answers of an upload that the full form has since been filled in.</summary>
    public const string WholeForm = "WHOLE";
}
