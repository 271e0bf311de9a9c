using System.Globalization;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Data.Seeding;

/// <summary>
/// One invented family as its notifier writes it down. Names come from short lists by number, telephone numbers from the ranges
/// kept for drama, e-mail addresses end in .example: nobody real is in it.
/// </summary>
/// <param name="Number">Which: gives names, ages, school and worry.</param>
/// <param name="Postcode">Of the home; suggests the district.</param>
/// <param name="Town">Town of the home.</param>
/// <param name="IsPriority">Whether the notifier asks for priority.</param>
internal sealed record DemoFamily(int Number, string Postcode, string Town, bool IsPriority = false)
{
    private static readonly string[] Surnames =
    [
        "Ashdown", "Barlow", "Chandra", "Dunmore", "Ekpo", "Fairley", "Garnett", "Holloway", "Iqbal", "Jarrold", "Kowalczyk", "Lockhart", "Mendes", "Nwosu", "Ormond", "Pryce",
        "Quennell", "Rashid", "Stannard", "Tolland", "Upton", "Vickery", "Wetherby", "Yardley", "Zielinski", "Amberley", "Birchall", "Coker", "Draycott", "Elphick", "Forde", "Goodhew",
        "Hartnoll", "Ingram", "Jessop", "Kemble", "Larkin", "Marlowe", "Norbury", "Okafor", "Penfold", "Rainsford", "Sandhu", "Tremaine", "Underhill", "Vasquez", "Wickens", "Yeoman",
        "Abbott", "Bramley", "Castell", "Dowling", "Everett", "Fenwick", "Gladwin", "Hobday", "Isherwood", "Joyner", "Kimber", "Leggatt", "Mortlake", "Nethersole", "Oxley", "Pilcher",
        "Radley", "Sharpe", "Thirkell", "Ulyatt", "Verrall", "Whitlock", "Yaxley", "Adebayo", "Bellingham", "Crowhurst", "Denne", "Epps", "Filmer", "Gambrill", "Hogben", "Impett",
        "Jull", "Kingsnorth", "Luckhurst", "Mockett", "Neame", "Odell", "Port", "Quested", "Rigden", "Stickings",
        "Tapsell", "Uden", "Valiant", "Waghorn", "Yeats", "Allchin", "Brenchley", "Coveney", "Dray", "Eldridge", "Finnis", "Gooding", "Hukins", "Igglesden", "Jarvis", "Kember", "Link", "Marsh",
        "Newing", "Oldfield", "Pellatt", "Rolfe", "Sladden", "Terry", "Unwin", "Vidler", "Wraight",
    ];

    private static readonly string[] Mothers = ["Carly", "Dawn", "Esther", "Fatima", "Gemma", "Hannah", "Ivana", "Jodie", "Kelly", "Lorna", "Mariam"];
    private static readonly string[] Fathers = ["Adam", "Ben", "Craig", "Dele", "Ewan", "Farid", "Gareth"];
    private static readonly string[] Children = ["Alfie", "Bella", "Callum", "Daisy", "Ella", "Finn", "Grace", "Harry", "Isla", "Jayden", "Kiera", "Lucas", "Maisie"];
    private static readonly string[] Streets = ["Chapel Row", "Mill Lane", "Station Approach", "Orchard Close", "Windmill Rise", "The Green", "Church Hill"];

    private static readonly string[] Worries =
    [
        "{child} has missed two days most weeks since September. Home is busy and {mother} finds mornings hard to manage alone.",
        "{child} falls asleep in class and comes without lunch. {mother} says money has been short since the rent went up.",
        "{child} has been sent home for fighting three times this term. At home there is shouting most evenings, and the younger ones hear it.",
        "{child} says that nobody likes them and does not want to come to school. {mother} does not know how to help, and has asked us twice.",
        "{mother} has been low since the baby came. {child} does much of the cooking and gets the younger one ready in the mornings.",
        "The family has moved three times in a year. {child} has lost friends and is behind with reading. {mother} wants to stay where they are now.",
        "{child} stays out late and will not say with whom. {mother} is worried, sleeps badly and has asked the school for help.",
    ];

    private static readonly string[] Words =
    [
        "I like it when we all eat together. I want less shouting.", "I want to sleep in my own bed.", "School is okay. Mornings are the bad bit.",
        "I wish Mum was happy like before.", "I want to stay in one house now.", "I don’t want to talk about it. I like football.",
    ];

    /// <summary>Surname of the family.</summary>
    public string Surname { get; init; } = Surnames[Number % Surnames.Length];

    /// <summary>First name of the first child.</summary>
    public string Child { get; init; } = Children[Number % Children.Length];

