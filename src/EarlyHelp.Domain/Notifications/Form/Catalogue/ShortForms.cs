using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>
/// The short forms: an upload (basic details beside the file) and the police notices that staff enter (reference 1.14). They share
/// their questions with the full form, so that what they hold can go on as a full notification.
/// </summary>
internal static class ShortForms
{
    private static readonly FormPage People = Family.People with { Questions = [], Lead = "Name and date of birth of at least one child or unborn baby." };
    private static readonly FormPage Who = Only(Family.Person, "PER04", "PER01", "PER02", "PER02N", "PER07", "PER07E", "PER07N", "PER07W", "PER08");
    private static readonly FormPage WhoAndSex = Only(Family.Person, "PER04", "PER01", "PER02", "PER02N", "PER07", "PER07E", "PER07N", "PER07W", "PER08", "PER10");
    private static readonly FormPage Officer = Shaped(Only(AboutYou.Details, "NOT01", "NOT02", "NOT06", "NOT07"), question => question.Id switch
    {
        // A police notice may give 101 as the number to call.
        "NOT07" => question with { Kind = Text },
        "NOT02" => question.MustWhen(_ => false, question.Message!),
        _ => question,
    });

    public static IReadOnlyList<FormSection> Upload { get; } =
    [
        new("about-you", "About you", [AboutYou.Danger, AboutYou.OwnFamily, AboutYou.Details]),
        new("family", "The family", [People, Who, Home.Addresses with { Lead = "You can leave this out: the address may be in the form." }, UploadAddress()]),
        new("consent", "Consent", [ConsentPages.Position, ConsentPages.WithoutConsent with { Asked = asking => asking.Is("CON00", ConsentCodes.Refused) }]),
        new("file", "The completed form",
        [
            new FormPage("form-file", "The completed form",
            [
                new Question("REQ06", Radios, "Which edition of the form is it?").From(ConcernCodes.FormVersions)
                    .Help("It is printed at the foot of each page")
                    .Must("Select the edition of the form")
                    .Advises((edition, _) => edition == "earlier", "The form you attached is out of date. Download the current form"),
                new Question("FIL01", QuestionKind.File, "Attach the completed form").Must("Select the completed form").Known(),
            ]),
        ]),
    ];

    public static IReadOnlyList<FormSection> MissingChild { get; } =
    [
        new("about-you", "The police officer", [Officer]),
        new("family", "The child",
        [
            People, WhoAndSex,
            new FormPage("missing", "{name} was missing",
            [
                new Question("MIS02", QuestionKind.DateTime, "Missing from when?").Called("The time from which the child was missing")
                    .Help("For example, 21 11 2026 7pm")
                    .Must("Enter the date and time from which the child was missing").Known().Checked(NotLater),
                new Question("MIS03", QuestionKind.DateTime, "Returned when?").Called("The time of return")
                    .Help("Leave blank if the child has not returned").Checked(NotLater)
                    .Holds((text, asking) => !DateAnswer.TryParseTime(text, out var back) || !DateAnswer.TryParseTime(asking["MIS02"], out var from) || back >= from,
                        "The time of return must be after the time from which the child was missing"),
                new Question("MIS04", QuestionKind.DateTime, "Reported when?").Called("The time of the report").Checked(NotLater),
                new Question("MIS05", Radios, "Missing from where?").From(ConcernCodes.MissingFrom)
                    .Must("Select where the child went missing from"),
                new Question("MIS05A", Text, "Address or name of the placement").Max(200).Called("The address"),
                new Question("MIS06", Text, "Which authority placed the child?").Max(100).Called("The authority")
                    .Under("MIS05", "other authority placement"),
                new Question("MIS07", Radios, "Status with social care").From(ConcernCodes.SocialCareStatus)
                    .Must("Select the status with social care"),
                new Question("MIS08", Radios, "Risk as the police grade it").From(ConcernCodes.PoliceRisk),
                new Question("MIS09", LongText, "Outcome of the safe and well check").Max(2000).Called("The outcome"),
                new Question("MIS10", Radios, "Return interview").From(ConcernCodes.Interview),
                new Question("MIS10D", Date, "When, if it is done?").Called("The date of the interview")
                    .Past("The date of the interview must be today or in the past"),
                new Question("MIS10B", Text, "By whom?").Max(100).OfSomebodyElse().Called("The interviewer"),
            ]) { Repeats = FormGroups.People, Asked = asking => asking.Is("PER04", FamilyRoles.Child) },
        ]),
        Notice("MIS"),
    ];

    public static IReadOnlyList<FormSection> YouthOffending { get; } =
    [
        new("about-you", "The police officer", [Officer]),
        new("family", "The young person",
        [
            People, WhoAndSex,
            new FormPage("offence", "The offence",
            [
                new Question("YOT02", Text, "Offence").Max(200).Called("The offence").Must("Enter the offence").Known(),
                new Question("YOT03", Date, "Date of the offence").Called("The date of the offence")
                    .Must("Enter the date of the offence, like 16 11 2026").Or("YOT03N")
                    .Past("The date of the offence must be today or in the past"),
                new Question("YOT03N", Confirm, "The date is not known"),
                new Question("YOT04", Radios, "Disposal that the police propose").From(ConcernCodes.Disposals)
                    .Must("Select the disposal that the police propose"),
                new Question("YOT05", Date, "Date of the Integrated Youth Justice Panel").Called("The date of the panel"),
                new Question("YOT06", YesNoNotKnown, "Is there a victim?").Must("Select whether there is a victim"),
            ]) { Repeats = FormGroups.People, Asked = asking => asking.Is("PER04", FamilyRoles.Child) },
        ]),
        Notice("YOT"),
    ];

    private static FormSection Notice(string prefix) => new("notice", "The notice",
    [
        new FormPage("notice", "The notice",
        [
            new Question($"{prefix}01", Text, "Police reference").Max(40).Called("Police reference"),
            new Question($"{prefix}11", LongText, "Anything else in the notice").Max(4000).Called("The notice"),
            new Question("FIL01", QuestionKind.File, "Attach the notice"),
        ]),
    ]);

    // A time is checked by its day, for the form knows only today.
    private static string? NotLater(string text, Asking asking) =>
        DateAnswer.TryParseTime(text, out var local) && DateOnly.FromDateTime(local) > asking.Today ? "The date and time must be in the past" : null;

    private static FormPage UploadAddress() => Shaped(Only(Home.Address, "ADD01", "ADD01B", "ADD01T", "ADD02"),
        question => question with { Reveal = null, ExcusedBy = null, Required = _ => false, MayBeRequired = false });

    private static FormPage Only(FormPage page, params string[] ids) => page with { Questions = [.. page.Questions.Where(question => ids.Contains(question.Id))] };

    private static FormPage Shaped(FormPage page, Func<Question, Question> shape) => page with { Questions = [.. page.Questions.Select(shape)] };
}
