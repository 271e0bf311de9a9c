using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Tests.TagHelpers;

public class ChoiceTests
{
    private readonly Render page = new();

    [Fact]
    public void The_error_summary_links_to_the_first_radio()
    {
        page.ModelState.AddModelError("Level", "Choose a level");

        var group = page.One("radios", new ChoicesTagHelper { Name = "Level", Legend = "Level", Items = [new("2", "Two"), new("3", "Three")] });

        Assert.Equal(["Level", "Level-2"], group.QuerySelectorAll("input").Select(input => input.Id!));
        Assert.Equal("Level", Assert.Single(FieldsOnPage.Errors(page.View)).Id);
        Assert.Equal("Level-error", group.QuerySelector("fieldset")!.GetAttribute("aria-describedby"));
        Assert.Equal("Level", group.QuerySelector("legend")!.TextContent);
    }

    [Theory]
    [InlineData("unit", false)]
    [InlineData("advice", true)]
    public void The_fields_of_a_radio_are_hidden_by_script_only_until_it_is_chosen(string chosen, bool isHidden)
    {
        var group = page.One("radios", new ChoicesTagHelper { For = Render.For("Outcome", chosen), Legend = "Outcome" }, child =>
            child("radio", new ChoiceTagHelper { Value = "unit", Label = "Unit support", Hint = "Level 3" }, _ => "<input name=Unit>")
            + child("radio", new ChoiceTagHelper { Value = "advice", Label = "Advice" }, null));

        var radio = group.QuerySelector("#Outcome")!;
        var fields = group.QuerySelector("#" + radio.GetAttribute("data-aria-controls"))!;
        Assert.NotNull(fields.QuerySelector("[name=Unit]"));
        Assert.Equal(isHidden, fields.ClassList.Contains("govuk-radios__conditional--hidden"));
        Assert.False(fields.HasAttribute("hidden"));
        Assert.Equal("Outcome-item-hint", radio.GetAttribute("aria-describedby"));
        Assert.Equal(chosen, Assert.Single(group.QuerySelectorAll("input[checked]")).GetAttribute("value"));
        Assert.False(group.QuerySelector("#Outcome-2")!.HasAttribute("data-aria-controls"));
    }

    [Fact]
    public void Several_posted_answers_are_all_ticked_and_beat_the_models()
    {
        string[] posted = ["mum", "gran"];
        page.ModelState.SetModelValue("With", posted, "mum,gran");

        var group = page.One("checkboxes", new ChoicesTagHelper
        {
            For = Render.For<IEnumerable<string>>("With", ["dad"]), Legend = "Who was there?",
            Items = [new("mum", "Mother"), new("dad", "Father"), new("gran", "Grandmother")],
        });

        Assert.Equal(posted, group.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.All(group.QuerySelectorAll("input"), input => Assert.Equal("checkbox", input.GetAttribute("type")));
    }

    [Fact]
    public void A_yes_of_the_model_ticks_its_box()
    {
        var group = page.One("checkboxes", new ChoicesTagHelper { For = Render.For("Agreed", true), Legend = "Consent" }, child =>
            child("checkbox", new ChoiceTagHelper { Value = "true", Label = "The family agreed" }, null));

        Assert.True(group.QuerySelector("input")!.HasAttribute("checked"));
    }

    [Fact]
    public void None_of_these_clears_the_others_and_stands_after_or()
    {
        var group = page.One("checkboxes", new ChoicesTagHelper { Name = "Needs", Legend = "Needs", Items = [new("a", "A")] }, child =>
            child("checkbox", new ChoiceTagHelper { Value = "none", Label = "None of these", Or = true, Exclusive = true }, null));

        Assert.Equal("exclusive", group.QuerySelector("[value=none]")!.GetAttribute("data-behaviour"));
        Assert.Equal("or", group.QuerySelector(".govuk-checkboxes__divider")!.TextContent);
    }

    [Fact]
    public void Errors_of_the_fields_inside_come_after_their_questions()
    {
        page.ModelState.AddModelError("Unit", "Choose a unit");
        page.ModelState.AddModelError("Outcome", "Choose what you decide");

        page.One("radios", new ChoicesTagHelper { Name = "Outcome", Legend = "Outcome" }, child =>
            child("radio", new ChoiceTagHelper { Value = "unit", Label = "Unit" }, more => more("text-field", new TextFieldTagHelper { Name = "Unit", Label = "Unit" }, null)));

        Assert.Equal(["Outcome", "Unit"], FieldsOnPage.Errors(page.View).Select(error => error.Id!));
    }

    [Fact]
    public void A_checkbox_that_stands_alone_says_all_in_its_label_and_is_told_its_error()
    {
        page.ModelState.AddModelError("Confirmed", "Confirm that it is accurate");

        var group = page.One("checkboxes", new ChoicesTagHelper { Name = "Confirmed", Items = [new("yes", "What I have written is accurate")] });

        Assert.Null(group.QuerySelector("fieldset"));
        var box = group.QuerySelector("input")!;
        Assert.Equal("Error: Confirm that it is accurate", group.QuerySelector("#" + box.GetAttribute("aria-describedby"))!.TextContent.Trim());
    }

    [Fact]
    public void A_question_that_is_the_pages_heading_carries_the_h1()
    {
        var group = page.One("radios", new ChoicesTagHelper { Name = "Level", Legend = "Which level?", PageHeading = true });

        Assert.Equal("Which level?", group.QuerySelector("legend.govuk-fieldset__legend--l > h1")!.TextContent);
    }
}
