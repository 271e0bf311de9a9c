using EarlyHelp.Data;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Registers;

/// <summary>A county is never locked in: what was imported and what was lived since give the same figures after they went out and in again.</summary>
public sealed class RegisterRoundTripTests
{
    private static readonly string[] Levels = ["county", "area", "district", "unit", "worker"];

    [Fact]
    public async Task After_months_of_live_work_on_an_imported_register_the_export_gives_the_same_scorecards_in_an_empty_database_and_in_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("earlyhelp-export-").FullName;
        await using var first = new App();
        // The demonstration is half a year of live work in every state, written by the verbs that people use.
        first.Settings["EarlyHelp:Seed"] = "demo";
        await ImportAsync(first, Path.Combine(AppContext.BaseDirectory, "Samples", "register"));
        await HideAndMergeAsync(first);
        await ExportAsync(first, Path.Combine(folder, "first"));

        await using var second = new App();
        await ImportAsync(second, Path.Combine(folder, "first"));
        await ExportAsync(second, Path.Combine(folder, "second"));
        await using var third = new App();
        await ImportAsync(third, Path.Combine(folder, "second"));

        var (one, two, three) = (await first.SignedInAsync("analyst"), await second.SignedInAsync("analyst"), await third.SignedInAsync("analyst"));
        foreach (var month in Enumerable.Range(0, 9).Select(i => new Month(2026, 3).Plus(i)).Concat(Enumerable.Range(0, 9).Select(i => new Month(2015, 12).Plus(i))))
        {
            foreach (var address in Levels.Select(level => $"/scorecard.csv?month={month}&level={level}"))
            {
                var said = Convert.ToHexString(await one.GetByteArrayAsync(address));
                Assert.True(said.Length > 1000, address);
                Assert.True(said == Convert.ToHexString(await two.GetByteArrayAsync(address)), $"{address} after one journey");
                Assert.True(said == Convert.ToHexString(await three.GetByteArrayAsync(address)), $"{address} after two journeys");
            }
        }

        Assert.Equal(1, await third.WithDbAsync(db => db.Residences.CountAsync(r => r.IsConfidential && r.Address.Line1 == "7 Hidden Row")));
        Directory.Delete(folder, recursive: true);
    }

    // A home that must not be told, and two records of one child.
    private static async Task HideAndMergeAsync(App app)
    {
        var (kept, twice, family) = await app.WithDbAsync(async db =>
        {
            var pair = await db.FamilyMembers.Include(m => m.Person.Residences).ThenInclude(r => r.Address).Where(m => m.To == null && m.Role == FamilyRole.Child && m.Person.MergedIntoId == null)
                .OrderBy(m => m.Id).Take(2).ToListAsync();
            pair[0].Person.LivesAt(Address.At("7 Hidden Row", null, "Ashford", null, "TN24 8AA"), ResidenceKind.MainHome, new(2026, 11, 1), confidential: true);
            await db.SaveChangesAsync();
            return (pair[0].PersonId, pair[1].PersonId, pair[0].FamilyId);
        });
        var staff = await app.WithDbAsync(db => db.Staff.OrderBy(s => s.Id).Select(s => s.Id).Take(2).ToListAsync());
        await app.InScopeAsync(services => SaveAsync(services, merging => merging.ProposeAsync(MergeKind.Person, kept, twice, family, "The same child")), Actor.Staff(staff[0], "Priya Nair", Role.TriageOfficer));
        await app.InScopeAsync(
            async services =>
            {
                var merge = await services.GetRequiredService<EarlyHelpDbContext>().RecordMerges.Include(m => m.Moves).SingleAsync(m => m.SurvivorId == kept && m.AbsorbedId == twice);
                return await SaveAsync(services, merging => merging.ConfirmAsync(merge));
            }, Actor.Staff(staff[1], "Owen Blake", Role.TriageOfficer));
    }

    private static async Task<int> SaveAsync(IServiceProvider services, Func<Merging, Task> work)
    {
        await work(services.GetRequiredService<Merging>());
        return await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
    }

    private static Task<IReadOnlyList<FileCount>> ExportAsync(App app, string folder) => app.InScopeAsync(services => services.GetRequiredService<RegisterExport>().RunAsync(folder));

    private static async Task ImportAsync(App app, string folder)
    {
        var result = await app.InScopeAsync(services => services.GetRequiredService<RegisterImport>().RunAsync(new RegisterFolder(folder)));
        Assert.Empty(result.Problems);
        Assert.True(result.IsWritten);
    }
}
