using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Domain.Tests.Notifications.Form;

/// <summary>One answer of a complete form (sample 1) is changed; the form says exactly this, about that field.</summary>
public sealed class MessageTests
{
    private static readonly DateOnly Day = SampleNotifications.Day(1);

    [Theory]
    [InlineData("NOT01", "", "Enter your full name")]
    [InlineData("NOT01", "X<b>", "Enter your full name")]
    [InlineData("NOT02", "", "Enter your job title or role")]
    [InlineData("NOT04", "", "Select the type of organisation you work for")]
    [InlineData("NOT08", "", "Select your school")]
    [InlineData("NOT06", "", "Enter an email address in the correct format, like name@example.com")]
    [InlineData("NOT06", "h.marsh@", "Enter an email address in the correct format, like name@example.com")]
    [InlineData("NOT07", "", "Enter a telephone number, like 01632 960 001 or 07700 900 982")]
    [InlineData("NOT10", "", "Enter how you know the family")]
    [InlineData("NOT12", "18 11 2026", "Date form completed must be today or in the past")]
    [InlineData("NOT13", "", "Select yes if you are asking for help for your own family")]
    [InlineData("NOT15", "", "Select yes if a child is in immediate danger or has a serious injury now")]
    [InlineData("REQ03", "", "Select the level of need")]
    [InlineData("REQ04", "", "Explain why intensive support is needed")]
    [InlineData("REQ05", "", "Select whether this is a priority, and say why if it is")]
    [InlineData("consents.c1.CON01", "", "Select who gave consent")]
    [InlineData("consents.c1.CON02", "", "Select the capacity in which consent was given")]
    [InlineData("consents.c1.CON03.C4", "", "Select whether Kerry Walker agrees that agencies share information back")]
    [InlineData("consents.c1.CON05", "", "Select how consent was given")]
    [InlineData("consents.c1.CON06", "1 1 2030", "Date consent was given must be today or in the past")]
    [InlineData("consents.c1.CON07", "", "Confirm that you will keep the original signed form")]
    [InlineData("consents.c1.CON08", "", "Enter where the signed original is kept")]
    [InlineData("consents.c1.CON10", "", "Select how the privacy notice was given")]
    [InlineData("CON09", "", "Confirm that the family has a copy of the completed form")]
    [InlineData("CON09", "not-yet", "Confirm that the family has a copy of the completed form")]
    [InlineData("people.p2.PER01", "", "Enter the first name")]
    [InlineData("people.p2.PER02", "", "Enter the last name")]
    [InlineData("people.p2.PER07", "18 11 2026", "Date of birth must be in the past")]
    [InlineData("people.p2.PER10", "", "Select the sex, or not known")]
    [InlineData("people.p2.PER12", "", "Select an ethnic group, or 'Prefer not to say' or 'Not yet asked'")]
    [InlineData("people.p2.PER14", "", "Select the first language")]
    [InlineData("people.p2.PER15", "", "Select whether an interpreter is needed")]
    [InlineData("people.p2.PER17", "", "Select any disabilities, or 'No disability'")]
    [InlineData("people.p2.PER21", "", "Select whether this child is a young carer")]
    [InlineData("people.p2.PER23", "", "Select whether this child has been known to social care")]
    [InlineData("people.p2.PER25", "123", "Enter an NHS number in the correct format, like 943 476 5919")]
    [InlineData("people.p1.PER05.p2", "", "Select how Kerry Walker is related to Leo Walker")]
    [InlineData("people.p1.PER06.p2", "", "Select whether Kerry Walker has parental responsibility for Leo Walker")]
    [InlineData("people.p1.PER26", "", "Enter a way to contact Kerry Walker")]
    [InlineData("people.p1.PER26S", "", "Select whether it is safe to leave a message")]
    [InlineData("people.p1.PER32", "", "Select whether any court order limits contact with this person")]
    [InlineData("PER27", "", "Select the main contact")]
    [InlineData("PER31", "", "Select whether there are any risks to staff visiting this family")]
    [InlineData("addresses.a1.ADD01", "", "Enter address line 1, typically the building and street")]
    [InlineData("addresses.a1.ADD01T", "", "Enter town or city")]
    [InlineData("addresses.a1.ADD02", "", "Enter a full UK postcode")]
    [InlineData("addresses.a1.ADD05.p2", "", "Select who lives at 14 Cooper's Lane")]
    [InlineData("addresses.a1.ADD05.p2", "previous", "Select where Leo Walker lives most of the time")]
    [InlineData("addresses.a1.ADD06", "", "Select the type of housing")]
    [InlineData("addresses.a1.ADD09", "", "Select whether this address must be kept confidential, and from whom")]
    [InlineData("people.p2.EDU01", "", "Select the child's education or childcare")]
    [InlineData("people.p2.EDU02", "", "Select the school or setting")]
    [InlineData("people.p2.EDU04", "", "Enter the UPN, or select why there is no UPN")]
    [InlineData("people.p2.EDU06", "", "Enter the attendance rate as a percentage, like 87.5")]
    [InlineData("people.p2.EDU06", "101", "Attendance rate must be between 0 and 100")]
    [InlineData("people.p2.EDU07", "", "Enter the dates the attendance rate covers")]
    [InlineData("people.p2.EDU10N", "", "Enter the number of suspensions, or 0", "people.p2.EDU10")]
    [InlineData("people.p2.EDU11", "", "Select the SEN provision")]
    [InlineData("people.p2.EDU12", "", "Select the main type of need")]
    [InlineData("people.p2.EDU14", "", "Describe what the school has already tried")]
    [InlineData("people.p2.HEA01N", "", "Enter the GP practice, or select 'Not registered'", "people.p2.HEA01")]
    [InlineData("people.p3.HEA02N", "", "Enter the health visitor, or select that it is not known", "people.p3.HEA02")]
    [InlineData("agencies.a1.AGY01", "", "Enter the organisation and worker, or select that no other agencies are involved")]
    [InlineData("agencies.a1.AGY02", "", "Select who this agency works with")]
    [InlineData("agencies.a1.AGY03", "", "Select whether this agency was asked to contribute")]
    [InlineData("agencies.a1.AGY04", "", "Select whether this agency contributed")]
    [InlineData("agencies.a1.AGY05", "", "Enter what the agency told you, or attach their contribution")]
    [InlineData("RSN01", "", "Select the main reason for the request")]
    [InlineData("RSN03", "", "Describe the issues and concerns")]
    [InlineData("RSN04", "", "Select any risks you have identified, or 'None'")]
    [InlineData("RSN05", "", "Select whether you have discussed a safeguarding concern")]
    [InlineData("RSN07", "", "Describe what is going well in the family")]
    [InlineData("work.w1.WRK01", "", "Summarise recent or current work with the family")]
    [InlineData("WRK02", "", "Describe what went well")]
    [InlineData("WRK03", "", "Describe what has not been achieved yet")]
    [InlineData("people.p2.VOI02", "", "Record what Leo Walker said, or explain why you could not ask")]
    [InlineData("people.p2.VOI03", "", "Select how you gathered Leo Walker's views")]
    [InlineData("people.p2.VOI06S", "11", "Enter a number between 0 and 10")]
    [InlineData("people.p2.VOI07", "", "Select whether Leo Walker disagrees with anything")]
    [InlineData("OUT04", "", "Enter what your organisation will continue to do")]
    [InlineData("DEC01", "", "Confirm that you have discussed this with the family")]
    public void The_message_is(string field, string answer, string message, string? about = null)
    {
        var answers = SampleNotifications.Of(1);

        Assert.True(answers.Set(field, answer));

        var gap = FormCheck.Check(FormDefinition.EarlyHelp, answers, Day).FirstOrDefault(gap => gap.FieldName == (about ?? field));
        Assert.Equal(message, gap?.Message);
    }

