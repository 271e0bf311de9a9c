using EarlyHelp.Data.Families;
using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Search;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>Episodes of additional support are kept as another system recorded them, and go out as they came.</summary>
public sealed class RegisterSupportTests
{
    private const string Header = "episode_ref,family_ref,opened_on,district,closed_on,outcome";

    [Fact]
    public async Task Episodes_come_in_change_are_found_and_go_journeyagain()
    {
        await using var first = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("additional_support.csv", Header, "A1,F1,2016-01-04,Ashford,2016-02-01,needs met", "A2,F1,2016-03-01,,,");
        await ImportedAsync(first, folder.Register);
        var before = await RegisterImportTests.DumpAsync(first);
        await ImportedAsync(first, folder.Register);
        Assert.Equal(before, await RegisterImportTests.DumpAsync(first));

        folder.Change("additional_support.csv", "2016-03-01,,,", "2016-03-01,Thanet,2016-04-01,moved away");
        var result = await ImportedAsync(first, folder.Register);
        Assert.Equal((0, 1, 1), result.Files.Single() is var f ? (f.New, f.Changed, f.Same) : default);
        var found = await first.AskAsync<FamilySearch, SearchResult>(search => search.FindAsync("A2", null, 1), Actor.Staff(first.Priya, "Priya Nair", Role.TriageManager));
        Assert.Single(found.Families);

        await using var second = await Records.NewAsync();
        await first.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(folder.Path, "one")));
        await ImportedAsync(second, new RegisterFolder(Path.Combine(folder.Path, "one")));
        await second.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(folder.Path, "two")));
        foreach (var journey in new[] { "one", "two" })
            Assert.Equal(folder.Read("additional_support.csv"), await File.ReadAllTextAsync(Path.Combine(folder.Path, journey, "additional_support.csv")));
    }

    [Theory]
    [InlineData("A1,F1,2016-01-04,Ashford,2016-01-01,", "closed_on", "It was closed before it was opened")]
    [InlineData("A1,F1,2036-01-04,,,", "opened_on", "This date is in the future")]
    [InlineData("A1,F1,2016-01-04,Atlantis,,", "district", "There is no district of this name")]
    [InlineData(",F1,2016-01-04,,,", "episode_ref", "This must not be empty")]
    public async Task A_wrong_episode_is_told(string row, string column, string reason)
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("additional_support.csv", Header, row);

        var problem = Assert.Single((await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register))).Problems);

        Assert.Equal((2, column, reason), (problem.Line, problem.Column, problem.Reason));
    }

    [Fact]
    public async Task An_episode_goes_along_when_families_are_merged_and_comes_back()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("additional_support.csv", Header, "A1,F1,2016-01-04,,,", "A2,F2,2016-01-04,,,");
        await ImportedAsync(records, folder.Register);
        var ids = await records.AskAsync<EarlyHelpDbContext, List<long>>(db => db.Families.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync());
        await records.SaveAsync<Merging>((merging, _) => merging.ProposeAsync(MergeKind.Family, ids[0], ids[1], ids[0], "The same family"), records.Officer);

        await AnswerAsync(records, (merging, merge) => merging.ConfirmAsync(merge));
        Assert.Equal([ids[0], ids[0]], await FamiliesAsync(records));
        await AnswerAsync(records, (merging, merge) => merging.UndoAsync(merge));
        Assert.Equal(ids, await FamiliesAsync(records));
    }

    private static Task<List<long>> FamiliesAsync(Records records) => records.AskAsync<EarlyHelpDbContext, List<long>>(db => db.PastSupport.OrderBy(s => s.Id).Select(s => s.FamilyId).ToListAsync());

    private static Task AnswerAsync(Records records, Func<Merging, RecordMerge, Task> answer) =>
        records.SaveAsync<Merging>(async (merging, db) => await answer(merging, await db.RecordMerges.Include(m => m.Moves).SingleAsync()), records.Colleague);

    private static async Task<RegisterResult> ImportedAsync(Records records, RegisterFolder folder)
    {
        var result = await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder));
        Assert.Empty(result.Problems);
        return result;
    }
}
