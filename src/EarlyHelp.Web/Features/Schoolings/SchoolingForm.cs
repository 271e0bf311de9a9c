using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Features.Families;
using FluentValidation;

namespace EarlyHelp.Web.Features.Schoolings;

/// <summary>A school or setting, with attendance.</summary>
public sealed class SchoolingForm
{
    /// <summary>Version of the person when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>Education status code.</summary>
    public string? Status { get; set; }

    /// <summary>School or setting.</summary>
    public string? School { get; set; }

    /// <summary>Year group.</summary>
    public string? YearGroup { get; set; }

    /// <summary>From which day, as typed.</summary>
    public string? From { get; set; }

    /// <summary>Attendance, percent, as typed.</summary>
    public string? Attendance { get; set; }

    /// <summary>First day it covers, as typed.</summary>
    public string? AttendanceFrom { get; set; }

    /// <summary>Last day it covers, as typed.</summary>
    public string? AttendanceTo { get; set; }

    /// <summary>SEN provision.</summary>
    public string? Sen { get; set; }

    /// <summary>Under which key the unfinished form is kept.</summary>
    public static string DraftKey(Family family, FamilyMember member) => $"schooling:{family.Reference}:{member.PersonId}";

    /// <summary>The form with what is known now.</summary>
    public static SchoolingForm Of(Person person)
    {
        var now = person.Schoolings.FirstOrDefault(s => s.To is null);
        return new()
        {
            Version = person.Version, Status = now?.Status, School = now?.School, YearGroup = now?.YearGroup, Sen = now?.Sen,
            Attendance = now?.AttendancePercent?.ToString("0.##", CultureInfo.InvariantCulture),
            AttendanceFrom = FamilyWords.Typed(now?.AttendanceFrom), AttendanceTo = FamilyWords.Typed(now?.AttendanceTo),
        };
    }

    /// <summary>What was typed.</summary>
    public SchoolingFacts Facts() => new(
        FamilyWords.Blank(School), FamilyWords.Blank(Status), FamilyWords.Blank(YearGroup), Percent(Attendance), FamilyWords.Day(AttendanceFrom), FamilyWords.Day(AttendanceTo), FamilyWords.Blank(Sen));

    private static decimal? Percent(string? text) =>
        decimal.TryParse(text?.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) ? percent : null;

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<SchoolingForm>
    {
        /// <summary>The rules.</summary>
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.Status).NotEmpty().WithMessage("Select the child’s education or childcare");
            RuleFor(f => f.Status).IsOf(EducationCodes.Status, "Select the child’s education or childcare");
            RuleFor(f => f.YearGroup).IsOf(EducationCodes.YearGroup, "Select the year group from the list");
            RuleFor(f => f.Sen).IsOf(EducationCodes.Sen, "Select the SEN provision from the list");
            RuleFor(f => f.School).NotEmpty().When(f => f.Status is "early-years" or "school" or "dual" or "pru" or "college").WithMessage("Enter the school or setting");
            RuleFor(f => f.School).MaximumLength(Schooling.SchoolMaxLength).WithMessage($"School or setting must be {Schooling.SchoolMaxLength} characters or fewer");
            RuleFor(f => f.From).NotEmpty().WithMessage("Enter the day from which this is so");
            RuleFor(f => f.From).IsDay("The day from which this is so", () => UkTime.Today(clock));
            RuleFor(f => f.Attendance).Must(a => string.IsNullOrWhiteSpace(a) || Percent(a) is >= 0 and <= 100).WithMessage("Enter the attendance rate as a percentage, like 87.5");
            RuleFor(f => f.AttendanceFrom).IsDay("First day of the attendance", () => UkTime.Today(clock));
            RuleFor(f => f.AttendanceTo).IsDay("Last day of the attendance", () => UkTime.Today(clock));
            RuleFor(f => f.AttendanceTo).Must((f, to) => FamilyWords.Day(to) is not { } last || FamilyWords.Day(f.AttendanceFrom) is not { } first || last >= first)
                .WithMessage("Last day of the attendance must be after the first");
        }
    }
}
