using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>Education (reference 1.6) of each child of two and over, and health (1.7).</summary>
public static class EducationAndHealth
{
    private const int EducationAge = 2;
    private const int HealthVisitorAge = 5;
    private const decimal Rounding = 0.5m;
    private static readonly string[] AtSchool = ["school", "dual", "pru"];
    private static readonly string[] AtSetting = ["early-years", "school", "dual", "pru", "college", "training"];
    private static readonly string[] NoRegister = ["ehe", "cme", "neet", "waiting"];

    /// <summary>Where a child learns.</summary>
    public static FormPage Education { get; } = new("education", "Education of {name}",
    [
        new Question("EDU01", Select, "Education or childcare of {name}").From(EducationCodes.Status)
            .Must("Select the child's education or childcare"),
        new Question("EDU02", Text, "School or setting").Max(150).Called("School or setting").When(asking => asking.Is("EDU01", AtSetting))
            .Must("Select the school or setting").Or("EDU02N"),
        new Question("EDU02N", Confirm, "The school or setting is not known").When(asking => asking.Is("EDU01", AtSetting)),
        new Question("EDU02B", Text, "Any other school, now or before").Max(150).Called("Any other school")
            .When(asking => asking.Is("EDU01", AtSetting)),
        new Question("EDU16", Text, "Designated safeguarding lead there").Max(100).OfSomebodyElse().Called("Designated safeguarding lead")
            .When(asking => asking.Is("EDU01", AtSetting)),
        new Question("EDU03", Select, "Year group, if not the one usual for the age").From(EducationCodes.YearGroup)
            .When(asking => asking.Is("EDU01", AtSchool)),
        new Question("EDU04", Upn, "Unique pupil number (UPN)").Max(20).Called("UPN")
            .Help("13 characters, like A123456789012. The school has it")
            .MustWhen(IsOfSchoolAge, "Enter the UPN, or select why there is no UPN").Or("EDU05"),
        new Question("EDU05", Radios, "If there is no UPN, why not?").From(EducationCodes.NoUpn)
            .Holds((why, asking) => why != "UN1" || asking.Has("EDU04") || !IsOfSchoolAge(asking), "Select another reason: {name} is of school age"),
        new Question("EDU11", Radios, "Special educational needs").From(EducationCodes.Sen).Must("Select the SEN provision"),
        new Question("EDU12", Select, "Main type of need").From(EducationCodes.SenNeed).Under("EDU11", "K", "E")
            .Must("Select the main type of need"),
        new Question("EDU12B", Select, "Second type of need").From(EducationCodes.SenNeed).Under("EDU11", "K", "E"),
        new Question("EDU13", YesNoNotKnown, "Free school meals, pupil premium or a funded nursery place?"),
        new Question("EDU15", Radios, "What is {name} doing since leaving school?").From(EducationCodes.Participation).When(IsPastSchoolAge)
            .Must("Select the young person's participation status"),
        new Question("EDU15D", Date, "Since when?").Called("The date").Under("EDU15", "neet").Past("The date must be today or in the past"),
    ]) { Repeats = FormGroups.People, Asked = IsOfEducationAge };

    /// <summary>How much a child is at school.</summary>
    public static FormPage Attendance { get; } = new("attendance", "{name} at school",
    [
        new Question("EDU06", DecimalNumber, "Attendance rate, as a percentage").Max(6).Called("Attendance rate")
            .Help("For example, 87.5").MustWhen(IsOfSchoolAge, "Enter the attendance rate as a percentage, like 87.5").Or("EDU06N")
            .Holds((rate, _) => AnswerForm.Number(rate) is >= 0 and <= 100, "Attendance rate must be between 0 and 100"),
        new Question("EDU06N", Radios, "If there is no attendance rate, why not?").From(EducationCodes.NoAttendance),
        new Question("EDU07", Date, "First day it covers").Called("First day of the attendance rate").When(asking => asking.Has("EDU06"))
            .Must("Enter the dates the attendance rate covers").Known()
            .Holds((day, asking) => DateAnswer.Of(day) is not { } from || from >= StartOfLastSchoolYear(asking.Today), "First day of the attendance rate must be in this school year or the last"),
        new Question("EDU07T", Date, "Last day it covers").Called("Last day of the attendance rate").When(asking => asking.Has("EDU06"))
            .Must("Enter the dates the attendance rate covers").Known().Past("Last day of the attendance rate must be today or in the past")
            .Holds((day, asking) => DateAnswer.Of(day) is not { } to || asking.Date("EDU07") is not { } from || to >= from, "Last day of the attendance rate must be after the first")
            .Advises((day, asking) => DateAnswer.Of(day) is { } to && to < asking.Today.AddDays(-28), "These attendance figures are more than 28 days old"),
        new Question("EDU08", DecimalNumber, "Authorised absence, as a percentage").Max(6).Called("Authorised absence")
            .When(asking => asking.Has("EDU06")),
        new Question("EDU08U", DecimalNumber, "Unauthorised absence, as a percentage").Max(6).Called("Unauthorised absence")
            .When(asking => asking.Has("EDU06"))
            .Holds((_, asking) => AddsUp(asking), "The absence figures do not add up to the attendance rate"),
        new Question("EDU10", Number, "Suspensions in the last 12 months").Max(4).Called("Suspensions")
            .MustWhen(IsOfSchoolAge, "Enter the number of suspensions, or 0").Or("EDU10N"),
        new Question("EDU10N", Confirm, "The number of suspensions is not known"),
        new Question("EDU10S", Number, "How many sessions (half days) in all?").Max(4).Called("Sessions"),
        new Question("EDU10P", YesNoNotKnown, "Has {name} been permanently excluded in the last 12 months?"),
        new Question("EDU14", LongText, "What has the school already tried?").Max(1000).Called("What the school has tried")
            .MustWhen(asking => Agencies.IsSchool(asking.Answers["NOT04"]) && IsPupilOfNotifier(asking), "Describe what the school has already tried").Known(),
    ]) { Repeats = FormGroups.People, Asked = asking => IsOfEducationAge(asking) && (asking.Is("EDU01", AtSchool) || IsOfSchoolAge(asking)) };

