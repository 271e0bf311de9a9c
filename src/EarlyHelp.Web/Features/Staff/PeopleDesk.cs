using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Features.Admin;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Staff;

/// <summary>What the pages about people share: the person with account and places, what they hold, and invitations.</summary>
public sealed class PeopleDesk(
    EarlyHelpDbContext db, HeldFamilies held, AccountLinks links, AccountWatch watch, Messages messages, UserManager<Data.Account> users, ILookupNormalizer normalizer, CurrentActor current, TimeProvider clock)
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

    /// <summary>
    /// Gives the person an account if they have none, and writes the message with the link by which they choose a password. An earlier link no longer
    /// works: it may have gone to somebody else. The caller saves.
    /// </summary>
    public async Task InviteAsync(StaffMember person, Data.Account? account)
    {
        var posting = person.PostingOn(Today) ?? person.ComingAfter(Today);
        if (account is null)
        {
            db.Add(account = Data.Account.For(person, normalizer));
            account.Note(Short(posting is null ? "Invited" : $"Invited as {PostedAs(posting)}"), null, Me, Now);
            await TellPostedAsync(person, posting, "has an account now");
        }
        else
        {
            account.EndSessions();
            account.Note("Invitation sent again", null, Me, Now);
        }

        messages.Invite(account, links.Make(account, AccountLinkKind.Invitation), Me.Name);
    }

    /// <summary>A posting was given: it is noted with the account, and told to whoever watches where it reads families or administers. The caller saves.</summary>
    public async Task NotePostedAsync(StaffMember person, Posting posting)
    {
        (await AccountOfAsync(person.Id))?.Note(Short($"Posted as {PostedAs(posting)}"), null, Me, Now);
        await TellPostedAsync(person, posting, "is posted anew");
    }

    /// <summary>A posting was ended or withdrawn: it is noted with the account. The caller saves.</summary>
    public async Task NoteEndedAsync(StaffMember person, Posting posting) => (await AccountOfAsync(person.Id))?.Note(
        Short(posting.IsWithdrawn ? $"Posting as {StateWords.Of(posting.Role)} withdrawn" : $"Posting as {StateWords.Of(posting.Role)} ends on {UkDates.Date(posting.To!.Value)}"), null, Me, Now);

    /// <summary>Name or address were put right: open sessions and links end, both mailboxes and whoever watches are told, and who has no password yet is invited anew. The caller saves.</summary>
    public async Task NotePutRightAsync(StaffMember person, string name, string email)
    {
        var account = await AccountOfAsync(person.Id);
        if (email != person.Email)
        {
            messages.TellAddressChanged(person, email, Me.Name);
            await watch.TellAsync(person, $"The address of {person.Name} is changed from {email} to {person.Email}.");
        }

        if (account is null)
            return;
        account.FollowPerson(normalizer, email == person.Email ? Short($"Name changed from {name}") : "Address changed", Me, Now);
        if (email == person.Email)
            messages.TellAccountChanged(account, $"{Me.Name} changed the name of your account from {name} to {person.Name}.");
        else if (account is { HasPassword: false, DisabledAt: null })
            await InviteAsync(person, account);
    }

    private async Task TellPostedAsync(StaffMember person, Posting? posting, string what)
    {
        if (posting is not null && RolePermissions.NeedsSecondFactor(posting.Role))
            await watch.TellAsync(person, $"{person.Name} ({person.Email}) {what}: {PostedAs(posting)}.");
    }

    private static string PostedAs(Posting posting) => $"{StateWords.Of(posting.Role)}, {PlaceWords.Of(posting)}, from {UkDates.Date(posting.From)}";

    private static string Short(string what) => what.Length <= AccountEvent.WhatMaxLength ? what : what[..AccountEvent.WhatMaxLength];

    private static long? KeyOf(string? place, string kind) =>
        place?.StartsWith(kind, StringComparison.Ordinal) == true && long.TryParse(place[kind.Length..], CultureInfo.InvariantCulture, out var key) ? key : null;
}