    [Fact]
    public void A_childs_own_voice_cannot_be_excused_when_emotional_wellbeing_is_the_reason()
    {
        var answers = SampleNotifications.Of(2);
        var child = answers.Items("people")[1];
        child["VOI02"] = child["VOI03"] = child["VOI04"] = null;
        child["VOI05"] = "declined";

        Assert.Equal("You must include Saoirse O’Connor's views because emotional wellbeing support is requested", Assert.Single(Check(answers, 2)).Message);

        answers["RSN01"] = "attendance";
        Assert.Empty(Check(answers, 2));
    }

    [Fact]
    public void An_agency_that_the_family_excepted_may_not_be_contacted()
    {
        var answers = SampleNotifications.Of(1);
        answers.Items("consents")[0]["CON03.C3"] = "partial";
        answers.Items("consents")[0]["CON04"] = "HEA-GP";
        answers.Items("agencies")[0]["AGY01K"] = "HEA-GP";

        Assert.Equal("You cannot select yes because the family asked us not to share with this agency", Assert.Single(Check(answers, 1)).Message);
    }

    [Fact]
    public void A_child_has_one_main_home()
    {
        var answers = SampleNotifications.Of(3);
        answers.Items("addresses")[1]["ADD05.p1"] = "main";

        Assert.Equal("Select only one address where Jade Müller lives most of the time", Assert.Single(Check(answers, 3)).Message);
    }

    [Fact]
    public void A_family_needs_a_child()
    {
        var answers = SampleNotifications.Of(1);
        answers.Remove("people", "p2");
        answers.Remove("people", "p3");

        Assert.Contains(Check(answers, 1), gap => gap is { FieldName: "people", Message: "Add at least one child or unborn baby" });
    }

    [Fact]
    public void No_fixed_abode_needs_no_postcode()
    {
        var answers = SampleNotifications.Of(1);
        var home = answers.Items("addresses")[0];
        home["ADD00"] = "nfa";
        home["ADD01"] = home["ADD02"] = home["ADD06"] = null;

        Assert.Empty(Check(answers, 1));
    }

    [Fact]
    public void Somebody_removed_is_no_longer_an_answer()
    {
        var answers = SampleNotifications.Of(1);
        answers.Remove("people", "p1");

        Assert.Contains(Check(answers, 1), gap => gap is { FieldName: "PER27", Message: "Select the main contact" });
    }

    private static IReadOnlyList<Gap> Check(Answers answers, int number) => FormCheck.Check(FormDefinition.EarlyHelp, answers, SampleNotifications.Day(number));
}
