using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Organisation;

/// <summary>A person who works in the service, with or without an account.</summary>
public sealed class StaffMember
{
    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest e-mail address.</summary>
    public const int EmailMaxLength = 254;

    private readonly List<Posting> postings = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Name as colleagues and families know them.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Work e-mail, in small letters; one person each.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Whether they want a message each working morning with what is due and late for them.</summary>
    public bool WantsMorningSummary { get; private set; }

    /// <summary>Families this person holds beyond which a reason is needed (guide 18 to 24).</summary>
    public int CaseloadGuide { get; private set; } = 24;

    /// <summary>What they are and were posted as.</summary>
    public IReadOnlyList<Posting> Postings => postings;

    private StaffMember()
    {
    }

    /// <summary>A new colleague.</summary>
    public StaffMember(string name, string email) => (Name, Email) = (name, Normalise(email));

    /// <summary>E-mail addresses are compared in small letters.</summary>
    public static string Normalise(string email) => SoundText.Sound(email).Trim().ToLowerInvariant();

    /// <summary>Posts the person in a role from a day; the posting before ends the day before.</summary>
    public Posting Post(Role role, DateOnly from, Area? area = null, District? district = null, Unit? unit = null)
    {
        foreach (var earlier in postings.Where(p => p.To is null))
            earlier.End(from.AddDays(-1));
        var posting = new Posting(this, role, from, area ?? (district ?? unit?.District)?.Area, district ?? unit?.District, unit);
        postings.Add(posting);
        return posting;
    }

    /// <summary>The posting of a day; of two, the one that began last.</summary>
    public Posting? PostingOn(DateOnly day) => postings.Where(p => p.RunsOn(day)).OrderByDescending(p => p.From).ThenByDescending(p => p.Id).FirstOrDefault();

    /// <summary>The posting that has not begun on a day.</summary>
    public Posting? ComingAfter(DateOnly day) => postings.Where(p => p.From > day && !p.IsWithdrawn).MinBy(p => p.From);

    /// <summary>An administrator takes a new colleague on.</summary>
    /// <param name="name">Name as colleagues and families will know them.</param>
    /// <param name="email">Work e-mail.</param>
    /// <param name="facts">As what, where, from when.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="on">The local day.</param>
    public static StaffMember TakeOn(string? name, string? email, PostingFacts facts, Actor by, DateOnly on)
    {
        Rule.Check([
            new(by.May(Permission.Administer), AdministratorsOnly),
            Text.Given(name, "Enter the name", nameof(Name)), Text.Short(name, NameMaxLength, "Name", nameof(Name)),
            Text.Given(email, "Enter the email address", nameof(Email)), Text.Short(email, EmailMaxLength, "Email address", nameof(Email)),
            .. facts.Rules(on)]);
        var person = new StaffMember(name!.Trim(), email!);
        person.Post(facts);
        return person;
    }

    /// <summary>An administrator puts a name or an address right.</summary>
    /// <param name="name">The name from now on.</param>
    /// <param name="email">The work e-mail from now on.</param>
    /// <param name="by">Who does it.</param>
    public void PutRight(string? name, string? email, Actor by)
    {
        Rule.Check(
            new(by.May(Permission.Administer), AdministratorsOnly),
            new(by.StaffId != Id, "You can’t change your own name or address. Ask another administrator."),
            Text.Given(name, "Enter the name", nameof(Name)), Text.Short(name, NameMaxLength, "Name", nameof(Name)),
            Text.Given(email, "Enter the email address", nameof(Email)), Text.Short(email, EmailMaxLength, "Email address", nameof(Email)));
        (Name, Email) = (name!.Trim(), Normalise(email!));
    }

    /// <summary>Posts the person elsewhere, or as something else, from a day; the posting before ends the day before and stays in the history.</summary>
    /// <param name="facts">As what, where, from when.</param>
    /// <param name="otherAdministrators">Administrators beside this person who can sign in.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="on">The local day.</param>
    public Posting Move(PostingFacts facts, int otherAdministrators, Actor by, DateOnly on)
    {
        var (now, coming) = (PostingOn(facts.From), ComingAfter(on));
        Rule.Check([
            new(by.May(Permission.Administer), AdministratorsOnly),
            new(by.StaffId != Id, "You can’t move yourself. Ask another administrator."),
            new(coming is null, $"{Name} has a posting from {UkDates.Date(coming?.From ?? on)} already: end that one first"),
            new(now is null || !facts.IsLike(now), $"{Name} is posted there already", nameof(facts.Role)),
            new(facts.Role == Role.Administrator || LeavesAnAdministrator(otherAdministrators, on), LastAdministrator),
            .. facts.Rules(on)]);
        foreach (var earlier in postings.Where(p => p.To is null || p.To >= facts.From))
            earlier.End(facts.From.AddDays(-1));
        return Post(facts);
    }

    /// <summary>Ends the posting that runs, or withdraws one that has not begun. The person can't sign in without one.</summary>
    /// <param name="lastDay">The last day.</param>
    /// <param name="otherAdministrators">Administrators beside this person who can sign in.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="on">The local day.</param>
    public Posting EndPosting(DateOnly lastDay, int otherAdministrators, Actor by, DateOnly on)
    {
        var ending = ComingAfter(on) ?? PostingOn(on);
        Rule.Check(
            new(by.May(Permission.Administer), AdministratorsOnly),
            new(by.StaffId != Id, "You can’t end your own posting. Ask another administrator."),
            new(ending is not null, $"{Name} has no posting that could be ended"),
            new(lastDay >= on, "The last day must be today or later. To keep somebody out at once, disable the account", LastDay),
            new(lastDay <= on.AddDays(PostingFacts.DaysAhead), "The last day must be within a year", LastDay),
            new(LeavesAnAdministrator(otherAdministrators, on), LastAdministrator));
        ending!.End(lastDay);
        return ending;
    }

    /// <summary>Name of the field of a posting's last day.</summary>
    public const string LastDay = "LastDay";

    private const string AdministratorsOnly = "Only an administrator can do this.";

    private const string LastAdministrator = "This is the last administrator: make somebody else one first";

    /// <summary>Whether somebody can still administer when this person no longer does.</summary>
    private bool LeavesAnAdministrator(int others, DateOnly on) => others > 0 || PostingOn(on)?.Role != Role.Administrator;

    private Posting Post(PostingFacts facts)
    {
        var (area, district, unit) = facts.Place;
        var posting = new Posting(this, facts.Role, facts.From, area, district, unit);
        postings.Add(posting);
        return posting;
    }

    /// <summary>The person goes along when the unit is merged into another: the same role there from that day, for as long as the posting was to last.</summary>
    public void FollowUnit(long unitId, Unit into, DateOnly on)
    {
        foreach (var posting in postings.Where(p => p.UnitId == unitId && !p.IsWithdrawn && (p.To is null || p.To >= on)).ToList())
        {
            if (posting.From < on)
                postings.Add(posting.GoOnIn(into, on));
            else
                posting.Move(into);
        }
    }

    /// <summary>The morning summary is each person's own choice.</summary>
    public void ChooseMorningSummary(bool wanted) => WantsMorningSummary = wanted;
}
