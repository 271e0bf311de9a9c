using System.Globalization;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Notifications.Form.Codes;

public sealed class CountyListsTests
{
    private const string Services = "concern-codes-services";
    private static readonly DateOnly Today = Day.Of("2026-11-18");
    private static readonly Actor Admin = ACase.Person(Role.Administrator, null);

    private readonly List<ListChange> changes = [];

    private CountyLists Lists => new(changes);

    [Fact]
    public void A_choice_is_offered_from_its_day_before_something_else_and_not_sure()
    {
        Assert.Equal("holiday-clubs-food", Offer("Holiday clubs & food ", "2027-04-01").Value);

        var before = Lists.Of(ConcernCodes.Services).On(Day.Of("2027-03-31")).Select(c => c.Label).ToList();
        var after = Lists.Of(ConcernCodes.Services).On(Day.Of("2027-04-01")).Select(c => c.Label).ToList();
        Assert.Equal(ConcernCodes.Services.Codes.Select(c => c.Label), before);
        Assert.Equal([.. before[..^2], "Holiday clubs & food", .. before[^2..]], after);
    }

    [Fact]
    public void A_choice_is_called_by_the_words_of_the_day()
    {
        Reword("debt", "Money and debt advice", "2026-12-01");
        Reword("debt", "Help with money", "2027-03-01");

        Assert.Equal(["Money advice", "Money and debt advice", "Money and debt advice", "Help with money"],
            new[] { "2026-11-30", "2026-12-01", "2027-02-28", "2027-03-01" }.Select(d => LabelOn("debt", d)));
        Assert.Equal(ConcernCodes.Services.Codes.Select(c => c.Value), Lists.Of(ConcernCodes.Services).On(Day.Of("2027-03-01")).Select(c => c.Value));
    }

    [Fact]
    public void A_choice_that_ended_keeps_its_words_for_what_was_answered_and_is_offered_again_as_itself()
    {
        End("debt", "2026-12-01");
        Assert.Null(LabelOn("debt", "2026-12-01"));
        Assert.Equal("Money advice", Lists.Of(ConcernCodes.Services).Label("debt"));

        Assert.Equal("debt", Offer("money ADVICE", "2027-01-01").Value);
        Assert.Null(LabelOn("debt", "2026-12-31"));
        Assert.Equal("money ADVICE", LabelOn("debt", "2027-01-01"));
    }

    [Theory]
    [InlineData("", "2026-12-01", "Enter the words")]
    [InlineData(" \t ", "2026-12-01", "Enter the words")]
    [InlineData("money advice", "2026-12-01", "“money advice” is in the list already")]
    [InlineData("Holiday clubs", "2026-11-17", "The date must be today or later: what was answered before keeps its words")]
    [InlineData("Holiday clubs", "2031-11-19", "The date must be within the next 5 years")]
    public void A_choice_is_not_offered(string label, string from, string sentence)
    {
        Assert.Equal([sentence], Broken(() => Offer(label, from)));
        Assert.Equal([sentence], Broken(() => Reword("housing", label, from)));
    }

    [Fact]
    public void Words_have_a_length()
    {
        Assert.Equal(ListChange.LabelMaxLength, Offer(new string('x', ListChange.LabelMaxLength), "2026-12-01").Label.Length);
        Assert.Equal(["The words must be 100 characters or fewer"], Broken(() => Offer(new string('y', ListChange.LabelMaxLength + 1), "2026-12-01")));
        Assert.True(changes[0].Value.Length <= ListChange.NameMaxLength);
    }

    [Fact]
    public void Choices_that_others_depend_on_stay_and_two_are_left_at_least()
    {
        Assert.Equal(["This choice can’t end: other answers of the form depend on it"], Broken(() => End("not-sure", "2026-12-01")));
        Assert.Equal(["This choice can’t end: other answers of the form depend on it"], Broken(() => End("none", "2026-12-01", "person-codes-benefits")));
        End("2026-09", "2026-12-01", "concern-codes-form-versions");
        Assert.Equal(["At least 2 choices must be left"], Broken(() => End("earlier", "2026-12-01", "concern-codes-form-versions")));
        Assert.Equal(["At least 2 choices must be left"], Broken(() => End("earlier", "2026-11-20", "concern-codes-form-versions")));
        Assert.Equal(["This choice is not offered on 1 January 2027"], Broken(() => End("2026-09", "2027-01-01", "concern-codes-form-versions")));
    }

    [Fact]
    public void Changes_of_a_choice_follow_each_other_and_the_last_can_be_withdrawn_until_its_day()
    {
        Reword("debt", "Help with money", "2027-01-01");
        Reword("debt", "Money help", "2027-02-01");

        Assert.Equal(["This choice changes on 1 February 2027 already: enter a later date, or withdraw that change"], Broken(() => End("debt", "2027-01-15")));
        Assert.Equal(["Another change of the same choice follows this one: withdraw that first"], Broken(() => Lists.CheckWithdrawn(changes[0], Today)));
        Lists.CheckWithdrawn(changes[1], Today);
        Assert.Equal(["This change is in force: enter another one instead"], Broken(() => Lists.CheckWithdrawn(changes[1], Day.Of("2027-02-01"))));
    }

    [Fact]
    public void No_other_list_is_touched_and_a_form_without_changes_is_the_same_form()
    {
        Assert.Same(FormDefinition.EarlyHelp, FormDefinition.EarlyHelp.With(Lists));
        Offer("Holiday clubs", "2026-12-01");
        var form = FormDefinition.EarlyHelp.With(Lists);

        Assert.Equal(FormDefinition.EarlyHelp.Questions.Select(q => q.Id), form.Questions.Select(q => q.Id));
        Assert.Equal(["OUT03"], form.Questions.Where(q => q.Choices != FormDefinition.EarlyHelp.Question(q.Id)!.Choices).Select(q => q.Id));
    }

