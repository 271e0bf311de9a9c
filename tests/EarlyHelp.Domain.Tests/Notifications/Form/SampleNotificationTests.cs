using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications.Form;

public sealed class SampleNotificationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_sample_that_is_expected_to_be_accepted_has_no_gap_and_may_be_sent(int number)
    {
        var (form, answers) = (SampleNotifications.Form(number), SampleNotifications.Of(number));

        Assert.Empty(FormCheck.Check(form, answers, SampleNotifications.Day(number)).Select(gap => $"{gap.FieldName}: {gap.Message}"));
        Assert.True(ConsentPosition.Of(form, answers).MaySubmit);
        Assert.Equal(100, Completeness.Of(form, answers, SampleNotifications.Day(number)).Percent);
    }

    [Fact]
    public void The_incomplete_sample_has_a_message_for_each_gap_it_names_and_for_no_other()
    {
        var named = SampleNotifications.Source(5).GetProperty("expected").GetProperty("messages_for").EnumerateArray().Select(each => each.GetString()).ToArray();
        var messages = new Dictionary<string, string>
        {
            ["PER04A people"] = "Add an adult of the family, or say why there is none",
            ["ADD01 addresses"] = "Add the family's address, or say that it is not known",
            ["CON00 consent"] = "Select whether the family has given consent",
            ["EDU04 education"] = "Enter the UPN, or select why there is no UPN",
            ["EDU06 attendance"] = "Enter the attendance rate as a percentage, like 87.5",
            ["REQ04 level-of-need"] = "Explain why intensive support is needed",
            ["RSN03 reasons"] = "Describe the issues and concerns in at least 100 characters",
            ["VOI02 views"] = "Record what Ben Ward said, or explain why you could not ask",
            ["OUT01 outcomes"] = "Enter at least one outcome you hope to achieve",
        };

        var gaps = FormCheck.Check(FormDefinition.EarlyHelp, SampleNotifications.Of(5), SampleNotifications.Day(5));

        Assert.Equal(messages, gaps.ToDictionary(gap => $"{gap.QuestionId} {gap.PageSlug}", gap => gap.Message));
        Assert.Equal(named.Length, gaps.Count);
        Assert.False(ConsentPosition.Of(FormDefinition.EarlyHelp, SampleNotifications.Of(5)).MaySubmit);
    }

    [Fact]
    public void The_incomplete_sample_is_received_by_upload_with_consent_still_to_be_asked()
    {
        var answers = SampleNotifications.Of(5);
        answers["CON00"] = "not-asked";
        answers["REQ06"] = "2026-09";
        answers["FIL01"] = "northfield.docx";

        Assert.Empty(FormCheck.Check(FormDefinition.Upload, answers, SampleNotifications.Day(5)));
        Assert.True(ConsentPosition.Of(FormDefinition.Upload, answers).MaySubmit);
    }

    [Fact]
    public void Asking_again_opens_only_the_gaps_with_what_belongs_to_them()
    {
        var (answers, day) = (SampleNotifications.Of(5), SampleNotifications.Day(5));
        var asked = FormCheck.Check(FormDefinition.EarlyHelp, answers, day).Select(gap => gap.FieldName).ToHashSet();

        var opened = FormDefinition.EarlyHelp.Only(asked, answers, day).ToDictionary(page => page.Page.Slug, page => page.Fields.Select(field => field.Question.Id).ToArray());

        Assert.Equal(["EDU04", "EDU05"], opened["education"]);
        Assert.Equal(["VOI02", "VOI05"], opened["views"]);
        Assert.Contains("addresses", opened.Keys);
        Assert.Contains("outcomes", opened.Keys);
        Assert.DoesNotContain("your-details", opened.Keys);
        Assert.DoesNotContain("person", opened.Keys);
    }

    [Fact]
    public void The_facts_of_the_unborn_sample_have_a_due_date_no_birth_date_and_sex_unknown()
    {
        var facts = FamilyFacts.From(FormDefinition.EarlyHelp, SampleNotifications.Of(3), SampleNotifications.Day(3));

        var unborn = Assert.Single(facts.People, person => person.IsUnborn);
        Assert.Equal((new DateOnly(2027, 2, 12), null, "U"), (unborn.DueOn, unborn.Born, unborn.Sex));
        Assert.Equal([unborn.Key], facts.People.Single(person => person.Role == "mother").PregnantWith);
        var father = facts.People.Single(person => person.Role == "father");
        Assert.Equal("CT16 1AA", facts.Addresses.Single(address => address.Occupancies.Any(each => each.PersonKey == father.Key)).Postcode);
    }

    [Fact]
    public void The_facts_of_the_first_sample_hold_people_school_consent_and_voices()
    {
        var facts = FamilyFacts.From(FormDefinition.EarlyHelp, SampleNotifications.Of(1), SampleNotifications.Day(1));

        var leo = facts.Schooling.Single(school => school.Upn == "A950000178301");
        Assert.Equal((71.4m, "6", "K"), (leo.Attendance!.Value, leo.YearGroup, leo.Sen));
        Assert.Equal("main", Assert.Single(facts.Addresses).Occupancies[0].Kind);
        Assert.Equal("no", facts.Consents.Single(consent => consent.Item == "C6").Answer);
        Assert.Equal("I get tummy ache on school mornings. I want Dad's chair back in the front room.", facts.Voices.Single(voice => voice.PersonKey == leo.PersonKey).Words);
        Assert.Equal(["young-carer", "neglect"], facts.Risks);
        Assert.Equal("Kerry Walker", facts.People.Single(person => person.IsMainContact).Name);
    }

    [Theory]
    [InlineData(1, "SCH-PRI", "2A")]
    [InlineData(3, "HEA-HV", "3B")]
    [InlineData(4, "POL-MISSING", "6")]
    [InlineData(6, "FAM-SELF", "1A")]
    [InlineData(7, "EY", "2B")]
    public void The_source_code_follows_from_the_agency(int number, string agency, string source)
    {
        var facts = NotifierFacts.From(SampleNotifications.Form(number), SampleNotifications.Of(number));

        Assert.Equal((agency, source), (facts.Agency, facts.SourceCode));
    }
}
