using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using FluentValidation;

namespace EarlyHelp.Web.Features.Screenings;

/// <summary>Screening and all checks in one form (spec 6-interface: one page, at most ten inputs).</summary>
public sealed class ScreeningForm
{
    /// <summary>The family stays with its own record: nobody we know.</summary>
    public const string NewFamily = "new";

    /// <summary>The family record that the notification hangs on has other records already.</summary>
    public const string OwnRecord = "own";

    /// <summary>Version of the notification when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>Risk at first sight.</summary>
    public RiskLevel? Risk { get; set; }

    /// <summary>Whether it is a priority.</summary>
    public bool? Priority { get; set; }

    /// <summary>Why it is, or isn't.</summary>
    public string? PriorityReason { get; set; }

    /// <summary>Whether it was passed to the social care front door at once.</summary>
    public bool PassedToSocialCare { get; set; }

    /// <summary>Time of that call, as typed: "2:15pm" is today, "17 11 2026 11:55pm" any day.</summary>
    public string? SocialCareCalledAt { get; set; }

    /// <summary>What was done (police kinds).</summary>
    public string? ActionTaken { get; set; }

    /// <summary>Who the family is to us: new, own, or the key of a family we know.</summary>
    public string? Family { get; set; }

    /// <summary>Day of the checks, as typed.</summary>
    public string? CheckedOn { get; set; }

    /// <summary>The checks.</summary>
    public ChecksForm Checks { get; set; } = new();

    /// <summary>The form as the notification stands.</summary>
    public static ScreeningForm Of(Notification notification, bool isKnown, bool hasCandidates, DateOnly today)
    {
        var screening = notification.Screening;
        var form = new ScreeningForm
        {
            Version = notification.Version,
            Risk = screening?.Risk,
            Priority = screening?.Priority,
            PriorityReason = screening?.PriorityReason,
            PassedToSocialCare = screening?.PassedToSocialCare ?? false,
            SocialCareCalledAt = screening?.SocialCareCalledAt is { } at ? Typed(at) : null,
            ActionTaken = screening?.ActionTaken,
            Family = isKnown ? OwnRecord : screening is not null || !hasCandidates ? NewFamily : null,
            CheckedOn = today.ToString("d M yyyy", CultureInfo.InvariantCulture),
        };
        foreach (var check in notification.Checks)
        {
            (form.Checks[check.Kind].Result, form.Checks[check.Kind].Text, form.Checks[check.Kind].Reason) =
                (check.Result, check.Result == CheckResult.Found ? check.Text : null, check.Result == CheckResult.NotNeeded ? check.Text : null);
        }

        return form;
    }

    /// <summary>What was typed as a screening; blanks as nothing, so that every rule can speak at once.</summary>
    public ScreeningFacts Facts(string? whoTheyAre, DateOnly today, Screening? recorded) => new(
        Risk ?? RiskLevel.None, Priority ?? false, Blank(PriorityReason), Risk == RiskLevel.Immediate && PassedToSocialCare,
        Risk == RiskLevel.Immediate && PassedToSocialCare ? CalledAt(today, recorded?.SocialCareCalledAt) : null, Blank(ActionTaken), whoTheyAre);

    /// <summary>The checks that are answered.</summary>
    public IReadOnlyList<CheckAnswer> Answers(DateOnly today) =>
    [
        .. Enum.GetValues<CheckKind>().Where(k => Checks[k].Result is not null)
            .Select(k => new CheckAnswer(k, Checks[k].Result!.Value, Checks[k].Words, DateAnswer.Of(CheckedOn) ?? today)),
    ];

    /// <summary>The call that was typed; what says no other than the recorded call is that call, to the second, whatever day it is saved again.</summary>
    private DateTime? CalledAt(DateOnly today, DateTime? recorded)
    {
        var typed = SocialCareCalledAt?.Trim() ?? "";
        if (DateAnswer.TryParseTime($"{DateAnswer.Iso(today)} {typed.Replace(" ", "", StringComparison.Ordinal)}", out var local))
            return recorded is { } call && UkDates.TimeOf(call) == UkDates.Time(TimeOnly.FromDateTime(local)) ? call : UkTime.ToUtc(local);
        if (!DateAnswer.TryParseTime(typed.Replace(" am", "am", StringComparison.OrdinalIgnoreCase).Replace(" pm", "pm", StringComparison.OrdinalIgnoreCase), out local))
            return null;
        var at = UkTime.ToUtc(local);
        return recorded is { } known && Typed(known) == Typed(at) ? known : at;
    }

    private static string Typed(DateTime at) => $"{UkTime.DayOf(at).ToString("d M yyyy", CultureInfo.InvariantCulture)} {UkDates.TimeOf(at)}";

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>What must be chosen; the rest are rules of the notification.</summary>
    public sealed class Validator : AbstractValidator<ScreeningForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Risk).NotNull().WithMessage("Choose the level of risk");
            RuleFor(f => f.Priority).NotNull().WithMessage("Choose whether this is a priority");
            RuleFor(f => f.Family).NotEmpty().WithMessage("Choose who the family is to us");
            RuleFor(f => f.PriorityReason).MaximumLength(Screening.TextMaxLength).WithMessage($"Reason must be {Screening.TextMaxLength:N0} characters or fewer");
            RuleFor(f => f.ActionTaken).MaximumLength(Screening.TextMaxLength).WithMessage($"What was done must be {Screening.TextMaxLength:N0} characters or fewer");
            RuleFor(f => f.CheckedOn).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.Of(d) is not null).WithMessage("Day of the checks must be a real date, like 27 3 2026");
        }
    }
}

/// <summary>The six checks.</summary>
public sealed class ChecksForm
{
    /// <summary>Our own records.</summary>
    public CheckForm OwnRecords { get; set; } = new();

    /// <summary>Social care.</summary>
    public CheckForm SocialCare { get; set; } = new();

    /// <summary>Education.</summary>
    public CheckForm Education { get; set; } = new();

    /// <summary>Children's centre and youth hub registration.</summary>
    public CheckForm Registration { get; set; } = new();

    /// <summary>Youth justice.</summary>
    public CheckForm YouthJustice { get; set; } = new();

    /// <summary>Anywhere else.</summary>
    public CheckForm Other { get; set; } = new();

    /// <summary>The check of a kind.</summary>
    public CheckForm this[CheckKind kind] => kind switch
    {
        CheckKind.OwnRecords => OwnRecords,
        CheckKind.SocialCare => SocialCare,
        CheckKind.Education => Education,
        CheckKind.Registration => Registration,
        CheckKind.YouthJustice => YouthJustice,
        _ => Other,
    };
}

/// <summary>One check.</summary>
public sealed class CheckForm
{
    /// <summary>What it led to.</summary>
    public CheckResult? Result { get; set; }

    /// <summary>The finding.</summary>
    public string? Text { get; set; }

    /// <summary>Why it is not needed.</summary>
    public string? Reason { get; set; }

    /// <summary>The words that belong to the result.</summary>
    public string? Words => Result switch
    {
        CheckResult.Found => Text?.Trim(),
        CheckResult.NotNeeded => Reason?.Trim(),
        _ => null,
    };
}
