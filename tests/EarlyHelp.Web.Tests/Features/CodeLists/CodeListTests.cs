using System.Net;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Features.CodeLists;

namespace EarlyHelp.Web.Tests.Features.CodeLists;

public sealed class CodeListTests(App app) : IClassFixture<App>
{
    [Fact]
    public void Every_list_that_a_question_offers_is_among_them_once()
    {
        var offered = new[] { FormDefinition.EarlyHelp, FormDefinition.MissingChild, FormDefinition.YouthOffending }.SelectMany(f => f.Questions).Select(q => q.Choices).OfType<CodeList>()
            .Where(l => l != Answer.YesNo && l != Answer.YesNoNotKnown && l != Answer.Ticked).Distinct().ToList();

        Assert.NotEmpty(offered);
        Found.Nothing(offered.Where(l => !KnownLists.All.Any(k => k.Codes.SequenceEqual(l.Codes))).Select(l => string.Join(", ", l.Codes.Take(3).Select(c => c.Label))));
        Assert.Distinct(KnownLists.All.Select(l => l.Slug));
        Assert.Distinct(KnownLists.All.Select(l => l.Name));
    }

    [Fact]
    public async Task The_administrator_reads_every_list_with_its_source_and_takes_it_away()
    {
        var admin = await app.SignedInAsync("admin");

        var page = await admin.PageAsync("/admin/code-lists");
        Assert.Contains("Department for Education: ethnicity", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Found.Nothing(KnownLists.All.Where(l => page.QuerySelector($"a[href='/admin/code-lists/{l.Slug}']") is null).Select(l => l.Slug));
        Assert.Empty(page.QuerySelectorAll("main form"));
        var reasons = await admin.PageAsync("/admin/code-lists/closure-reasons");
        Assert.Equal(ClosureReason.All.Select(r => r.Label), reasons.QuerySelectorAll("main tbody th").Select(c => c.TextContent));
        Assert.Contains("\"stepped_up\"", await admin.GetStringAsync("/admin/code-lists.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/code-lists/none")).StatusCode);
    }
}