    [Fact]
    public void A_county_list_is_asked_by_a_question_and_begins_without_dates()
    {
        var asked = FormDefinition.All.SelectMany(f => f.Questions).ToLookup(q => q.Choices);

        Assert.All(CountyLists.Own, own => Assert.NotEmpty(asked[own.Value]));
        Assert.All(CountyLists.Own, own => Assert.False(own.Value.IsDated));
    }

    [Fact]
    public void An_answer_that_ended_stays_an_answer_in_its_words_and_on_the_page_and_one_that_never_was_is_refused()
    {
        End("debt", "2026-12-01");
        var form = FormDefinition.EarlyHelp.With(Lists);
        var answers = new Answers { ["OUT03"] = "debt" };

        foreach (var day in new[] { Today, Day.Of("2026-12-01") })
        {
            Assert.DoesNotContain(FormCheck.Check(form, answers, day), g => g.FieldName == "OUT03");
            Assert.Contains(FormCheck.Check(form, new Answers { ["OUT03"] = "no-such" }, day), g => g is { FieldName: "OUT03", Kind: GapKind.Wrong });
            Assert.Single(Field(form, answers, day).Choices, c => c.Value == "debt");
        }

        Assert.DoesNotContain(Field(form, new Answers(), Day.Of("2026-12-01")).Choices, c => c.Value == "debt");
        Assert.Equal(["Money advice", "Money advice"], new[] { Today, Day.Of("2027-05-01") }.Select(d => Row(form, answers, d)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_is_entered_each_day_offers_each_choice_once_and_never_under_the_words_of_another(int seed)
    {
        var random = new Random(seed);
        string[] words = ["Money advice", "Housing advice", "Holiday clubs", "Play", "New", "Åre", "!"];
        for (var act = 0; act < 300; act++)
        {
            var value = Lists.Of(ConcernCodes.Services).Codes[random.Next(Lists.Of(ConcernCodes.Services).Codes.Count)].Value;
            if (random.Next(6) == 0 && changes.Count > 0)
                Withdraw(changes[random.Next(changes.Count)]);
            var (label, from) = (words[random.Next(words.Length)] + (random.Next(3) == 0 ? $" {random.Next(9)}" : ""), Today.AddDays(random.Next(400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            try
            {
                _ = random.Next(3) switch { 0 => Offer(label, from), 1 => Reword(value, label, from), _ => End(value, from) };
            }
            catch (RulesBrokenException)
            {
            }
        }

        Assert.True(changes.Count > 20, $"{changes.Count}");
        foreach (var day in Enumerable.Range(-1, 420).Select(Today.AddDays))
        {
            var offered = Lists.Of(ConcernCodes.Services).On(day);
            Assert.True(offered.Count >= 2);
            Assert.Distinct(offered.Select(c => c.Value));
            Assert.Distinct(offered.Select(c => c.Label.ToUpperInvariant()));
            Assert.Contains(offered, c => c.Value == "not-sure" && c.NotKnown);
        }
    }

    private void Withdraw(ListChange change)
    {
        try
        {
            Lists.CheckWithdrawn(change, Today);
            changes.Remove(change);
        }
        catch (RulesBrokenException)
        {
        }
    }

    [Fact]
    public void An_answer_reads_in_the_words_of_the_day_on_which_it_was_given_whatever_was_added_later()
    {
        Reword("debt", "Help with money", "2026-12-01");
        var form = FormDefinition.EarlyHelp.With(Lists);
        var (before, after) = (Today, Day.Of("2026-12-05"));
        Answers Given(string note) => new() { ["OUT03"] = "debt", ["NOT06"] = note };

        Assert.Equal("Money advice", Words(form, (Given("a"), before), (Given("b"), after)));
        Assert.Equal("Help with money", Words(form, (new Answers { ["OUT03"] = "housing" }, before), (Given("b"), after)));
        Assert.Equal("Help with money", Words(form, (Given("a"), before), (new Answers { ["OUT03"] = "housing" }, before), (Given("b"), after)));
    }

    private static string? Words(FormDefinition form, params IReadOnlyList<(Answers, DateOnly)> versions) =>
        Reading.AsGiven(form, versions).SelectMany(s => s.Pages).SelectMany(p => p.Rows).Single(r => r.FieldName == "OUT03").Words;

    private static FormField Field(FormDefinition form, Answers answers, DateOnly day) => form.Pages(answers, day).SelectMany(p => p.Fields).Single(f => f.Name == "OUT03");

    private static string? Row(FormDefinition form, Answers answers, DateOnly day) =>
        Reading.Of(form, answers, day).SelectMany(s => s.Pages).SelectMany(p => p.Rows).Single(r => r.FieldName == "OUT03").Words;

    private string? LabelOn(string value, string day) => Lists.Of(ConcernCodes.Services).On(Day.Of(day)).SingleOrDefault(c => c.Value == value)?.Label;

    private ListChange Offer(string label, string from) => Added(Lists.Offer(Services, label, Day.Of(from), Admin, default, Today));

    private ListChange Reword(string value, string label, string from) => Added(Lists.Reword(Services, value, label, Day.Of(from), Admin, default, Today));

    private ListChange End(string value, string from, string list = Services) => Added(Lists.End(list, value, Day.Of(from), Admin, default, Today));

    private ListChange Added(ListChange change)
    {
        changes.Add(change);
        return change;
    }

    private static IEnumerable<string> Broken(Action act) => Assert.Throws<RulesBrokenException>(act).Broken.Select(b => b.Sentence);
}