    /// <summary>Health: a child's services, and anybody's conditions.</summary>
    public static FormPage Health { get; } = new("health", "Health of {name}",
    [
        new Question("HEA01", Text, "GP practice").Max(150).Called("GP practice").When(IsChild)
            .Must("Enter the GP practice, or select 'Not registered'").Or("HEA01N"),
        new Question("HEA01N", Radios, "If there is no practice to enter, why not?").From(EducationCodes.NoGp).When(IsChild),
        new Question("HEA02", Text, "Health visitor or base").Max(150).OfSomebodyElse().Called("Health visitor")
            .When(asking => IsChild(asking) && asking.Item!.Age(asking.Today) < HealthVisitorAge)
            .Must("Enter the health visitor, or select that it is not known").Or("HEA02N"),
        new Question("HEA02N", Confirm, "The health visitor is not known").When(asking => IsChild(asking) && asking.Item!.Age(asking.Today) < HealthVisitorAge),
        new Question("HEA04", Text, "School nurse").Max(150).OfSomebodyElse().Called("School nurse")
            .When(asking => IsChild(asking) && asking.Item!.Age(asking.Today) >= HealthVisitorAge),
        new Question("HEA05", Radios, "Is {name} known to CAMHS?").From(EducationCodes.Camhs).When(IsChild)
            .MustWhen(Members.NeedsOwnVoice, "Select whether the child is known to CAMHS"),
        new Question("HEA06", Checkboxes, "Health checks").From(EducationCodes.HealthChecks).When(IsChild),
        new Question("HEA07", LongText, "Physical or mental health conditions").Max(1000).Called("Conditions"),
        new Question("HEA08", LongText, "Use of drugs or alcohol: who and what").Max(1000).Called("Use of drugs or alcohol"),
        new Question("HEA09", Text, "Paediatrician, therapist or other clinician").Max(200).OfSomebodyElse().Called("Clinicians"),
    ]) { Repeats = FormGroups.People, Asked = asking => asking.Item?.IsUnborn() == false && !asking.Has("PER28") };

    /// <summary>The section.</summary>
    public static FormSection Section { get; } = new("education-and-health", "Education and health", [Education, Attendance, Health]);

    private static bool IsChild(Asking asking) => asking.Item?.IsChild(asking.Today) == true;

    private static bool IsOfEducationAge(Asking asking) =>
        IsChild(asking) && !asking.Has("PER28") && asking.Item!.Age(asking.Today) is null or >= EducationAge;

    // Educated at home, missing education, out of work or waiting for a place: no school keeps a register.
    private static bool IsOfSchoolAge(Asking asking) =>
        asking.Item?.IsOfSchoolAge(asking.Today) == true && !(asking.Is("EDU01", NoRegister));

    private static bool IsPastSchoolAge(Asking asking) =>
        IsChild(asking) && asking.Item!.Age(asking.Today) is >= 16 and <= 18 && asking.Date("PER07") is { } born && asking.Today > SchoolAge.Ends(born);

    // A school answers for its own pupils; when names are written differently it is not held up.
    private static bool IsPupilOfNotifier(Asking asking) =>
        asking.Is("EDU01", AtSchool) && asking["EDU02"] is { } school && string.Equals(school, asking.Answers["NOT08"], StringComparison.OrdinalIgnoreCase);

    private static DateOnly StartOfLastSchoolYear(DateOnly today) => new(today.Month >= 9 ? today.Year - 1 : today.Year - 2, 9, 1);

    private static bool AddsUp(Asking asking) =>
        AnswerForm.Number(asking["EDU06"]) is not { } rate || AnswerForm.Number(asking["EDU08"]) is not { } authorised || AnswerForm.Number(asking["EDU08U"]) is not { } unauthorised
        || Math.Abs(rate + authorised + unauthorised - 100) <= Rounding;
}
