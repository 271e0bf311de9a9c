using EarlyHelp.Domain.AccessRequests;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;

namespace EarlyHelp.Domain.Tests.AccessRequests;

public sealed class AnswerLinesTests
{
    private static readonly DateOnly Day = SampleNotifications.Day(1);

    private readonly Answers answers = SampleNotifications.Of(1);
    private readonly Person leo = Named("Leo", "Walker", new(2016, 5, 19));

    [Fact]
    public void Pages_of_other_people_are_theirs_and_the_persons_own_are_not()
    {
        var lines = Lines();

        Assert.All(lines.Where(l => l.Page.Contains("Kerry", StringComparison.Ordinal)), l => Assert.True(l.IsPageOfAnother, l.Label));
        Assert.Contains(lines, l => l is { QuestionId: "PER01", Words: "Kerry", IsName: true });
        Assert.Contains(lines, l => l is { QuestionId: "PER01", Words: "Leo", IsOfAnother: false });
        Assert.Contains(lines, l => l is { QuestionId: "PER07", Words: "19 May 2016", IsOfAnother: false });
        Assert.Contains(lines, l => l is { QuestionId: "RSN03", IsOfAnother: false });
    }

    [Fact]
    public void Who_notified_us_is_somebody_else_in_every_answer()
    {
        Assert.All(Lines().Where(l => l.QuestionId.StartsWith("NOT", StringComparison.Ordinal) || l.QuestionId == "DEC04"), l => Assert.True(l.IsOfAnother, l.Label));
        Assert.Contains(Lines(), l => l is { QuestionId: "NOT01", IsName: true });
    }

    [Fact]
    public void Who_asks_for_help_for_their_own_family_is_not_marked_to_themselves()
    {
        (answers["NOT13"], answers["NOT01"]) = ("yes", "Kerry Walker");
        var kerry = Named("Kerry", "Walker", DateAnswer.Of(answers.Items("people")[0]["PER07"]));

        Assert.Contains(Of(kerry), l => l is { QuestionId: "NOT01", IsOfAnother: false });
        Assert.Contains(Of(kerry), l => l is { QuestionId: "NOT06", IsOfAnother: false });
        Assert.Contains(Lines(), l => l is { QuestionId: "NOT06", IsOfAnother: true });
    }

    [Fact]
    public void An_address_is_the_persons_own_where_they_live_and_somebody_elses_where_they_do_not()
    {
        var refuge = answers.Add("addresses");
        (refuge["ADD00"], refuge["ADD01"], refuge["ADD02"], refuge["ADD09"], refuge["ADD08"]) = ("postal", "5 Orchard Lane", "CT1 2BB", "yes", "Ring twice");
        (refuge["ADD05.p1"], refuge["ADD05.p2"]) = ("temporary", "none");
        var lines = Lines();

        Assert.Contains(lines, l => l is { QuestionId: "ADD01", IsOfAnother: false } && l.Words == answers.Items("addresses")[0]["ADD01"]);
        Assert.All(lines.Where(l => l.Page == "5 Orchard Lane"), l => Assert.True(l.IsPageOfAnother && l.IsOfAnother, l.Label));
        Assert.Equal(4, lines.Where(l => l.Page == "5 Orchard Lane" && l.QuestionId is "ADD01" or "ADD02" or "ADD09" or "ADD08").Count(l => l.Page == "5 Orchard Lane"));
        Assert.Contains(lines, l => l.Page == answers.Items("addresses")[0]["ADD01"] && l.QuestionId == "ADD05" && l.Label.Contains("Kerry", StringComparison.Ordinal) && l.IsOfAnother);
        Assert.Contains(lines, l => l.Page == answers.Items("addresses")[0]["ADD01"] && l.QuestionId == "ADD05" && l.Label.Contains("Leo", StringComparison.Ordinal) && !l.IsOfAnother);
    }

    [Fact]
    public void An_address_that_must_be_kept_from_somebody_is_marked_altogether_although_it_is_the_persons_own()
    {
        var home = answers.Items("addresses")[0];
        (home["ADD09"], home["ADD09W"]) = ("yes", "The father");
        var lines = Lines().Where(l => l.QuestionId.StartsWith("ADD", StringComparison.Ordinal)).ToList();

        Assert.Contains(lines, l => l.Words == home["ADD01"]);
        Assert.Contains(lines, l => l is { QuestionId: "ADD09W", Words: "The father" });
        Assert.All(lines, l => Assert.True(l is { IsPageOfAnother: true, IsOfAnother: true, IsKept: true }, l.Label));
    }

