using EarlyHelp.Domain.Feedback;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Feedback;

public sealed class FeedbackInvitationTests
{
    private static readonly DateOnly On = new(2026, 3, 2);
    private static readonly DateTime At = new(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc);
    private static readonly FeedbackFacts All = new() { Listened = FeedbackAnswer.Yes, Understood = FeedbackAnswer.Partly, Difference = FeedbackAnswer.No, HowNow = 7, Better = " Come earlier ", MayQuote = true };

    [Fact]
    public void An_answer_is_kept_as_it_was_given()
    {
        var invitation = Linked();

        invitation.Answer(All, At, On);

        Assert.Equal((FeedbackAnswer.Yes, FeedbackAnswer.Partly, FeedbackAnswer.No, 7, "Come earlier", null, true, At),
            (invitation.Listened!.Value, invitation.Understood!.Value, invitation.Difference!.Value, invitation.HowNow!.Value, invitation.Better, invitation.Helped, invitation.MayQuote, invitation.AnsweredAt!.Value));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(FeedbackInvitation.LinkDays, true)]
    [InlineData(FeedbackInvitation.LinkDays + 1, false)]
    public void A_link_works_for_90_days(int days, bool works)
    {
        var (invitation, day) = (Linked(), On.AddDays(days));

        Assert.Equal(works, invitation.IsOpenOn(day));
        var refused = Record.Exception(() => invitation.Answer(All, At, day));
        Assert.Equal(works, refused is null);
    }

    [Fact]
    public void Without_a_link_nobody_answers_and_after_an_answer_nobody_answers_or_makes_a_link()
    {
        var unlinked = FeedbackInvitation.Invite(1, 1, 2, isChild: true, On);
        var answered = Linked();
        answered.Answer(All, At, On);

        Assert.Throws<RulesBrokenException>(() => unlinked.Answer(All, At, On));
        Assert.Throws<RulesBrokenException>(() => answered.Answer(All, At, On));
        Assert.Throws<RulesBrokenException>(() => answered.MakeLink(new string('b', FeedbackInvitation.HashLength), On));
    }

    [Fact]
    public void Each_gap_has_its_sentence_in_the_words_of_the_form()
    {
        var child = FeedbackInvitation.Invite(1, 1, 2, isChild: true, On);
        child.MakeLink(new string('a', FeedbackInvitation.HashLength), On);

        var refused = Assert.Throws<RulesBrokenException>(() => child.Answer(new() { HowNow = 11, Helped = new string('x', FeedbackInvitation.TextMaxLength + 1) }, At, On));

        Assert.Equal(
            ["Listened", "Understood", "Difference", "HowNow", "Helped"], refused.Broken.Select(b => b.Field));
        Assert.Equal("Select an answer: Did your worker listen to you?", refused.Broken[0].Sentence);
        Assert.Null(child.AnsweredAt);
    }

    private static FeedbackInvitation Linked()
    {
        var invitation = FeedbackInvitation.Invite(1, 1, 2, isChild: false, On);
        invitation.MakeLink(new string('a', FeedbackInvitation.HashLength), On);
        return invitation;
    }
}
