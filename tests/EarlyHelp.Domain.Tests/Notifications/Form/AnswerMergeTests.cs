using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications.Form;

public sealed class AnswerMergeTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-17");
    private readonly Answers begun = SampleNotifications.Of(1);
    private readonly Answers mine;
    private readonly Answers theirs;

    public AnswerMergeTests() => (mine, theirs) = (begun.Copy(), begun.Copy());

    [Fact]
    public void What_only_one_of_them_changed_is_taken_from_that_one()
    {
        mine["RSN07"] = "The grandmother comes every day.";
        mine.Items("people")[0]["PER26E"] = null;
        theirs["RSN03"] = "He has not been at school since Monday.";
        theirs.Items("people")[1]["PER01"] = "Leon";

        var merge = AnswerMerge.Of(begun, mine, theirs);

        Assert.Empty(merge.Conflicts);
        Assert.Equal(("The grandmother comes every day.", "He has not been at school since Monday."), (merge.Answers["RSN07"], merge.Answers["RSN03"]));
        Assert.Equal((null, "Leon"), (merge.Answers.Items("people")[0]["PER26E"], merge.Answers.Items("people")[1]["PER01"]));
    }

    [Fact]
    public void Where_both_changed_an_answer_the_writer_s_own_stays_and_the_other_is_told_in_words()
    {
        mine["RSN01"] = "attendance";
        theirs["RSN01"] = "bereavement";
        (mine["RSN07"], theirs["RSN07"]) = ("The same words", "The same words");

        var merge = AnswerMerge.Of(begun, mine, theirs);

        Assert.Equal("attendance", merge.Answers["RSN01"]);
        var told = Assert.Single(merge.Told(FormDefinition.EarlyHelp, theirs, "Priya Nair on 17 November 2026, 10:00am", Today));
        Assert.Equal("RSN01", told.Field);
        Assert.StartsWith("What is the main reason for the request: changed by Priya Nair on 17 November 2026, 10:00am to “", told.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("”. Your answer is still here: check it, then send again", told.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void People_whom_both_added_are_all_there()
    {
        mine.Add("people")["PER01"] = "Ann";
        theirs.LeaveRoom();
        theirs.Add("people")["PER01"] = "Bob";

        var merge = AnswerMerge.Of(begun, mine, theirs);

        Assert.Empty(merge.Conflicts);
        Assert.Equal(["Ann", "Bob"], merge.Answers.Items("people").Skip(begun.Items("people").Count).Select(p => p["PER01"]).Order());
        var keys = merge.Answers.Items("people").Select(p => p.Key).ToList();
        Assert.DoesNotContain(merge.Answers.Add("people").Key, keys);
    }

    [Fact]
    public void Somebody_taken_out_is_gone_unless_the_other_wrote_something_about_them()
    {
        var (first, second) = (begun.Items("outcomes")[0].Key, begun.Items("outcomes")[1].Key);
        mine.Remove("outcomes", first);
        mine.Remove("outcomes", second);
        theirs.Item("outcomes", second)!["OUT01"] = "Kerry has seen her doctor";

        var merge = AnswerMerge.Of(begun, mine, theirs);

        Assert.Null(merge.Answers.Item("outcomes", first));
        Assert.Equal("Kerry has seen her doctor", merge.Answers.Item("outcomes", second)!["OUT01"]);
        Assert.Equal("Kerry has seen her doctor: changed by us while you took it out, so it is still here. Take it out again if it must go, then send again",
            Assert.Single(merge.Told(FormDefinition.EarlyHelp, theirs, "us", Today)).Sentence);
    }

    [Fact]
    public void Somebody_the_other_took_out_stays_when_the_writer_wrote_about_them()
    {
        var key = begun.Items("outcomes")[0].Key;
        theirs.Remove("outcomes", key);
        mine.Item("outcomes", key)!["OUT01"] = "Leo is at school";

        var merge = AnswerMerge.Of(begun, mine, theirs);

        Assert.Equal("Leo is at school", merge.Answers.Item("outcomes", key)!["OUT01"]);
        Assert.Equal("Leo is at school: taken out by us. It is still here as you wrote it: check it, then send again", Assert.Single(merge.Told(FormDefinition.EarlyHelp, theirs, "us", Today)).Sentence);
    }
}
