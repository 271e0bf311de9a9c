using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications.Form;

public sealed class ReadingTests
{
    private static readonly FormDefinition Form = FormDefinition.EarlyHelp;
    private static readonly DateOnly Day = SampleNotifications.Day(1);

    [Fact]
    public void Changes_are_told_in_words_with_what_came_and_what_went()
    {
        var before = SampleNotifications.Of(1);
        var after = before.Copy();
        after.Items("people")[1]["PER07"] = "2016-05-20";
        after.Items("people")[1]["PER01"] = "Leon";
        after["RSN01"] = "attendance";
        after.Items("people")[0]["PER26E"] = "kerry@home.example";
        after.Remove("outcomes", "o2");

        var changes = Changes.Between(Form, before, after, Day).Select(change => (change.FieldName, change.Old, change.New)).ToArray();

        Assert.Equal(
            [
                ("people.p2.PER01", "Leo", "Leon"),
                ("people.p2.PER07", "19 May 2016", "20 May 2016"),
                ("people.p1.PER26E", null, "kerry@home.example"),
                ("RSN01", "Something else", "School attendance"),
                ("outcomes.o2.OUT01", "Kerry supported with her health and money", null),
            ], changes);
        Assert.Empty(Changes.Between(Form, before, before.Copy(), Day));
    }

    [Fact]
    public void Reading_has_the_words_in_the_order_of_the_form()
    {
        var sections = Reading.Of(Form, SampleNotifications.Of(1), Day);

        Assert.Equal(Form.Sections.Select(section => section.Title), sections.Select(section => section.Title));
        var leo = sections[1].Pages.First(page => page is { PageSlug: "person", ItemKey: "p2" });
        Assert.Equal("Leo Walker", leo.Title);
        Assert.Equal("Child or young person who needs help", leo.Rows.Single(row => row.QuestionId == "PER04").Words);
        Assert.Equal("71.4%", sections[3].Pages.SelectMany(page => page.Rows).First(row => row.QuestionId == "EDU06").Words);
        Assert.DoesNotContain(sections.SelectMany(section => section.Pages).SelectMany(page => page.Rows), row => row.IsMissing);
    }

    [Fact]
    public void Reading_marks_what_is_missing()
    {
        var missing = Reading.Of(Form, SampleNotifications.Of(5), Day).SelectMany(section => section.Pages).SelectMany(page => page.Rows).Where(row => row.IsMissing);

        Assert.Contains("REQ04", missing.Select(row => row.QuestionId));
    }

    [Fact]
    public void The_familys_copy_hides_confidential_addresses_and_what_is_between_professionals()
    {
        var answers = SampleNotifications.Of(1);
        answers["PER31"] = "yes";
        answers["PER31D"] = "Dog in the yard";
        var home = answers.Items("addresses")[0];
        home["ADD09"] = "yes";
        home["ADD09W"] = "Uncle Ray";

        var copy = string.Join('\n', Reading.FamilyCopy(Form, answers, Day).SelectMany(section => section.Pages).SelectMany(page => page.Rows.Select(row => row.Words).Append(page.Title)));

        Assert.DoesNotContain("Cooper", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("TN24", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("Uncle Ray", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("Dog", copy, StringComparison.Ordinal);
        Assert.Contains("I get tummy ache", copy, StringComparison.Ordinal);
    }

    [Fact]
    public void Completeness_counts_required_items_and_lists_the_gaps_by_section()
    {
        var whole = Completeness.Of(Form, SampleNotifications.Of(1), Day);
        var answers = SampleNotifications.Of(1);
        answers["REQ04"] = null;
        answers["WRK03"] = null;

        var less = Completeness.Of(Form, answers, Day);

        Assert.True(whole.IsComplete);
        Assert.Equal((whole.Applicable, whole.Satisfied - 2), (less.Applicable, less.Satisfied));
        Assert.Equal(["why", "done"], less.Sections.Where(section => section.Gaps.Count > 0).Select(section => section.Section.Slug));
        Assert.InRange(less.Percent, 90, 99);
    }

    [Theory]
    [InlineData("given", "yes", "yes", null, ConsentKind.Given, true)]
    [InlineData("given", "yes", "partial", null, ConsentKind.Partial, true)]
    [InlineData("given", "yes", "no", null, ConsentKind.Refused, false)]
    [InlineData("given", "no", "yes", "sg-override", ConsentKind.SafeguardingReason, true)]
    [InlineData("given", "not-asked", "yes", null, ConsentKind.NotAsked, false)]
    [InlineData("refused", null, null, null, ConsentKind.Refused, false)]
    [InlineData("refused", null, null, "refused", ConsentKind.Refused, false)]
    [InlineData("refused", null, null, "sg-override", ConsentKind.SafeguardingReason, true)]
    [InlineData("not-asked", null, null, "cannot-contact", ConsentKind.NotAsked, false)]
    [InlineData("not-asked", null, null, "sg-asking", ConsentKind.SafeguardingReason, true)]
    public void Consent_given_partly_refused_or_replaced_by_safeguarding(string headline, string? takesPart, string? shares, string? reason, ConsentKind kind, bool maySubmit)
    {
        var answers = SampleNotifications.Of(1);
        answers["CON00"] = headline;
        answers.Items("consents")[0]["CON03.C2"] = takesPart;
        answers.Items("consents")[0]["CON03.C3"] = shares;
        answers["CON11"] = reason;
        answers["CON11W"] = reason is null ? null : "The father has threatened the mother when she spoke to the school.";

        var position = ConsentPosition.Of(Form, answers);

        Assert.Equal((kind, maySubmit), (position.Kind, position.MaySubmit));
        Assert.Equal(kind is not (ConsentKind.Given or ConsentKind.Partial), Form.Open("without-consent", null, answers, Day) is not null);
    }
}
