using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications.Form;

public sealed class CatalogueTests
{
    // Every id of reference 1.1 to 1.8 but those the system sets: NOT05 (derived), REQ01, REQ02 (the form's kind), CON12 (later), CON13, CON14,
    // PER33, ADD03 (look-up), ADD04, EDU09, VOI01 (the page's person), DEC02 and DEC03 (CON07, CON09).
    private const string Asked = """
        NOT01 NOT02 NOT03 NOT04 NOT06 NOT07 NOT08 NOT09 NOT10 NOT11 NOT12 NOT13 NOT14 NOT15 REQ03 REQ04 REQ05
        CON01 CON02 CON03.C1 CON03.C2 CON03.C3 CON03.C4 CON03.C5 CON03.C6 CON03.C7 CON03.C8 CON03.C9 CON04 CON05 CON06 CON07 CON08 CON09 CON10 CON11
        PER01 PER02 PER03 PER04 PER05 PER06 PER07 PER07E PER08 PER09 PER10 PER11 PER12 PER13 PER14 PER15 PER16 PER17 PER18 PER19 PER20 PER21 PER22
        PER23 PER24 PER25 PER26 PER27 PER28 PER29 PER30 PER31 PER32 ADD01 ADD02 ADD05 ADD06 ADD07 ADD08 ADD09
        EDU01 EDU02 EDU03 EDU04 EDU05 EDU06 EDU07 EDU08 EDU10 EDU11 EDU12 EDU13 EDU14 EDU15 EDU16 HEA01 HEA02 HEA03 HEA04 HEA05 HEA06 HEA07 HEA08 HEA09
        AGY01 AGY02 AGY03 AGY04 AGY05 AGY06 AGY07 AGY08 RSN01 RSN02 RSN03 RSN04 RSN05 RSN06 RSN07 WRK01 WRK02 WRK03 WRK04
        VOI02 VOI03 VOI04 VOI05 VOI06 VOI07 OUT01 OUT02 OUT03 OUT04 FIL01 DEC01 DEC04
        """;

    public static TheoryData<string> Ids => [.. Asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static TheoryData<FormKind> Forms => [.. Enum.GetValues<FormKind>()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_field_that_a_notifier_fills_is_asked(string id) => Assert.NotNull(FormDefinition.EarlyHelp.Question(id));

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_question_that_may_be_required_says_what_to_do_and_has_an_honest_way_out(FormKind kind)
    {
        var form = FormDefinition.Of(kind);
        var asking = new Asking(new Answers(), null, null, new DateOnly(2026, 11, 17));

        var trapped = form.Questions.Where(question => question.MayBeRequired && !question.NotifierKnows
            && !question.ChoicesIn(asking).Any(code => code.NotKnown)
            && !(question.ExcusedBy is { } other && form.PageOf(other) == form.PageOf(question.Id)));

        Assert.Empty(trapped.Select(question => question.Id));
        Assert.DoesNotContain(form.Questions, question => question.MayBeRequired && string.IsNullOrWhiteSpace(question.Message));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_question_stands_once_on_a_page_with_a_title(FormKind kind)
    {
        var form = FormDefinition.Of(kind);
        var pages = form.Sections.SelectMany(section => section.Pages).ToArray();

        Assert.Empty(form.Questions.GroupBy(question => question.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(pages.GroupBy(page => page.Slug).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(pages, page => Assert.False(string.IsNullOrWhiteSpace(page.Title)));
        Assert.All(pages, page => Assert.True(page.Questions.Count > 0 || page.Lists is not null));
        Assert.All(form.Rules, rule => Assert.NotNull(form.Page(rule.PageSlug)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_question_is_revealed_by_a_choice_of_an_earlier_question_of_its_page(FormKind kind)
    {
        var asking = new Asking(new Answers(), null, null, new DateOnly(2026, 11, 17));
        foreach (var page in FormDefinition.Of(kind).Sections.SelectMany(section => section.Pages))
        {
            for (var at = 0; at < page.Questions.Count; at++)
            {
                if (page.Questions[at].Reveal is not { } reveal)
                    continue;
                var parent = Assert.Single(page.Questions.Take(at), question => question.Id == reveal.QuestionId);
                var choices = parent.ChoicesIn(asking).Select(code => code.Value).ToArray();
                Assert.All(reveal.Values, value => Assert.Contains(value, choices));
                Assert.Equal(parent.Each is null, page.Questions[at].Each is null);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_choice_has_choices_and_a_text_has_a_limit(FormKind kind)
    {
        foreach (var question in FormDefinition.Of(kind).Questions)
        {
            if (question.Kind is QuestionKind.Radios or QuestionKind.Checkboxes or QuestionKind.Select)
                Assert.True(question.Choices is not null || question.ChoicesFrom is not null, question.Id);
            if (question.Kind is QuestionKind.Text or QuestionKind.LongText)
                Assert.True(question.MaxLength > 0, question.Id);
        }
    }

    [Fact]
    public void The_question_of_immediate_danger_comes_first() => Assert.Equal("NOT15", FormDefinition.EarlyHelp.Questions.First().Id);

    [Fact]
    public void A_family_that_asks_for_itself_is_not_asked_for_a_job_or_an_organisation()
    {
        var answers = new Answers { ["NOT13"] = "yes" };

        var asked = FormDefinition.EarlyHelp.Pages(answers, new DateOnly(2026, 11, 17)).SelectMany(page => page.AskedFields).Select(field => field.Question.Id).ToArray();

        Assert.Empty(asked.Intersect(["NOT02", "NOT03", "NOT04", "NOT08", "NOT10", "OUT04"]));
    }
}
