using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Startup;

/// <summary>Makes the first administrator, from whom everybody else is invited (spec 8-running).</summary>
public static class AdminCommand
{
    private const string Help = """
        create-admin EMAIL [--name "First Last"]

        Makes an administrator with this work email address and prints a link by which they choose a password. The link works once, for 24 hours.
        The name is the part of the address before the @ unless --name says another. An address that is known already is refused.
        """;

    /// <summary>create-admin EMAIL [--name NAME]; 0 when the administrator was made.</summary>
    public static async Task<int> CreateAsync(WebApplication app, string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Help);
            return 0;
        }

        if (Read(args) is not var (email, name))
            return await FailAsync(Help);
        if (!IsAddress(email) || name.Length is 0 or > StaffMember.NameMaxLength)
            return await FailAsync(IsAddress(email) ? $"The name must have 1 to {StaffMember.NameMaxLength} characters." : $"\"{email}\" is no email address.");
        await FirstData.PrepareAsync(app.Services, app.Configuration, app.Environment, withFamilies: false);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.Job("create-admin");
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        if (await db.Users.AnyAsync(u => u.Staff.Email == email))
            return await FailAsync($"{email} has an account already.");
        if (await db.Staff.AnyAsync(s => s.Email == email))
            return await FailAsync($"{email} is among the people already, without an account: take another address, or let an administrator invite them.");
        var link = await MakeAsync(services, db, new StaffMember(name, email));
        Tell(app, services, email, link);
        return 0;
    }

    private static async Task<string> MakeAsync(IServiceProvider services, EarlyHelpDbContext db, StaffMember person)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        person.Post(Role.Administrator, UkTime.Today(clock));
        var account = Account.For(person, services.GetRequiredService<ILookupNormalizer>());
        account.Note("Made from the command line", null, services.GetRequiredService<CurrentActor>().Actor, UkTime.UtcNow(clock));
        db.Add(account);
        var link = services.GetRequiredService<AccountLinks>().Make(account, AccountLinkKind.FirstAdministrator);
        await db.SaveChangesAsync();
        return link;
    }

    // The link stands on a line of its own, to be copied.
    private static void Tell(WebApplication app, IServiceProvider services, string email, string link)
    {
        var isKnown = app.Environment.IsDevelopment() || app.Configuration["Service:Address"] is { Length: > 0 };
        Console.WriteLine($"{email} is an administrator. Choose the password here; the link works once, for {AccountLink.LifeOf(AccountLinkKind.FirstAdministrator).TotalHours:0} hours:");
        Console.WriteLine(isKnown ? services.GetRequiredService<ServiceAddress>().Of(link) : link);
        if (!isKnown)
            Console.WriteLine("Put the address of the service before it: Service__Address is not set.");
    }

    private static (string Email, string Name)? Read(string[] args)
    {
        var rest = args.Skip(1).ToList();
        string? name = null;
        if (rest.IndexOf("--name") is >= 0 and var at)
        {
            if (at + 1 >= rest.Count)
                return null;
            name = rest[at + 1].Trim();
            rest.RemoveRange(at, 2);
        }

        return rest is [var email] && !email.StartsWith("--", StringComparison.Ordinal) ? (StaffMember.Normalise(email), name ?? email.Split('@')[0]) : null;
    }

    private static bool IsAddress(string email)
    {
        var rules = new InlineValidator<string>();
        rules.RuleFor(e => e).EmailAddress().MaximumLength(StaffMember.EmailMaxLength);
        return rules.Validate(email).IsValid;
    }

    private static async Task<int> FailAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }
}
