using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Seeding;

/// <summary>The demonstration accounts of spec 8-running: in Development only, all with one password.</summary>
public sealed class DemoAccounts(EarlyHelpDbContext db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer)
{
    /// <summary>The password of every demonstration account.</summary>
    public const string Password = "EarlyHelp-demo-1";

    private readonly List<(StaffMember Staff, string Email)> people = [];

    /// <summary>Adds them once.</summary>
    public async Task AddAsync()
    {
        if (await db.Users.AnyAsync())
            return;
        var districts = await db.Districts.Include(d => d.Area).ToListAsync();
        var units = await db.Units.ToListAsync();
        Post("triage", "Priya Nair", Role.TriageOfficer);
        Post("triage2", "Owen Blake", Role.TriageOfficer);
        Post("triage.manager", "Ruth Lindqvist", Role.TriageManager);
        var ashford = units.Single(u => u.Name == "Ashford 1");
        Post("worker", "Sam Hill", Role.UnitWorker, unit: ashford);
        Post("worker2", "Joy Adeyemi", Role.UnitWorker, unit: ashford);
        Post("lead", "Martin Cole", Role.UnitLead, unit: ashford);
        Post("district", "Anita Verma", Role.DistrictManager, district: ashford.District);
        foreach (var district in districts.Where(d => d.Name != "Ashford"))
        {
            var name = district.Name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
            var unit = units.Single(u => u.Name == $"{district.Name} 1");
            Post($"worker.{name}", $"{district.Name} Worker", Role.UnitWorker, unit: unit);
            Post($"lead.{name}", $"{district.Name} Lead", Role.UnitLead, unit: unit);
            Post($"district.{name}", $"{district.Name} Manager", Role.DistrictManager, district: district);
            if (district.Name == "Thanet")
                Post("socialcare.thanet", "Femi Grant", Role.SocialCarePartner, district: district);
        }

        Post("area", "Graham Webb", Role.AreaManager, area: ashford.District.Area);
        Post("county", "Helen Osei", Role.CountyManager);
        Post("analyst", "Daniel Frost", Role.Analyst);
        Post("openaccess", "Lucy Marsh", Role.OpenAccessWorker, district: ashford.District);
        Post("socialcare", "Nadia Karim", Role.SocialCarePartner, district: ashford.District);
        Post("socialcare2", "Tom Avery", Role.SocialCarePartner, district: ashford.District);
        Post("auditor", "Peter Quill", Role.QualityAuditor);
        Post("privacy", "Ines Duarte", Role.PrivacyOfficer);
        Post("admin", "Colin Tate", Role.Administrator);
        await SaveAsync();
    }

    private void Post(string name, string person, Role role, Area? area = null, District? district = null, Unit? unit = null)
    {
        var staff = new StaffMember(person, $"{name}@demo.example");
        staff.Post(role, ReferenceData.Beginning, area, district, unit);
        people.Add((staff, staff.Email));
    }

    private async Task SaveAsync()
    {
        // One password, one hash: hashing it sixty times would cost seconds at the first start and gain nothing.
        var hash = hasher.HashPassword(new Account(), Password);
        foreach (var (staff, email) in people)
        {
            db.Add(new Account
            {
                Staff = staff, UserName = email, Email = email, EmailConfirmed = true, PasswordHash = hash, LockoutEnabled = true,
                NormalizedUserName = normalizer.NormalizeName(email), NormalizedEmail = normalizer.NormalizeEmail(email),
                SecurityStamp = Guid.NewGuid().ToString("N"),
            });
        }

        await db.SaveChangesAsync();
    }
}
