using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications.Form;

public sealed class AnswersTests
{
    [Theory]
    [InlineData("19 5 2016")]
    [InlineData("19/5/2016")]
    [InlineData("19-05-2016")]
    [InlineData("19.5.2016")]
    [InlineData("19 May 2016")]
    [InlineData("19th may 2016")]
    [InlineData("2016-05-19")]
    [InlineData(" 2016/5/19 ")]
    public void A_real_date_is_read_however_it_is_typed(string text)
    {
        Assert.True(DateAnswer.TryParse(text, out var date));
        Assert.Equal(new DateOnly(2016, 5, 19), date);
        Assert.Equal("2016-05-19", DateAnswer.Stored(text));
    }

    [Theory]
    [InlineData("31 2 2016")]
    [InlineData("29 2 2015")]
    [InlineData("19 5 16")]
    [InlineData("5/19/2016")]
    [InlineData("last May")]
    [InlineData("")]
    public void What_is_no_real_date_is_kept_as_typed(string text)
    {
        Assert.False(DateAnswer.TryParse(text, out _));
        Assert.Equal(text, DateAnswer.Stored(text));
    }

    [Theory]
    [InlineData("1 Sept 2016", 9)]
    [InlineData("1 September 2016", 9)]
    [InlineData("1 Sep 2016", 9)]
    [InlineData("1 Aug 2016", 8)]
    public void A_month_in_words_is_read(string text, int month) => Assert.Equal(new DateOnly(2016, month, 1), DateAnswer.Of(text));

    [Theory]
    [InlineData("2026-11-21T19:00")]
    [InlineData("21 11 2026 19:00")]
    [InlineData("21 November 2026 at 7pm")]
    [InlineData("21/11/2026 7:00pm")]
    public void A_date_with_a_time_is_read(string text)
    {
        Assert.Equal("2026-11-21T19:00", DateAnswer.StoredTime(text));
        Assert.Equal("21 November 2026 at 7:00pm", DateAnswer.TimeWords(text));
    }

    [Fact]
    public void Answers_come_back_from_json_with_every_script_list_item_and_unknown_key()
    {
        var answers = new Answers { ["NOT01"] = "Олена Шевченко \"О'Коннор\" 👩‍👧" };
        answers.Put("RSN04", "self-harm", "online");
        answers.Add("people")["PER01"] = "Saoirse O’Connor";
        answers.Remove("people", "p1");
        answers.Add("people")["PER06.p9"] = "yes";
        var json = answers.ToJson().Insert(1, "\"LATER1\":{\"a\":[1,2]},\"LATER2\":7,");

        var read = Answers.FromJson(json);

        Assert.Contains("Олена", json, StringComparison.Ordinal);
        Assert.Equal("Олена Шевченко \"О'Коннор\" 👩‍👧", read["NOT01"]);
        Assert.Equal(["self-harm", "online"], read.All("RSN04"));
        Assert.Equal("yes", Assert.Single(read.Items("people"))["PER06.p9"]);
        Assert.Equal("p3", read.Add("people").Key);
        Assert.Contains("\"LATER1\":{\"a\":[1,2]}", read.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"LATER2\":7", read.ToJson(), StringComparison.Ordinal);
        Assert.Equal(read.ToJson(), Answers.FromJson(read.ToJson()).ToJson());
    }

    [Fact]
    public void A_removed_item_takes_no_answer_and_its_key_is_never_used_again()
    {
        var answers = new Answers();
        var first = answers.Add("people");
        Assert.True(answers.Set("people.p1.PER01", "Leo"));

        answers.Remove("people", first.Key);

        Assert.False(answers.Set("people.p1.PER01", "Leo"));
        Assert.Equal("p2", answers.Add("people").Key);
    }

    [Fact]
    public void What_was_typed_on_a_page_is_tidied_and_kept_even_when_it_is_wrong()
    {
        var answers = new Answers();
        answers.Add("people")["PER04"] = "child";
        var today = new DateOnly(2026, 11, 17);
        var page = FormDefinition.EarlyHelp.Open("person", "p1", answers, today)!;
        var posted = new Dictionary<string, string> { ["people.p1.PER04"] = "child", ["people.p1.PER01"] = "  Leo\u0007 ", ["people.p1.PER07"] = "31 2 2016" };

        FormAnswering.Take(page, answers, name => posted.TryGetValue(name, out var text) ? [text] : []);

        Assert.Equal("Leo", answers.Items("people")[0]["PER01"]);
        Assert.Equal("31 2 2016", answers.Items("people")[0]["PER07"]);
        page = FormDefinition.EarlyHelp.Open("person", "p1", answers, today)!;
        Assert.Equal(["Enter the last name", "Date of birth must be a real date, like 31 3 2015", "Select the sex, or not known"],
            FormCheck.CheckPage(FormDefinition.EarlyHelp, page, answers, today).Select(gap => gap.Message));
    }

    [Theory]
    [InlineData("2021-11-16", "2026-12-31", false)]
    [InlineData("2021-11-16", "2027-01-01", true)]
    [InlineData("2021-03-31", "2026-04-01", true)]
    [InlineData("2021-04-01", "2026-08-31", false)]
    [InlineData("2010-09-01", "2027-06-25", true)]
    [InlineData("2010-09-01", "2027-06-26", false)]
    [InlineData("2010-08-31", "2026-06-26", true)]
    [InlineData("2010-08-31", "2026-06-27", false)]
    public void School_age_runs_from_the_term_after_five_to_the_last_friday_in_june_of_year_eleven(string born, string on, bool expected) =>
        Assert.Equal(expected, SchoolAge.IsCompulsory(DateAnswer.Of(born)!.Value, DateAnswer.Of(on)!.Value));
}
