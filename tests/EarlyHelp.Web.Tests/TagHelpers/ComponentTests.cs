using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.TagHelpers;

public class ComponentTests
{
    private readonly Render page = new();

    [Fact]
    public void A_submit_button_sends_its_form_once_and_keeps_its_name()
    {
        var button = page.One("submit-button", new ButtonTagHelper { Kind = "warning" }, _ => "Close the case",
            new TagHelperAttributeList { { "name", "then" }, { "value", "close" } });

        Assert.Equal("submit", button.GetAttribute("type"));
        Assert.Equal("true", button.GetAttribute("data-prevent-double-click"));
        Assert.Equal("govuk-button govuk-button--warning", button.ClassName);
        Assert.Equal("close", button.GetAttribute("value"));
        Assert.Equal("Close the case", button.TextContent);
    }

    [Fact]
    public void A_status_says_its_word_in_the_colour_of_its_kind()
    {
        var tag = page.One("status-tag", new StatusTagTagHelper { Kind = "late" }, _ => "4 days late");

        Assert.Equal("govuk-tag govuk-tag--red", tag.ClassName);
        Assert.Equal("4 days late", tag.TextContent);
    }

    [Fact]
    public void An_unknown_kind_of_status_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StatusTagTagHelper.Colour("purple"));

    [Fact]
    public void Change_names_its_row()
    {
        var row = page.One("summary-row", new SummaryRowTagHelper { Key = "Lead worker", Value = "J. <Adeyemi>", ChangeHref = "/cases/1/worker" });

        Assert.Equal("Lead worker", row.QuerySelector("dt")!.TextContent);
        Assert.Equal("J. <Adeyemi>", row.QuerySelector("dd")!.TextContent);
        Assert.Equal("Change lead worker", row.QuerySelector("a")!.TextContent);
    }

    [Fact]
    public void An_empty_fact_says_so() =>
        Assert.Equal("Not recorded", page.One("summary-row", new SummaryRowTagHelper { Key = "Plan due" }).QuerySelector("dd")!.TextContent);

    [Fact]
    public void The_tab_shown_is_marked_for_everybody()
    {
        var nav = page.One("tabs-nav", new TabsNavTagHelper { Label = "Case" }, child =>
            child("tab", new TabTagHelper { Href = "/cases/1", Label = "Overview" }, null)
            + child("tab", new TabTagHelper { Href = "/cases/1/plan", Label = "Plan", Current = true }, null));

        Assert.Equal("/cases/1/plan", Assert.Single(nav.QuerySelectorAll("[aria-current=page]")).GetAttribute("href"));
        Assert.Equal(2, nav.QuerySelectorAll("li > a").Length);
    }

    public static TheoryData<object?, string, string?> Dates => new()
    {
        { new DateOnly(2016, 3, 3), "3 March 2016", "2016-03-03" },
        { new DateTime(2016, 7, 3, 13, 15, 0, DateTimeKind.Utc), "3 July 2016, 2:15pm", "2016-07-03T13:15:00Z" },
        { null, "Not set", null },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void A_date_is_read_by_people_and_machines(object? value, string words, string? machine)
    {
        var date = page.One("date-text", new DateTextTagHelper { Value = value });

        Assert.Equal(words, date.TextContent);
        Assert.Equal(machine, date.GetAttribute("datetime"));
    }

    [Fact]
    public void Boxes_hold_their_words()
    {
        Assert.Equal("Warning Ring first", page.One("warning-text", new WarningTextTagHelper(), _ => "Ring first").QuerySelector("strong")!.TextContent);
        Assert.Equal("How", page.One("details-box", new DetailsBoxTagHelper { Summary = "How" }, _ => "<p>So</p>").QuerySelector("summary")!.TextContent);
        Assert.Equal("Joined", page.One("inset-text", new InsetTextTagHelper(), _ => "Joined").TextContent);
        Assert.Equal("eh-banner eh-banner--late", page.One("banner", new BannerTagHelper { Kind = "late" }, _ => "<p>You</p>").ClassName);
    }

    [Fact]
    public void Every_posting_form_has_a_number_of_its_own()
    {
        var first = OnceOf("post", once: true);
        var second = OnceOf("POST", once: true);

        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_search_or_a_form_that_may_be_sent_again_has_no_number()
    {
        Assert.Null(OnceOf("get", once: true));
        Assert.Null(OnceOf("post", once: false));
    }

    [Fact]
    public void A_form_that_is_drafted_says_which_draft_it_replaces()
    {
        page.View.HttpContext.Request.Method = "GET";
        var form = page.At("/cases/EHC-2026-000045/notes/new", "?from=1").One("form", new OnceTagHelper(Generator()), _ => "",
            new TagHelperAttributeList { { "method", "post" }, { "data-draft-key", "EHC-2026-000045 note" } });

        Assert.Equal("EHC-2026-000045 note", form.QuerySelector("input[name=_draft]")!.GetAttribute("value"));
        Assert.Equal("/cases/EHC-2026-000045/notes/new?from=1", form.QuerySelector("input[name=_page]")!.GetAttribute("value"));
    }

    private string? OnceOf(string method, bool once)
    {
        var helper = new OnceTagHelper(Generator()) { Once = once };
        var form = page.One("form", helper, _ => "", new TagHelperAttributeList { { "method", method } });
        return form.QuerySelector("input[name=_once]")?.GetAttribute("value");
    }

    private static IHtmlGenerator Generator()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddControllersWithViews();
        return builder.Build().Services.GetRequiredService<IHtmlGenerator>();
    }
}
