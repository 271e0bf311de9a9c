using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>Two districts full of records; every family of the first is hidden, and carries a word that stands in nothing else.</summary>
public abstract class HiddenRecords : IAsyncLifetime
{
    /// <summary>In every name of a hidden family and of its people.</summary>
    public const string Word = "Verborgen";

    private readonly Dictionary<string, (HttpClient Client, string Token)> clients = [];

    /// <summary>The running app.</summary>
    public App App { get; } = new();

    /// <summary>Its endpoints.</summary>
    public IReadOnlyList<Declared> Endpoints { get; private set; } = [];

    /// <summary>The hidden records, in the district where every account is at home.</summary>
    public Records Hidden { get; private set; } = null!;

    /// <summary>Records of another district, hidden from nobody.</summary>
    public Records Seen { get; private set; } = null!;

    /// <summary>References of everything that is hidden.</summary>
    public IReadOnlyList<string> References { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Hidden = await Records.AddAsync(App, "Ashford", "worker");
        References = await App.WithDbAsync(async db =>
        {
            var families = await db.Families.Include(f => f.Members).ThenInclude(m => m.Person).ToListAsync();
            foreach (var family in families)
            {
                family.Rename($"{Word} {family.Id}");
                foreach (var person in family.Members.Select(m => m.Person))
                    db.Entry(person).Property(p => p.LastName).CurrentValue = Word;
            }

            foreach (var family in families)
                await HideAsync(db, family);
            await db.SaveChangesAsync();
            return (List<string>)
            [
                .. families.Select(f => f.Reference), .. await db.Cases.Select(c => c.Reference).ToListAsync(), .. await db.Notifications.Select(n => n.Reference).ToListAsync(),
                .. await db.StepDowns.Select(s => s.Reference).ToListAsync(), .. await db.StepUps.Select(s => s.Reference).ToListAsync(), .. await db.StepsAcross.Select(s => s.Reference).ToListAsync(),
            ];
        });
        Seen = await Records.AddAsync(App, "Thanet", "worker.thanet");
        Endpoints = Access.Endpoints.OfPages(App);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>Hides a family.</summary>
    protected abstract Task HideAsync(Data.EarlyHelpDbContext db, Domain.Families.Family family);

    /// <summary>Signed in, with a good antiforgery token.</summary>
    public async Task<(HttpClient Client, string Token)> SignedInAsync(string account)
    {
        if (clients.TryGetValue(account, out var there))
            return there;
        var client = await App.SignedInAsync(account);
        return clients[account] = (client, (await client.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    /// <summary>Everything that is hidden as it stands: what nobody may have moved who can't see it.</summary>
    public Task<List<string>> StandingAsync()
    {
        var references = References.ToList();
        return App.WithDbAsync(async db => (List<string>)
        [
            .. await db.Families.Where(f => references.Contains(f.Reference)).OrderBy(f => f.Id).Select(f => $"{f.Reference} {f.Version} {f.MergedIntoId}").ToListAsync(),
            .. await db.Cases.Where(c => references.Contains(c.Reference)).OrderBy(c => c.Id).Select(c => $"{c.Reference} {c.Version} {c.State}").ToListAsync(),
            .. await db.Notifications.Where(n => references.Contains(n.Reference)).OrderBy(n => n.Id).Select(n => $"{n.Reference} {n.Version} {n.State}").ToListAsync(),
            .. await db.StepDowns.Where(s => references.Contains(s.Reference)).OrderBy(s => s.Id).Select(s => $"{s.Reference} {s.Version} {s.State}").ToListAsync(),
            .. await db.StepUps.Where(s => references.Contains(s.Reference)).OrderBy(s => s.Id).Select(s => $"{s.Reference} {s.Version} {s.State}").ToListAsync(),
            $"{await db.RecordMerges.CountAsync(m => m.FamilyId <= Hidden.FamilyId)} merges",
        ]);
    }
}

/// <summary>Hidden because the records are restricted to one triage officer and nobody else.</summary>
public sealed class RestrictedRecords : HiddenRecords
{
    /// <summary>The one account that is named.</summary>
    public const string Named = "triage2";

    protected override async Task HideAsync(Data.EarlyHelpDbContext db, Domain.Families.Family family)
    {
        var (named, privacy) = (await db.Staff.SingleAsync(s => s.Email == $"{Named}@demo.example"), await db.Staff.SingleAsync(s => s.Email == "privacy@demo.example"));
        db.Add(Restriction.Of(family, new(RestrictionReason.DomesticAbuse, "A colleague’s brother is a danger", [named], named, "01632 960 101"), [], Actor.Staff(privacy.Id, privacy.Name, Role.PrivacyOfficer), App.Clock.Utc));
    }
}

/// <summary>Hidden because one account of each role declared to know the families.</summary>
public sealed class KnownRecords : HiddenRecords
{
    protected override async Task HideAsync(Data.EarlyHelpDbContext db, Domain.Families.Family family)
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => RolePermissions.May(r, Permission.DeclareInterest)))
        {
            var knows = await db.Staff.SingleAsync(s => s.Email == $"{Accounts.Of(role)}@demo.example");
            db.Add(DeclaredInterest.Of(family, null, Actor.Staff(knows.Id, knows.Name, role), App.Clock.Utc));
        }
    }
}