    [Fact]
    public void Other_professionals_are_marked_by_their_question_and_an_agency_for_somebody_else_altogether()
    {
        answers.Items("people")[1]["HEA04"] = "Nurse Petra Lind";
        var (camhs, club) = (answers.Add("agencies"), answers.Add("agencies"));
        (camhs["AGY01"], camhs["AGY01W"], camhs["AGY01T"], camhs["AGY02"], camhs["AGY05"], camhs["AGY04"]) = ("CAMHS", "Ola Berg", "01632 960777", "p1", "Sees her weekly", "yes");
        (club["AGY01"], club["AGY01W"], club["AGY02"]) = ("Youth club", "Ann Reed", "p2");
        var lines = Lines();

        Assert.Contains(lines, l => l is { Words: "Nurse Petra Lind", IsOfAnother: true, IsName: true });
        Assert.All(lines.Where(l => l.Page == "CAMHS"), l => Assert.True(l.IsPageOfAnother));
        Assert.Contains(lines, l => l is { Page: "CAMHS", Words: "Sees her weekly" });
        Assert.Contains(lines, l => l is { Page: "Youth club", Words: "Ann Reed", IsOfAnother: true, IsName: true });
        Assert.Contains(lines, l => l is { Page: "Youth club", Words: "Youth club", IsOfAnother: false });
    }

    [Fact]
    public void Consents_outcomes_and_the_main_reason_are_of_whom_they_are_about()
    {
        (answers["RSN01W"], answers.Items("outcomes")[0]["OUT01W"]) = ("p1", "p1");
        answers.Items("outcomes")[1]["OUT01W"] = "p2";
        var lines = Lines();

        Assert.Contains(lines, l => l is { QuestionId: "RSN01", IsOfAnother: true });
        Assert.Equal([true, false], lines.Where(l => l.QuestionId == "OUT01").Take(2).Select(l => l.IsOfAnother));
        Assert.Contains(lines, l => l.QuestionId.StartsWith("CON03", StringComparison.Ordinal));
        Assert.All(lines.Where(l => l.QuestionId.StartsWith("CON03", StringComparison.Ordinal)), l => Assert.True(l.IsOfAnother, l.Label));
    }

    [Fact]
    public void Twins_are_told_apart_by_their_names_and_a_changed_name_by_the_birth_date()
    {
        var mia = answers.Add("people");
        (mia["PER04"], mia["PER01"], mia["PER02"], mia["PER07"]) = ("child", "Mia", "Walker", "2016-05-19");

        Assert.DoesNotContain(Lines(), l => l is { Words: "Mia", IsOfAnother: false });
        Assert.DoesNotContain(Of(Named("Leonard", "Walker", leo.Born)), l => l is { QuestionId: "PER01", IsOfAnother: false });
        answers.Remove("people", mia.Key);
        Assert.Contains(Of(Named("Leonard", "Walker", leo.Born)), l => l is { QuestionId: "PER01", Words: "Leo", IsOfAnother: false });
        Assert.DoesNotContain(Of(Named("Leo", "Walker", new(2011, 1, 1))), l => l is { QuestionId: "PER01", IsOfAnother: false });
    }

    [Fact]
    public void Every_line_of_text_that_is_asked_for_is_known_to_name_somebody_or_not()
    {
        // Whoever adds a question decides here: does its answer say who somebody else is?
        string[] namesNobody =
        [
            "NOT01", "NOT02", "NOT03", "NOT07", "NOT08", "NOT09T", "NOT10", "DEC04", "PER01", "PER02", "PER03", "PER07W", "PER11O", "PER14O", "PER23D", "ADD01", "ADD01B", "ADD01T", "ADD01C",
            "ADD07L", "ADD08", "EDU02", "EDU02B", "HEA01", "AGY01", "WRK01B", "WRK01I", "OUT02", "CON04T", "CON08", "MIS01", "MIS05A", "MIS06", "YOT01", "YOT02",
        ];
        var asked = new[] { FormDefinition.EarlyHelp, FormDefinition.Upload, FormDefinition.MissingChild, FormDefinition.YouthOffending }
            .SelectMany(f => f.Questions).Where(q => q is { Kind: QuestionKind.Text, TellsOfSomebodyElse: false }).Select(q => q.Id).Distinct();

        Assert.Equal(namesNobody.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    private IReadOnlyList<AnswerLine> Lines() => Of(leo);

    private IReadOnlyList<AnswerLine> Of(Person person) => AnswerLines.Of(FormDefinition.EarlyHelp, answers, Day, [person]);

    private static Person Named(string first, string last, DateOnly? born)
    {
        var person = Person.Named(first, last);
        person.WasBorn(born);
        return person;
    }
}
