using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications;

/// <summary>Notifier and triage speak of need by the same scheme, the one in force on the day (reference 3.1).</summary>
public sealed class ThresholdSchemeTests
{
    [Theory]
    [InlineData("2015-08-31", "KENT-2014")]
    [InlineData("2015-09-01", "KSCB-2015")]
    [InlineData("2018-09-30", "KSCB-2015")]
    [InlineData("2018-10-01", "KSCMP-2018")]
    [InlineData("2026-11-17", "KSCMP-2018")]
    public void The_form_offers_the_levels_that_the_decision_offers_on_the_same_day(string on, string scheme)
    {
        var day = Day.Of(on);
        var inForce = ThresholdScheme.InForceOn(day);

        Assert.Equal(scheme, inForce.Code);
        Assert.Equal(
            [.. inForce.Levels.Select(level => (level.Code, level.Label)), ("not-sure", "I am not sure")],
            Level(new Answers(), day).Choices.Select(code => (code.Value, code.Label)));
    }

    [Theory]
    [InlineData("KENT-2014/L1", true)]
    [InlineData("KENT-2014/L2", false)]
    [InlineData("KSCB-2015/additional", true)]
    [InlineData("KSCB-2015/intensive", false)]
    [InlineData("KSCMP-2018/universal", true)]
    [InlineData("KSCMP-2018/specialist", false)]
    public void At_a_light_level_the_form_says_that_help_may_be_had_without_a_notification(string level, bool stops)
    {
        var day = ThresholdScheme.All.Single(scheme => level.StartsWith(scheme.Code, StringComparison.Ordinal)).From;

        var problem = FormCheck.Problem(Level(new Answers { ["REQ03"] = level }, day));

        Assert.Equal(stops, problem?.Message.Contains("without one", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void An_answer_by_a_former_scheme_is_still_read_in_its_words_and_names_the_scheme()
    {
        var answers = SampleNotifications.Of(1);
        answers["REQ03"] = "KSCB-2015/intensive";

        foreach (var day in new[] { "2016-03-03", "2026-11-17" })
            Assert.Equal("Intensive (KSCB-2015)", Row(answers, Day.Of(day)).Words);
        Assert.False(Row(answers, Day.Of("2016-03-03")).IsMissing);
    }

    [Fact]
    public void A_form_begun_under_the_scheme_before_is_asked_again()
    {
        var (message, kind) = FormCheck.Problem(Level(new Answers { ["REQ03"] = "KSCB-2015/intensive" }, Day.Of("2018-10-01")))!.Value;

        Assert.Equal(("Select the level of need", GapKind.Missing), (message, kind));
    }

    private static FormField Level(Answers answers, DateOnly day) =>
        FormDefinition.EarlyHelp.Open("level-of-need", null, answers, day)!.Fields.Single(field => field.Question.Id == "REQ03");

    private static ReadingRow Row(Answers answers, DateOnly day) =>
        Reading.Of(FormDefinition.EarlyHelp, answers, day).SelectMany(section => section.Pages).SelectMany(page => page.Rows).Single(row => row.QuestionId == "REQ03");
}
