using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Tests.TagHelpers;

public class ListTests
{
    private readonly Render page = new();

    [Fact]
    public void The_pager_keeps_the_query_and_marks_the_page_shown()
    {
        page.At("/cases", "?status=late&status=soon&page=3");

        var pager = page.One("pager", new PagerTagHelper { Page = 3, Total = 1500 });

        Assert.Equal(["1", "2", "3", "4", "⋯", "60"], pager.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal("3", Assert.Single(pager.QuerySelectorAll("[aria-current=page]")).TextContent);
        Assert.Equal("/cases?status=late&status=soon&page=4", pager.QuerySelector("[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/cases?status=late&status=soon&page=2", pager.QuerySelector("[rel=prev]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(25, "")]
    [InlineData(26, "12")]
    public void A_list_of_one_page_has_no_pager(int total, string numbers)
    {
        var document = Render.Parse(page.At("/cases").Html("pager", new PagerTagHelper { Total = total }));

        Assert.Equal(numbers, string.Concat(document.QuerySelectorAll("li").Select(item => item.TextContent)));
    }

    [Fact]
    public void The_link_below_a_list_downloads_all_pages_of_what_was_filtered()
    {
        page.At("/cases/", "?status=late&status=soon&page=3");

        var link = page.One("csv-link", new CsvLinkTagHelper(As(Role.UnitLead)) { Of = "these cases" }).QuerySelector("a")!;

        Assert.Equal("Download CSV of these cases", link.TextContent);
        Assert.Equal("/cases.csv?status=late&status=soon", link.GetAttribute("href"));
    }

    [Fact]
    public void Who_may_not_take_lists_away_has_no_link() =>
        Assert.Equal("", page.At("/step-downs").Html("csv-link", new CsvLinkTagHelper(As(Role.SocialCarePartner)) { Of = "these step-downs" }));

    private static CurrentActor As(Role role) => new() { Actor = Actor.Staff(1, "Martin Cole", role) };

    [Theory]
    [InlineData("", null, "none", "/cases?sort=due")]
    [InlineData("?sort=due&page=4&unit=1", null, "ascending", "/cases?unit=1&sort=-due")]
    [InlineData("?sort=-due", null, "descending", "/cases?sort=due")]
    [InlineData("?sort=name", "due", "none", "/cases?sort=due")]
    [InlineData("", "due", "ascending", "/cases?sort=-due")]
    public void A_heading_says_how_the_list_is_sorted_and_turns_it(string query, string? sortedBy, string ariaSort, string href)
    {
        var html = page.At("/cases", query).Html("sort-heading", new SortHeadingTagHelper { Key = "due", Label = "Due", SortedBy = sortedBy });
        var heading = Render.Parse($"<table><tr>{html}</tr></table>").QuerySelector("th")!;

        Assert.Equal(ariaSort, heading.GetAttribute("aria-sort"));
        Assert.Equal(href, heading.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_filter_tag_takes_away_its_own_value_only()
    {
        page.At("/cases", "?status=late&status=soon&unit=1&page=2");

        var tag = page.One("filter-tag", new FilterTagTagHelper { Name = "status", Value = "late", Label = "Overdue" });

        Assert.Equal("/cases?status=soon&unit=1", tag.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Remove this filter: Overdue", tag.TextContent);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(0, false)]
    public void A_count_opens_its_list_and_nought_is_not_alarming(int count, bool isLate)
    {
        var item = page.One("count-link", new CountLinkTagHelper { Href = "/cases?late=1", Count = count, Label = "Review overdue", Kind = "late" });

        Assert.Equal("/cases?late=1", item.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(isLate, item.QuerySelector("a")!.ClassList.Contains("eh-count--late"));
    }
}
