using EarlyHelp.Web.Tests.Features.Closures;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.StepUps;

/// <summary>Step-ups of families that Sam Hill of Ashford 1 works, by HTTP. The clock stands on a working day.</summary>
internal static class SteppedUp
{
    public static async Task<Dictionary<string, string?>> FormAsync(this App app, string given) => new()
    {
        ["ChildIds"] = (await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).SelectMany(c => c.Family.Members).Where(m => m.Person.FirstName == "Ada").Select(m => m.PersonId).SingleAsync())).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["WhatChanged"] = "Ada came to school with bruises", ["Harm"] = "Bruises on both arms", ["Danger"] = "She may be hurt again", ["Evidence"] = "The school nurse saw them",
        ["FamilyInformed"] = "true", ["FamilySays"] = "Kerry knows", ["IsImmediate"] = "false",
    };

    /// <summary>The reference of a step-up that Sam raised and nobody has answered.</summary>
    public static async Task<(string Case, string StepUp)> RaisedAsync(this App app, string family)
    {
        var given = await app.PlannedAsync(family);
        var raised = await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/step-up", await app.FormAsync(given));
        return (given, raised.Headers.Location!.OriginalString["/step-ups/".Length..]);
    }

    /// <summary>The same, agreed by the lead and sent to Ashford.</summary>
    public static async Task<(string Case, string StepUp)> SentAsync(this App app, string family)
    {
        var (given, stepUp) = await app.RaisedAsync(family);
        await (await app.SignedInAsync("lead")).ActAsync(stepUp, "agreement", new() { ["Decision"] = "agree" });
        return (given, stepUp);
    }

    /// <summary>The same, accepted, and the handover planned for the day and confirmed by Sam.</summary>
    public static async Task<(string Case, string StepUp)> GivenAsync(this App app, string family)
    {
        var (given, stepUp) = await app.SentAsync(family);
        var (worker, care, today) = (await app.SignedInAsync("worker"), await app.SignedInAsync("socialcare"), Today(app));
        await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "accept", ["TakenBy"] = "Team 3, Nadia Karim" });
        await worker.ActAsync(stepUp, "handover", new() { ["On"] = today, ["FromUs"] = "Sam Hill", ["FromThem"] = "Nadia Karim" });
        await worker.ActAsync(stepUp, "given", Handed(app));
        return (given, stepUp);
    }

    public static Dictionary<string, string?> Handed(App app) => new()
    {
        ["GivenOn"] = Today(app), ["Overall"] = "None", ["Summary"] = "Ada needs more than Early Help can do.", ["FamilyTold"] = "true",
    };

    /// <summary>Posts one of the forms of the page of a step-up.</summary>
    public static async Task<HttpResponseMessage> ActAsync(this HttpClient person, string stepUp, string act, Dictionary<string, string?> fields)
    {
        var answer = await person.PostFormAsync($"/step-ups/{stepUp}", fields, $"/step-ups/{stepUp}/{act}");
        return answer;
    }

    /// <summary>Posts to an address whose form the page does not show, with the version that the page carries.</summary>
    public static async Task<HttpResponseMessage> ForceAsync(this HttpClient person, App app, string stepUp, string act, Dictionary<string, string?> fields)
    {
        var page = await person.PageAsync($"/step-ups/{stepUp}");
        var version = await app.WithDbAsync(db => db.Set<Domain.Transfers.StepUp>().Where(s => s.Reference == stepUp).Select(s => s.Version).SingleAsync());
        return await person.PostAsync(new Uri($"/step-ups/{stepUp}/{act}", UriKind.Relative), new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. fields.Select(f => KeyValuePair.Create(f.Key, f.Value ?? "")),
        ]));
    }

    public static string Today(App app) => Domain.UkTime.DayOf(app.Clock.Utc).ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
