using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Staff;

/// <summary>What the pages about people share: the person with account and places, what they hold, and invitations.</summary>
public sealed class PeopleDesk(
    EarlyHelpDbContext db, HeldFamilies held, AccountLinks links, Messages messages, UserManager<Data.Account> users, ILookupNormalizer normalizer, CurrentActor current, TimeProvider clock)
{
    private const string UnitKey = "unit-";
    private const string DistrictKey = "district-";
    private const string AreaKey = "area-";

    /// <summary>Who acts.</summary>
    public Actor Me => current.Actor;

    /// <summary>The local day.</summary>
    public DateOnly Today => UkTime.Today(clock);

    /// <summary>Now (UTC).</summary>
    public DateTime Now => UkTime.UtcNow(clock);

    /// <summary>A person with all postings and their places, to be changed.</summary>
    public Task<StaffMember?> FindAsync(long id) => db.Staff.Include(s => s.Postings).ThenInclude(p => p.Unit)
        .Include(s => s.Postings).ThenInclude(p => p.District).Include(s => s.Postings).ThenInclude(p => p.Area).FirstOrDefaultAsync(s => s.Id == id);

    /// <summary>Their account, with what was done to it.</summary>
    public Task<Data.Account?> AccountOfAsync(long staffId) => db.Users.Include(u => u.Events).FirstOrDefaultAsync(u => u.StaffId == staffId);

    /// <summary>The person's page.</summary>
    public async Task<PersonPage> PageAsync(StaffMember person)
    {
        var account = await AccountOfAsync(person.Id);
        return new PersonPage(person, account, account is null ? 0 : (await users.GetPasskeysAsync(account)).Count, await held.OfAsync(person.Id, Today), Me.StaffId == person.Id, Today, Now);
    }

    /// <summary>The open families that somebody holds, by unit.</summary>
    public Task<IReadOnlyList<HeldInUnit>> HeldByAsync(StaffMember person) => held.OfAsync(person.Id, Today);

    /// <summary>Administrators beside this person.</summary>
    public Task<int> OtherAdministratorsAsync(StaffMember person) => held.OtherAdministratorsAsync(person.Id, Today);

    /// <summary>The places to which somebody can be posted, the large ones first.</summary>
    public async Task<IReadOnlyList<Choice>> PlacesAsync()
    {
        var today = Today;
        var areas = await db.Areas.AsNoTracking().Where(a => a.To == null || a.To >= today).OrderBy(a => a.Name).ToListAsync();
        var districts = await db.Districts.AsNoTracking().Where(d => d.To == null || d.To >= today).OrderBy(d => d.Name).ToListAsync();
        var units = await db.Units.AsNoTracking().Where(u => u.To == null || u.To >= today).OrderBy(u => u.Name).ToListAsync();
        return
        [
            .. areas.Select(a => new Choice(AreaKey + a.Id, $"{a.Name} area")), .. districts.Select(d => new Choice(DistrictKey + d.Id, $"{d.Name} district")),
            .. units.Select(u => new Choice(UnitKey + u.Id, u.Name)),
        ];
    }

    /// <summary>What a valid form says, with the place as a record.</summary>
    public async Task<PostingFacts> FactsAsync(PostingForm form)
    {
        var (role, from) = (form.Role!.Value, DateAnswer.Of(form.From)!.Value);
        return new PostingFacts(
            role, from,
            KeyOf(form.Place, AreaKey) is { } area ? await db.Areas.FirstOrDefaultAsync(a => a.Id == area) : null,
            KeyOf(form.Place, DistrictKey) is { } district ? await db.Districts.Include(d => d.Area).FirstOrDefaultAsync(d => d.Id == district) : null,
            KeyOf(form.Place, UnitKey) is { } unit ? await db.Units.Include(u => u.District.Area).FirstOrDefaultAsync(u => u.Id == unit) : null);
    }

    /// <summary>Whether nobody has this address yet.</summary>
    public async Task<bool> IsFreeAsync(string email)
    {
        var address = StaffMember.Normalise(email);
        return !await db.Staff.AnyAsync(s => s.Email == address);
    }

    /// <summary>Gives the person an account if they have none, and writes the message with the link by which they choose a password. The caller saves.</summary>
    public void Invite(StaffMember person, Data.Account? account)
    {
        var isFirst = account is null;
        if (account is null)
            db.Add(account = Data.Account.For(person, normalizer));
        account.Note(isFirst ? "Invited" : "Invitation sent again", null, Me, Now);
        messages.Invite(account, links.Make(account, AccountLinkKind.Invitation), Me.Name);
    }

    private static long? KeyOf(string? place, string kind) =>
        place?.StartsWith(kind, StringComparison.Ordinal) == true && long.TryParse(place[kind.Length..], CultureInfo.InvariantCulture, out var key) ? key : null;
}
