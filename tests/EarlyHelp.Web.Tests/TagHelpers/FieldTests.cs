using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EarlyHelp.Web.Tests.TagHelpers;

public class FieldTests
{
    private readonly Render page = new();

    [Fact]
    public void A_label_is_tied_to_its_input_and_the_models_value_is_shown()
    {
        var group = page.One("text-field", new TextFieldTagHelper { For = Render.For("Family.Name", "O'Brien"), Label = "Family name", Width = 20 });

        var input = group.QuerySelector("input")!;
        Assert.Equal("Family.Name", input.GetAttribute("name"));
        Assert.Equal("Family_Name", input.Id);
        Assert.Equal("Family_Name", group.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("O'Brien", input.GetAttribute("value"));
        Assert.Contains("govuk-input--width-20", input.ClassList);
        Assert.False(input.HasAttribute("aria-describedby"));
    }

    [Fact]
    public void What_was_posted_beats_the_models_value()
    {
        page.ModelState.SetModelValue("Name", "as typed", "as typed");

        var group = page.One("text-field", new TextFieldTagHelper { For = Render.For("Name", "as kept"), Label = "Name" });

        Assert.Equal("as typed", group.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void An_emptied_field_stays_empty()
    {
        page.ModelState.SetModelValue("Name", "", "");

        var group = page.One("text-field", new TextFieldTagHelper { For = Render.For("Name", "as kept"), Label = "Name" });

        Assert.False(group.QuerySelector("input")!.HasAttribute("value"));
    }

    [Fact]
    public void Hint_and_error_describe_the_input_of_a_question_known_only_by_name()
    {
        page.ModelState.AddModelError("people.p1.PER01", "Enter the person's full name");

        var group = page.One("text-field", new TextFieldTagHelper { Name = "people.p1.PER01", Value = "Ann", Label = "Full name", Hint = "As they use it" });

        var input = group.QuerySelector("input")!;
        Assert.Equal("people_p1_PER01-hint people_p1_PER01-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Enter the person's full name", group.QuerySelector("#people_p1_PER01-error")!.TextContent);
        Assert.Equal("As they use it", group.QuerySelector("#people_p1_PER01-hint")!.TextContent);
        Assert.Equal("Ann", input.GetAttribute("value"));
        Assert.Contains("govuk-form-group--error", group.ClassList);
        Assert.Contains("govuk-input--error", input.ClassList);
    }

    [Fact]
    public void Words_are_encoded_wherever_they_come_from()
    {
        page.ModelState.AddModelError("Name", "<i>no</i>");

        var html = page.Html("text-field", new TextFieldTagHelper { Name = "Name", Value = "\"><script>", Label = "<b>", Hint = "<u>" });

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<u>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_that_the_field_does_not_know_reach_its_input()
    {
        var group = page.One("text-field", new TextFieldTagHelper { Name = "Email", Label = "Email", Type = "email" },
            attributes: new TagHelperAttributeList { { "autocomplete", "email" }, { "spellcheck", "false" } });

        var input = group.QuerySelector("input")!;
        Assert.Equal("email", input.GetAttribute("type"));
        Assert.Equal("email", input.GetAttribute("autocomplete"));
        Assert.Equal("false", input.GetAttribute("spellcheck"));
        Assert.False(group.HasAttribute("autocomplete"));
    }

    [Fact]
    public void A_password_is_never_shown_again()
    {
        page.ModelState.SetModelValue("Password", "secret", "secret");

        Assert.DoesNotContain("secret", page.Html("text-field", new TextFieldTagHelper { Name = "Password", Type = "password", Label = "Password" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_is_one_input_that_shows_what_was_typed_even_if_no_date()
    {
        page.ModelState.SetModelValue("On", "31 2 2026", "31 2 2026");

        var group = page.One("date-field", new DateFieldTagHelper { Name = "On", Label = "When was the visit?" });

        var input = Assert.Single(group.QuerySelectorAll("input"));
        Assert.Equal("31 2 2026", input.GetAttribute("value"));
        Assert.Equal("For example, 27 3 2026", group.QuerySelector(".govuk-hint")!.TextContent);
    }

    [Fact]
    public void A_date_of_the_model_is_shown_as_it_would_be_typed()
    {
        var group = page.One("date-field", new DateFieldTagHelper { For = Render.For<DateOnly?>("On", new DateOnly(2026, 3, 7)), Label = "On" });

        Assert.Equal("7 3 2026", group.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void A_text_area_keeps_line_breaks_and_counts_without_cutting()
    {
        var group = page.One("text-area", new TextAreaTagHelper { Name = "Note", Label = "Note", Value = "\nOne\nTwo", Maxlength = 4000 });

        var area = group.QuerySelector("textarea")!;
        Assert.Equal("\nOne\nTwo", area.TextContent);
        Assert.False(area.HasAttribute("maxlength"));
        Assert.Equal("Note-info", area.GetAttribute("aria-describedby"));
        Assert.Equal("4000", group.GetAttribute("data-maxlength"));
        Assert.Equal("You can enter up to 4,000 characters", group.QuerySelector("#Note-info")!.TextContent);
    }

    [Fact]
    public void A_select_starts_with_its_blank_and_chooses_the_value()
    {
        var group = page.One("select-field", new SelectFieldTagHelper
        {
            Name = "District", Label = "District", Blank = "Choose a district", Value = "swale",
            Items = [new("ashford", "Ashford"), new("swale", "Swale")],
        });

        Assert.Equal(["Choose a district", "Ashford", "Swale"], group.QuerySelectorAll("option").Select(option => option.TextContent));
        Assert.Equal("swale", Assert.Single(group.QuerySelectorAll("option[selected]")).GetAttribute("value"));
    }

    [Fact]
    public void A_file_field_takes_what_it_is_told_to_accept()
    {
        var group = page.One("file-field", new FileFieldTagHelper { Name = "File", Label = "Letter" },
            attributes: new TagHelperAttributeList { { "accept", ".pdf" } });

        Assert.Equal("file", group.QuerySelector("input")!.GetAttribute("type"));
        Assert.Equal(".pdf", group.QuerySelector("input")!.GetAttribute("accept"));
    }

    [Fact]
    public void The_error_summary_follows_the_page_and_links_only_to_what_is_there()
    {
        page.ModelState.AddModelError("", "Somebody else changed this case");
        page.ModelState.AddModelError("Second", "Choose a district");
        page.ModelState.AddModelError("first[0].Name", "Enter a name");
        page.Html("text-field", new TextFieldTagHelper { Name = "first[0].Name", Label = "Name" });
        page.Html("text-field", new TextFieldTagHelper { Name = "Second", Label = "District" });

        Assert.Equal(
            [new("Enter a name", "first_0__Name"), new("Choose a district", "Second"), new("Somebody else changed this case", null)],
            FieldsOnPage.Errors(page.View));
    }
}