    /// <summary>First name of the mother.</summary>
    public string Mother { get; init; } = Mothers[Number % Mothers.Length];

    /// <summary>How many brothers and sisters the first child has.</summary>
    public int Siblings { get; init; } = Number % 2 == 0 ? 1 : 0;

    /// <summary>First line of the home.</summary>
    public string Home { get; init; } = $"{(Number % 60) + 1} {Streets[Number % Streets.Length]}";

    private string School => $"{Town} {(IsSecondary ? "Community School" : "Primary School")}";

    private int Age => 4 + (Number * 5 % 12);

    private bool IsSecondary => Age >= 11;

    /// <summary>The whole form, as filled in on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="knownOn">When the family was first told of, if that was another day: people are born on the days that were said then.</param>
    public Answers Form(DateOnly day, DateOnly? knownOn = null)
    {
        var then = knownOn ?? day;
        var answers = new Answers();
        Notifier(answers, day);
        var mother = Adult(answers, "mother", Mother, "F", then.AddYears(-27 - (Number % 15)).AddDays(-(Number % 365)));
        mother["PER26"] = $"07700 900 {100 + (Number % 800):000}";
        mother["PER26S"] = Number % 4 == 0 ? "no" : "yes";
        answers["PER27"] = mother.Key;
        if (Number % 3 == 0)
            Adult(answers, "father", Fathers[Number % Fathers.Length], "M", then.AddYears(-30 - (Number % 12)).AddDays(-(2 * Number % 730)));
        var child = ChildOf(answers, Child, Age, then, day, Number);
        for (var i = 1; i <= Siblings; i++)
            ChildOf(answers, Children[(Number + (4 * i)) % Children.Length], Math.Max(1, Age - (3 * i)), then, day, Number + (500 * i));
        LiveAt(answers);
        Consent(answers, mother, day);
        Need(answers, child, day);
        answers["PER31"] = "not-known";
        child["VOI05"] = null;
        child["VOI02"] = Words[Number % Words.Length];
        child["VOI03"] = "conversation";
        child["VOI04"] = DateAnswer.Iso(day);
        return answers;
    }

    /// <summary>A police notice that the child was missing overnight.</summary>
    public Answers MissingChild(DateOnly day)
    {
        var answers = new Answers();
        answers["NOT01"] = "PC Rowan Tull";
        answers["NOT02"] = "Missing child officer";
        answers["NOT06"] = "rowan.tull@police.example";
        answers["NOT07"] = "101";
        var child = answers.Add("people");
        (child["PER04"], child["PER01"], child["PER02"], child["PER10"]) = ("child", Child, Surname, "F");
        child["PER07"] = DateAnswer.Iso(day.AddYears(-15).AddDays(-40));
        child["MIS02"] = DateAnswer.Iso(day.AddDays(-1)) + "T21:30";
        child["MIS03"] = DateAnswer.Iso(day) + "T06:10";
        child["MIS05"] = "family";
        child["MIS07"] = "none";
        return answers;
    }

    private void Notifier(Answers answers, DateOnly day)
    {
        var health = Number % 4 == 1;
        answers["NOT13"] = answers["NOT15"] = "no";
        (answers["NOT01"], answers["NOT02"]) = health ? ("Rhona Ilett", "Health visitor") : ("Tessa Moorcroft", IsSecondary ? "Head of year" : "Deputy head teacher");
        answers["NOT03"] = answers["NOT08"] = health ? $"{Town} Health Visiting" : School;
        answers["NOT04"] = health ? "HEA-HV" : IsSecondary ? "SCH-SEC" : "SCH-PRI";
        answers["NOT06"] = health ? "r.ilett@health.example" : "t.moorcroft@school.example";
        answers["NOT07"] = $"01632 960 {200 + (Number % 700):000}";
        answers["NOT10"] = "For about a year";
        answers["NOT12"] = DateAnswer.Iso(day);
        answers["DEC01"] = "yes";
        answers["DEC04"] = answers["NOT01"];
    }

    private AnswerItem Adult(Answers answers, string role, string first, string sex, DateOnly born)
    {
        var adult = answers.Add("people");
        (adult["PER04"], adult["PER01"], adult["PER02"], adult["PER10"], adult["PER07"]) = (role, first, Surname, sex, DateAnswer.Iso(born));
        adult["PER14"] = adult["PER15"] = adult["PER32"] = "not-known";
        if (role != "child")
            (adult["VOI05"], adult["VOI07"]) = ("absent", "not-known");
        return adult;
    }

