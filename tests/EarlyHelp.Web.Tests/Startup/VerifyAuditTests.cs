using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Web.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>verify-audit as somebody runs it on the terminal, and the trail of the running app.</summary>
public sealed class VerifyAuditTests
{
    [Fact]
    public async Task The_trail_of_people_at_work_verifies_and_the_log_says_once_a_day_where_it_ends()
    {
        await using var app = new App();
        var (family, _) = await app.ReceiveAsync(1);
        var privacy = await app.SignedInAsync("privacy");
        await privacy.PageAsync($"/families/{family}/audit");

        var proof = await app.InScopeAsync(services => services.GetRequiredService<AuditVerification>().RunAsync());

        Assert.Empty(proof.Problems);
        Assert.True(proof.Count > 50, $"{proof.Count} entries");
        Assert.Equal(proof.Count, await app.WithDbAsync(async db => await db.AuditEntries.LongCountAsync() + await db.Looks.CountAsync()));
        var anchors = app.Services.GetRequiredService<AuditAnchors>();
        Assert.True(await anchors.TellAsync());
        Assert.False(await anchors.TellAsync());
        app.Clock.Utc = app.Clock.Utc.AddDays(1);
        Assert.True(await anchors.TellAsync());
    }

    [Fact]
    public async Task The_command_ends_with_0_when_nothing_is_wrong_and_with_1_and_the_place_when_something_is()
    {
        var folder = Directory.CreateTempSubdirectory("earlyhelp-verify-").FullName;
        try
        {
            var none = await Terminal.RunAsync(folder, "verify-audit");
            Assert.Equal((1, false), (none.Code, File.Exists(Path.Combine(folder, "trail.db"))));
            Assert.Equal(0, (await Terminal.RunAsync(folder, "migrate")).Code);
            var (code, said) = await Terminal.RunAsync(folder, "verify-audit");
            Assert.Equal(0, code);
            Assert.Contains("The chain ends at ", said, StringComparison.Ordinal);

            var anchor = said.Trim().Split(' ')[^1];
            Assert.Equal(0, (await Terminal.RunAsync(folder, "verify-audit", "--expect", anchor)).Code);
            var place = anchor.Split(':')[0];
            var (other, why) = await Terminal.RunAsync(folder, "verify-audit", "--expect", $"{place}:{new string('0', 64)}");
            Assert.Equal(1, other);
            Assert.Contains($"Entry {place}: ", why, StringComparison.Ordinal);
            Assert.Equal(1, (await Terminal.RunAsync(folder, "verify-audit", "--expect", "12")).Code);
            Assert.Equal(1, (await Terminal.RunAsync(folder, "verify-audit", "folder")).Code);

            await EraseAsync(Path.Combine(folder, "trail.db"), isCertified: true);
            var (erased, list) = await Terminal.RunAsync(folder, "verify-audit");
            Assert.Equal(0, erased);
            Assert.Contains("Erasure ERA-TESTED at ", list, StringComparison.Ordinal);
            Assert.Contains(": 1 entry, by Ines Duarte on 10 March 2060, 10:00am", list, StringComparison.Ordinal);
            Assert.Contains("Hold each erasure against the register of certificates", list, StringComparison.Ordinal);
            await EraseAsync(Path.Combine(folder, "trail.db"), isCertified: false);
            Assert.Contains("There is no certificate of this erasure", (await Terminal.RunAsync(folder, "verify-audit")).Said, StringComparison.Ordinal);

            Tamper(Path.Combine(folder, "trail.db"));
            var (found, words) = await Terminal.RunAsync(folder, "verify-audit");
            Assert.Equal(1, found);
            Assert.Contains("Entry 2 (AuditEntries, row 2): It says otherwise", words, StringComparison.Ordinal);
            Assert.Equal(0, (await Terminal.RunAsync(folder, "verify-audit", "--help")).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As an erasure of a family does, or as somebody who only blanks entries and says that it was one.
    private static async Task EraseAsync(string file, bool isCertified)
    {
        var officer = Actor.Staff(9, "Ines Duarte", Role.PrivacyOfficer);
        await using var db = new EarlyHelpDbContext(
            new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options, new CurrentActor { Actor = officer }, new PostInHand(), TimeProvider.System);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var blanked = await AuditErasure.BlankAsync(db, [isCertified ? 3 : 4]);
        var certificate = Erasure.Certify(1, isCertified ? "ERA-TESTED" : "ERA-FORGED", "CASE", new(2060, 1, 1), "The board agreed", officer, new(2060, 3, 10, 10, 0, 0, DateTimeKind.Utc), """{"AuditEntry":1}""");
        if (isCertified)
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO Families (Id, Reference, Name, Version) VALUES (1, 'ERA-TESTED', 'Erased', 0)");
            db.Add(certificate);
            await db.SaveChangesAsync();
        }

        db.Unwritten.Add(AuditErasure.EntryOf(certificate, officer, blanked));
        await transaction.CommitAsync();
    }

    private static void Tamper(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE AuditEntries SET Changes = Changes || ' ' WHERE Id = 2";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
