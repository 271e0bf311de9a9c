using System.Globalization;
using System.Text.Json;
using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications.Form;

/// <summary>
/// The seven sample notifications as a notifier would enter them: what a sample holds as it stands, and what it does not hold as
/// "not known" or plausibly. A field that <c>expected.messages_for</c> names is left as the sample has it.
/// </summary>
public sealed class SampleNotifications
{
    private readonly JsonElement sample;
    private readonly Answers answers = new();
    private readonly Dictionary<string, AnswerItem> byRole = [];

    private SampleNotifications(JsonElement sample) => this.sample = sample;

    public static JsonElement Source(int number)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "notifications-sample.json")));
        return json.RootElement.GetProperty("notifications")[number - 1].Clone();
    }

    /// <summary>The local day on which the sample was sent; number 5 has none and is tried on the day of number 1.</summary>
    public static DateOnly Day(int number) =>
        DateOnly.Parse(Text(Source(number), "received")?[..10] ?? "2026-11-17", CultureInfo.InvariantCulture);

    public static FormDefinition Form(int number) => number switch
    {
        4 => FormDefinition.MissingChild,
        7 => FormDefinition.Upload,
        _ => FormDefinition.EarlyHelp,
    };

    public static Answers Of(int number)
    {
        var builder = new SampleNotifications(Source(number));
        builder.Notifier();
        builder.People();
        switch (number)
        {
            case 4:
                builder.Missing();
                break;
            case 7:
                builder.Upload();
                break;
            default:
                builder.WholeForm(Day(number));
                break;
        }
        return builder.answers;
    }

    private void WholeForm(DateOnly day)
    {
        Home();
        Persons(day);
        Consent();
        Reasons();
        Work();
        Voices(day);
        foreach (var outcome in Texts(sample, "outcomes"))
            answers.Add("outcomes")["OUT01"] = outcome;
        answers["OUT04"] = "We will go on seeing the family and tell Early Help when things change.";
        answers["DEC01"] = "yes";
        answers["DEC04"] = answers["NOT01"];
        answers["NOT12"] = DateAnswer.Iso(day);
    }

    private void Notifier()
    {
        var notifier = sample.GetProperty("notifier");
        var self = notifier.TryGetProperty("self", out _);
        answers["NOT15"] = "no";
        answers["NOT13"] = self ? "yes" : "no";
        answers["NOT13C"] = self ? "no" : null;
        answers["NOT01"] = Text(notifier, "name");
        answers["NOT02"] = Text(notifier, "role");
        answers["NOT03"] = answers["NOT08"] = Text(notifier, "organisation");
        answers["NOT04"] = self ? null : Text(notifier, "agency");
        answers["NOT06"] = Text(notifier, "email");
        answers["NOT07"] = Text(notifier, "telephone");
        answers["NOT10"] = Text(notifier, "knows_family");
    }

    private void People()
    {
        foreach (var source in sample.GetProperty("people").EnumerateArray())
        {
            var person = answers.Add("people");
            byRole.TryAdd(Text(source, "role")!, person);
            person["PER04"] = Text(source, "role");
            person["PER01"] = person.IsUnborn() ? null : Text(source, "first");
            person["PER02"] = Text(source, "last");
            person["PER07"] = Text(source, "born");
            person["PER08"] = Text(source, "due");
            person["PER10"] = Text(source, "sex");
        }
    }

    private IEnumerable<(AnswerItem Person, JsonElement Source)> Pairs() => answers.Items("people").Zip(sample.GetProperty("people").EnumerateArray());

    private void Home()
    {
        if (sample.TryGetProperty("address", out var source))
        {
            var home = answers.Add("addresses");
            Address(home, Text(source, "line_1")!, Text(source, "town")!, Text(source, "postcode")!, Text(source, "housing"));
            foreach (var (person, described) in Pairs())
            {
                var elsewhere = Text(described, "lives_at");
                home[$"ADD05.{person.Key}"] = elsewhere is null ? "main" : "none";
                if (elsewhere is not null)
                    Elsewhere(person);
            }
        }
        answers["PER31"] = "not-known";
    }

    // Sample 3: "18 Castle Street, Dover CT16 1AA".
    private void Elsewhere(AnswerItem who)
    {
        var other = answers.Add("addresses");
        Address(other, "18 Castle Street", "Dover", "CT16 1AA", null);
        foreach (var person in answers.Items("people"))
            other[$"ADD05.{person.Key}"] = person == who ? "main" : "none";
    }

    private static void Address(AnswerItem address, string line, string town, string postcode, string? housing)
    {
        address["ADD00"] = "postal";
        address["ADD01"] = line;
        address["ADD01T"] = town;
        address["ADD02"] = postcode;
        address["ADD06"] = housing switch { "private rent" => "private-rent", "housing association" => "housing-association", "temporary accommodation" => "temporary", _ => "not-known" };
        address["ADD07"] = "no";
        address["ADD09"] = "no";
    }

    private void Persons(DateOnly day)
    {
        answers["PER27"] = "nobody";
        foreach (var (person, source) in Pairs())
        {
            if (person.IsUnborn())
            {
                person["PER09"] = byRole["mother"].Key;
                person["HEA03N"] = "yes";
                continue;
            }
            if (Flag(source, "main_contact") == "yes")
                answers["PER27"] = person.Key;
            person["PER26"] = Text(source, "telephone") ?? (Flag(source, "main_contact") == "yes" ? answers["NOT07"] : null);
            person["PER26S"] = Flag(source, "safe_to_leave_message") ?? "not-known";
            person["PER14"] = Text(source, "language") == "Ukrainian" ? "ukr" : "not-known";
            person["PER15"] = Flag(source, "interpreter") ?? "not-known";
            person["PER32"] = "not-known";
            if (person.IsChild(day))
                Child(person, source, day);
            foreach (var child in answers.Items("people").Where(other => !person.IsChild(day) && other != person && (other.IsUnborn() || other.IsChild(day))))
            {
                person[$"PER05.{child.Key}"] = person["PER04"];
                person[$"PER06.{child.Key}"] = "not-known";
            }
        }
    }

    private static void Child(AnswerItem child, JsonElement source, DateOnly day)
    {
        child["PER12"] = Text(source, "ethnicity") ?? "NOBT";
        child["PER17"] = "not-known";
        child["PER21"] = "not-known";
        child["PER23"] = "not-known";
        child["HEA01N"] = "not-known";
        child["HEA02N"] = "yes";
        child["HEA05"] = "not-known";
        child["EDU01"] = child.IsOfSchoolAge(day) ? "school" : "early-years";
        child["EDU02"] = Text(source, "school");
        child["EDU04"] = Text(source, "upn");
        child["EDU06"] = source.TryGetProperty("attendance", out var rate) ? rate.GetRawText() : null;
        child["EDU07"] = Text(source, "attendance_from");
        child["EDU07T"] = Text(source, "attendance_to");
        child["EDU10N"] = "yes";
        child["EDU11"] = Text(source, "sen") ?? "not-known";
        child["EDU12"] = child["EDU11"] == "K" ? "not-known" : null;
        child["EDU14"] = "Meetings with the family and a plan in class.";
    }

    private void Consent()
    {
        if (!sample.TryGetProperty("consent", out var source))
        {
            // Number 5: no adult is named, and the gap is to be found; so is consent.
            return;
        }
        answers["CON00"] = "given";
        answers["CON09"] = "paper";
        var consent = answers.Add("consents");
        consent["CON01"] = byRole["mother"].Key;
        consent["CON02"] = Text(source, "capacity") == "self" ? "self" : "parent-pr";
        consent["CON05"] = Text(source, "how") switch { "signed paper" => "signed", "verbal witnessed" => "verbal-witnessed", _ => "online" };
        consent["CON05W"] = answers["NOT01"];
        consent["CON06"] = Text(source, "date");
        consent["CON07"] = "yes";
        consent["CON08"] = Text(source, "original_kept");
        consent["CON10"] = Text(source, "privacy_notice");
        consent["CON03.C1"] = consent["CON03.C7"] = "yes";
        consent["CON03.C2"] = Flag(source, "take_part");
        consent["CON03.C3"] = Flag(source, "share");
        consent["CON03.C5"] = Flag(source, "pre_registration");
        consent["CON03.C6"] = Flag(source, "opt_out_of_information");
        consent["CON03.C4"] = consent["CON03.C8"] = "not-asked";
    }

    private void Reasons()
    {
        answers["REQ03"] = "KSCMP-2018/intensive";
        answers["REQ04"] = Text(sample, "why_intensive");
        answers["REQ05"] = sample.TryGetProperty("priority", out var priority) && priority.GetBoolean() ? "priority" : "standard";
        answers["REQ05W"] = Text(sample, "priority_reason");
        answers["RSN01"] = Texts(sample, "risks").Contains("self-harm") ? "self-harm" : "other";
        answers["RSN01W"] = byRole.GetValueOrDefault("child")?.Key ?? byRole["unborn"].Key;
        answers["RSN03"] = Text(sample, "worries");
        answers["RSN07"] = Text(sample, "strengths") ?? "They come to school events together.";
        var risks = Texts(sample, "risks").Select(risk => risk.Replace(' ', '-')).DefaultIfEmpty("none").ToArray();
        answers.Put("RSN04", risks);
        foreach (var risk in risks.Where(risk => risk != "none"))
            answers[$"RSN04.{risk}"] = "As described under issues and concerns; safe tonight.";
        answers["RSN05"] = "no";
    }

    private void Work()
    {
        foreach (var source in sample.TryGetProperty("agencies", out var agencies) ? agencies.EnumerateArray() : default)
        {
            var agency = answers.Add("agencies");
            agency["AGY01"] = Text(source, "organisation");
            agency["AGY01W"] = Text(source, "worker");
            agency["AGY01K"] = "OTHER";
            agency["AGY02"] = "not-known";
            agency["AGY03"] = Flag(source, "asked");
            agency["AGY04"] = Flag(source, "contributed") == "yes" ? "yes" : "no-reply";
            agency["AGY05"] = Text(source, "text");
            agency["AGY06"] = "not-known";
            agency["AGY08"] = "yes";
        }
        answers["AGY01N"] = answers.Items("agencies").Count == 0 ? "yes" : null;
        if (Text(sample, "work_so_far") is { } work)
            answers.Add("work")["WRK01"] = work;
        else
            answers["WRK01N"] = "Nothing yet that we know of.";
        answers["WRK02"] = Text(sample, "went_well") ?? "Not known.";
        answers["WRK03"] = Text(sample, "yet_to_achieve") ?? "Not known.";
    }

    private void Voices(DateOnly day)
    {
        foreach (var (person, source) in Pairs().Where(pair => !pair.Person.IsUnborn()))
        {
            var said = Text(source, "words") ?? Text(source, "observation") ?? (Text(source, "role") == "mother" ? Text(sample, "mother_says") : null);
            person["VOI02"] = said;
            person["VOI03"] = said is null ? null : Text(source, "observation") is null ? "conversation" : "observation";
            person["VOI04"] = said is null ? null : DateAnswer.Iso(day);
            person["VOI07"] = "no";
        }
    }

    private void Missing()
    {
        var (child, source) = Pairs().First();
        child["MIS02"] = Text(source, "missing_from");
        child["MIS03"] = Text(source, "returned");
        child["MIS05"] = Text(source, "placement");
        child["MIS07"] = Text(source, "social_care_status");
    }

    private void Upload()
    {
        var source = sample.GetProperty("address");
        var home = answers.Add("addresses");
        home["ADD01"] = Text(source, "line_1");
        home["ADD01T"] = Text(source, "town");
        home["ADD02"] = Text(source, "postcode");
        answers["CON00"] = "given";
        answers["REQ06"] = "not-known";
        answers["FIL01"] = "form.pdf";
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Flag(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetBoolean() ? "yes" : "no" : null;

    private static string[] Texts(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(each => each.GetString()!).ToArray() : [];
}
