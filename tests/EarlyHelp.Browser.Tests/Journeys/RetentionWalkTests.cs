using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>How long records are kept, what becomes of a family whose time is over, and what families are told: the privacy officer's pages (adr/0029).</summary>
[Collection(Chromium.Journeys)]
public sealed class RetentionWalkTests(Site site) : IClassFixture<Site>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task The_privacy_officer_changes_a_rule_a_limit_and_the_notice_and_years_later_holds_a_family_and_erases_it()
    {
        site.App.Clock.SetLocal(new DateTime(2026, 11, 24, 10, 0, 0));
        var family = await DecidedAsync();
        await RulesAsync();

        site.App.Clock.SetLocal(new DateTime(2060, 3, 10, 10, 0, 0));
        await ErasedAsync(family);

        Assert.False(await site.App.WithDbAsync(db => db.Families.AnyAsync(f => f.Reference == family || f.Name == "Walker")));
        Found.Nothing(faults);
    }

    /// <summary>A family of which a notification was decided and no case opened.</summary>
    private async Task<string> DecidedAsync()
    {
        var reference = await site.App.ReceiveAsync(1);
        return await site.App.WithDbAsync(async db =>
        {
            var received = await db.Notifications.Include(n => n.Family).SingleAsync(n => n.Reference == reference);
            var decided = db.Entry(received);
            (decided.Property(n => n.State).CurrentValue, decided.Property(n => n.DecidedOn).CurrentValue) = (NotificationState.Decided, UkTime.DayOf(site.App.Clock.Utc));
            await db.SaveChangesAsync();
            return received.Family.Reference;
        });
    }

    private async Task RulesAsync()
    {
        var privacy = await site.SignInAs("privacy", new(ByKeyboard: true));
        await privacy.FollowAsync("Privacy");
        await privacy.FollowAsync("Limits for unusual looks");
        await privacy.FillAsync("Most families in one hour", "many");
        await privacy.PressAsync("Save");
        Assert.Single(await privacy.ErrorsAsync());
        await LookAsync(privacy, "limits-refused");
        await privacy.FillAsync("Most families in one hour", "12");
        await privacy.PressAsync("Save");
        Assert.Empty(await privacy.ErrorsAsync());

        await privacy.OpenAsync("/privacy/retention-rules");
        await LookAsync(privacy, "rules");
        await privacy.FollowAsync("Change Family with a case");
        await privacy.PressAsync("Save the change");
        Assert.NotEmpty(await privacy.ErrorsAsync());
        await LookAsync(privacy, "rule-refused");
        await privacy.FillAsync("Changes from", "1 4 2027");
        await privacy.FillAsync("Years after the last closure", "7");
        await privacy.FillAsync("Who decided the change", "Cabinet member, October 2026");
        await privacy.PressAsync("Save the change");
        await privacy.SeesAsync("7 years after the last closure");

        await privacy.OpenAsync("/privacy/notices");
        await privacy.PressAsync("Add a version");
        await privacy.PressAsync("Add the version");
        Assert.NotEmpty(await privacy.ErrorsAsync());
        await LookAsync(privacy, "notice-refused");
        await privacy.FillAsync("Shown from", "1 1 2027");
        await privacy.FillAsync("Text", $"# What we keep\n\n{string.Concat(Enumerable.Repeat("We keep what you and others tell us about your family, and what we do with you. ", 8))}\n\n- For six years after we close\n- Never longer than we must");
        await privacy.PressAsync("Add the version");
        await privacy.SeesAsync("To come");
        await LookAsync(privacy, "notices");
    }

    private async Task ErasedAsync(string family)
    {
        var privacy = await site.SignInAs("privacy", new(WithoutScript: true));
        await privacy.OpenAsync("/privacy/retention");
        await LookAsync(privacy, "retention");
        await privacy.FillAsync("A family by its reference, to hold its records or to see when it is due", family);
        await privacy.PressAsync("Open");
        await LookAsync(privacy, "retention-due");
        await privacy.FillAsync("Why must they be kept?", "A court asks for them");
        await privacy.PressAsync("Hold");
        await privacy.SeesAsync("A court asks for them");
        await privacy.DoesNotSeeAsync("Erase the family");
        await LookAsync(privacy, "retention-held");
        await privacy.PressAsync("End the hold");

        await privacy.PressAsync("Erase the family");
        Assert.Contains($"Type {family} to say that you mean this family", await privacy.ErrorsAsync());
        await LookAsync(privacy, "erasure-refused");
        await privacy.FillAsync($"Type {family} to say that you mean this family", family);
        await privacy.FillAsync("Who decided it, and what was checked", "Head of service: no complaint and no court case is open");
        await privacy.PressAsync("Erase the family");
        Assert.Empty(await privacy.ErrorsAsync());
        await privacy.SeesAsync("A family’s records were erased");
        await LookAsync(privacy, "certificate");
        await privacy.OpenAsync("/privacy/retention?show=Erased");
        await privacy.SeesAsync("ERA-");
        await LookAsync(privacy, "erased");
    }

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"retention-{name}"));
}