    private AnswerItem ChildOf(Answers answers, string first, int age, DateOnly then, DateOnly day, int serial)
    {
        var born = then.AddYears(-age).AddDays(-(Number * 7 % 300) - 1);
        var child = Adult(answers, "child", first, serial % 2 == 0 ? "F" : "M", born);
        foreach (var adult in answers.Items("people").Where(p => p["PER04"] is "mother" or "father"))
            (adult[$"PER05.{child.Key}"], adult[$"PER06.{child.Key}"]) = (adult["PER04"], "yes");
        (child["PER12"], child["PER17"], child["PER21"], child["PER23"]) = ("WBRI", "not-known", "not-known", "not-known");
        (child["VOI05"], child["VOI07"], child["HEA01N"]) = ("absent", "not-known", "not-known");
        var years = Domain.Age.InYears(born, day);
        if (years < 5)
            child["HEA02N"] = "yes";
        (child["EDU01"], child["EDU02"]) = years >= 4 ? ("school", School) : ("early-years", $"{Town} Nursery");
        child["EDU11"] = "not-known";
        if (years < 4)
            return child;
        child["EDU10N"] = "yes";
        child["EDU14"] = "Breakfast club, a quiet place at break, and a talk with the head of year each week.";
        if (years < 5)
            return child;
        child["EDU04"] = UpnOf(serial);
        child["EDU06"] = (68 + (Number * 3 % 27)).ToString(CultureInfo.InvariantCulture);
        if (day > SchoolAge.Ends(born))
            child["EDU15"] = "education";
        (child["EDU07"], child["EDU07T"]) = (DateAnswer.Iso(day.AddDays(-70)), DateAnswer.Iso(day.AddDays(-1)));
        return child;
    }

    private void LiveAt(Answers answers)
    {
        var home = answers.Add("addresses");
        (home["ADD00"], home["ADD01"], home["ADD01T"], home["ADD02"]) = ("postal", Home, Town, Postcode);
        (home["ADD06"], home["ADD07"], home["ADD09"]) = ("private-rent", "no", "no");
        foreach (var person in answers.Items("people"))
            home[$"ADD05.{person.Key}"] = "main";
    }

    private static void Consent(Answers answers, AnswerItem mother, DateOnly day)
    {
        (answers["CON00"], answers["CON09"]) = ("given", "paper");
        var consent = answers.Add("consents");
        (consent["CON01"], consent["CON02"], consent["CON05"], consent["CON06"], consent["CON07"]) = (mother.Key, "parent-pr", "signed", DateAnswer.Iso(day.AddDays(-1)), "yes");
        (consent["CON08"], consent["CON10"]) = ("School safeguarding file", "print");
        foreach (var item in new[] { "C1", "C2", "C3", "C7" })
            consent[$"CON03.{item}"] = "yes";
        foreach (var item in new[] { "C4", "C5", "C6", "C8" })
            consent[$"CON03.{item}"] = "not-asked";
    }

    private void Need(Answers answers, AnswerItem child, DateOnly day)
    {
        string Told(string text) => text.Replace("{child}", Child, StringComparison.Ordinal).Replace("{mother}", Mother, StringComparison.Ordinal);
        (answers["REQ03"], answers["REQ04"]) = ($"{ThresholdScheme.InForceOn(day).Code}/intensive", "What the school and the health visitor could offer has been tried since the spring and has not changed things.");
        answers["REQ05"] = IsPriority ? "priority" : "standard";
        answers["REQ05W"] = IsPriority ? "Things have got worse in the last week." : null;
        (answers["RSN01"], answers["RSN01W"]) = ("other", child.Key);
        answers["RSN03"] = Told(Worries[Number % Worries.Length]);
        answers["RSN07"] = Told("{mother} comes to every meeting and wants things to change.");
        answers.Put("RSN04", ["none"]);
        answers["RSN05"] = "no";
        answers["AGY01N"] = "yes";
        answers.Add("work")["WRK01"] = "Meetings each half term, breakfast club, a plan in class.";
        (answers["WRK02"], answers["WRK03"]) = ("Breakfast club helped for a while.", "Mornings are still hard.");
        answers.Add("outcomes")["OUT01"] = Told("{child} is in school every day and the family feels calmer.");
        answers["OUT04"] = "We go on seeing the family each week.";
    }

    private static string? UpnOf(int serial)
    {
        var rest = $"{886:000}{2000 + (serial % 900):0000}{26:00}{serial % 1000:000}";
        return "ABCDEFGHJKLMNPQRTUVWXYZ".Select(letter => letter + rest).FirstOrDefault(Upn.IsValid);
    }
}
