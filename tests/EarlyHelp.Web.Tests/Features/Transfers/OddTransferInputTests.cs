using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests.Features.StepDowns;
using EarlyHelp.Web.Tests.Features.StepUps;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Transfers;

/// <summary>Every form of every transfer, filled with what no form expects: a page answers with a sentence and never breaks, and nothing is stored that is longer than its column.</summary>
public sealed class OddTransferInputTests : IAsyncLifetime
{
    private readonly App app = new();

    private static readonly string[] Odd =
    [
        "", " ", "31 2 2026", "29 2 2027", "1 1 1", "0 0 0", "31 12 9999", "1 1 10000", "-1", "0", "9223372036854775807", "99999999999999999999", "true,false", "99:99", "\0\u202e<script>", "25:00", new string('x', 299) + " y",
        new string('w', 4001), new string('é', 4000),
    ];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Theory]
    [InlineData("district")]
    [InlineData("lead")]
    [InlineData("worker")]
    [InlineData("socialcare")]
    public async Task No_form_of_a_transfer_breaks_on_odd_input(string account)
    {
        var person = await app.SignedInAsync(account);
        var (wrong, sent, turn) = (new List<string>(), 0, 0);
        foreach (var address in await AddressesAsync(account))
        {
            foreach (var value in LongRun.Share(Odd, 6, turn++))
            {
                var opened = await person.GetAsync(address);
                if (opened.StatusCode != HttpStatusCode.OK)
                    break;
                foreach (var form in (await opened.DocumentAsync()).QuerySelectorAll("main form").OfType<IHtmlFormElement>().Where(f => f.Method == "post"))
                {
                    foreach (var fields in Filled(form, value))
                    {
                        var answer = await person.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } to ? to : address, UriKind.Relative), new FormUrlEncodedContent(fields));
                        sent++;
                        if ((int)answer.StatusCode is not (302 or 400 or 404 or 409 or 422 or 200))
                            wrong.Add($"{form.GetAttribute("action")} of {address} with {value}: {(int)answer.StatusCode}");
                    }
                }
            }
        }

        Found.Nothing(wrong);
        Found.Nothing(await TooLongAsync());
        Assert.True(sent > 60, $"Only {sent} were sent");
    }

    [Theory]
    [InlineData("district")]
    [InlineData("socialcare")]
    [InlineData("county")]
    public async Task No_list_of_transfers_breaks_on_an_odd_address(string account)
    {
        var person = await app.SignedInAsync(account);
        foreach (var list in new[] { "/step-downs", "/step-ups", "/panels", "/step-ups/reviews", "/panels/9223372036854775807", "/step-downs/new", "/" })
        {
            foreach (var query in Odd.Select(Uri.EscapeDataString).SelectMany(o => new[] { $"page={o}", $"show={o}", $"month={o}", $"past={o}", $"late={o}", $"large={o}" }).Concat(["month=9999-12", "month=0001-01", "month=2026-13", "page=2147483647", "page=-2147483648", "page=1&page=2", "show=open&show=ended"]))
            {
                var answer = await person.GetAsync($"{list}?{query}");
                Assert.True((int)answer.StatusCode is 200 or 302 or 400 or 404, $"{list}?{query}: {(int)answer.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData("ChildIds", "1")]
    [InlineData("Attendees[{0}].Name", "Somebody")]
    [InlineData("People[{0}].FirstName", "Somebody")]
    [InlineData("Conditions[{0}].What", "Something")]
    public async Task More_rows_than_any_form_has_are_refused_with_an_answer(string field, string value)
    {
        var (given, _) = await app.RaisedAsync("Toomany");
        var fields = Enumerable.Range(0, 1100).Select(i => KeyValuePair.Create(string.Format(CultureInfo.InvariantCulture, field, i), value)).ToList();
        foreach (var (account, address) in new[] { ("worker", $"/cases/{given}/step-up"), ("socialcare", "/step-downs/new"), ("district", $"{await PanelAsync()}/begin") })
        {
            var person = await app.SignedInAsync(account);
            var token = (await person.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var answer = await person.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields]));
            Assert.True((int)answer.StatusCode is 302 or 400 or 404 or 409 or 413 or 422, $"{address} with {field}: {(int)answer.StatusCode}");
        }
    }

    // Once with the odd value in every field, and once with every choice made and every field doubled.
    private static IEnumerable<List<KeyValuePair<string, string>>> Filled(IHtmlFormElement form, string value)
    {
        var (all, doubled) = (new List<KeyValuePair<string, string>>(), new List<KeyValuePair<string, string>>());
        foreach (var input in form.QuerySelectorAll("input[name],textarea[name],select[name]"))
        {
            var name = input.GetAttribute("name")!;
            if (input is IHtmlInputElement { Type: "hidden" } hidden)
            {
                all.Add(new(name, hidden.Value));
                if (name != "_once")
                    doubled.Add(new(name, hidden.Value));
            }
            else if (input is IHtmlInputElement { Type: "radio" or "checkbox" } box)
            {
                doubled.Add(new(name, box.Value));
                if (!all.Any(f => f.Key == name))
                    all.Add(new(name, box.Value));
            }
            else if (input is not IHtmlInputElement { Type: "file" or "submit" })
            {
                all.Add(new(name, input is IHtmlSelectElement { Options.Length: > 0 } select ? select.Options[^1].Value : value));
                doubled.AddRange([new(name, value), new(name, value)]);
            }
        }

        yield return all;
        yield return doubled;
        yield return [.. all.Select(f => f.Key is "__RequestVerificationToken" or "_once" or "Version" ? f : new(f.Key, value))];
        yield return [.. all.Where(f => f.Key is "__RequestVerificationToken")];
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(string account)
    {
        var (asked, accepted, planned, given) = (await SteppedDown.RequestedAsync(app, $"Ask{account[0]}"), await SteppedDown.RequestedAsync(app, $"Acc{account[0]}"), await SteppedDown.RequestedAsync(app, $"Pla{account[0]}"), await SteppedDown.RequestedAsync(app, $"Giv{account[0]}"));
        var condition = new ConditionFacts("School is told", TransferSide.SocialCare, "Nadia Karim", Domain.UkTime.DayOf(app.Clock.Utc).AddDays(5));
        foreach (var reference in new[] { accepted, planned, given })
            await SteppedDown.AcceptAsync(app, reference, "district", condition);
        foreach (var reference in new[] { planned, given })
            await SteppedDown.PlanAsync(app, reference);
        await SteppedDown.GiveAsync(app, given);
        var (raisedCase, raised) = await app.RaisedAsync($"Rai{account[0]}");
        var ups = new[] { raised, (await app.SentAsync($"Sen{account[0]}")).StepUp, (await app.GivenAsync($"Gup{account[0]}")).StepUp };
        var fresh = await Closures.Worked.PlannedAsync(app, $"Fre{account[0]}");
        var panel = await app.WithDbAsync(db => db.StepDowns.Where(s => s.Reference == accepted).Select(s => $"/panels/{s.PanelId}").SingleAsync());
        return
        [
            "/step-downs/new", $"/cases/{fresh}/step-up", $"/cases/{fresh}/step-across", .. ups.Select(u => $"/step-ups/{u}"), await PanelAsync(), $"{await PanelAsync()}/call-off", $"{panel}/there", $"{panel}/items/{asked}", $"{panel}/minutes", "/panels/day",
            .. new[] { accepted, planned, given }.SelectMany(s => new[] { "handover", "conditions/1", "family", "take-on", "given", "colleague", "withdraw" }.Select(p => $"/step-downs/{s}/{p}")), $"/step-downs/{asked}/withdraw",
        ];
    }

    private Task<string> PanelAsync() => app.WithDbAsync(async db =>
    {
        await app.InScopeAsync(async services =>
        {
            await ((Data.Transfers.Panels)services.GetService(typeof(Data.Transfers.Panels))!).MakeAheadAsync(Domain.UkTime.DayOf(app.Clock.Utc));
            return await ((Data.EarlyHelpDbContext)services.GetService(typeof(Data.EarlyHelpDbContext))!).SaveChangesAsync();
        });
        return await db.Panels.Where(p => p.District.Name == "Ashford" && p.State == PanelState.Planned).OrderBy(p => p.Date).Select(p => $"/panels/{p.Id}").FirstAsync();
    });

    private Task<List<string>> TooLongAsync() => app.WithDbAsync(async db =>
    {
        List<string> found = [];
        foreach (var (type, property) in db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is not null).Select(p => (t, p))))
        {
            var (table, column, most) = (type.GetTableName(), property.GetColumnName(), property.GetMaxLength()!.Value);
#pragma warning disable EF1002 // Names of our own model.
            var longest = await db.Database.SqlQueryRaw<int?>($"SELECT MAX(LENGTH(\"{column}\")) AS Value FROM \"{table}\"").SingleAsync();
#pragma warning restore EF1002
            if (longest > most)
                found.Add($"{table}.{column} holds {longest} characters, and has room for {most}");
        }

        return found;
    });
}
