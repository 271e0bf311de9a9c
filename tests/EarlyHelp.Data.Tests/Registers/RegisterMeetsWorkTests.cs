using EarlyHelp.Data.Families;
using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Search;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>A register that comes again meets what was done here since: it takes nothing of it away, and makes nobody twice.</summary>
public sealed class RegisterMeetsWorkTests
{
    private const string People = "person_ref,family_ref,family_role,first_name,last_name,date_of_birth,upn";

    [Fact]
    public async Task Somebody_who_was_added_to_another_family_here_stays_in_it()
    {
        await using var records = await Records.NewAsync();
        using var folder = await TwoAsync(records);
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var family = await db.Families.Include(f => f.Members).ThenInclude(m => m.Person).OrderBy(f => f.Id).LastAsync();
            family.Add(await db.People.OrderBy(p => p.Id).FirstAsync(), FamilyRole.Child, new(2026, 11, 18));
            await db.SaveChangesAsync();
        });

        await RefusedAsync(records, folder, "P1");
        Assert.Equal(3, await records.AskAsync<EarlyHelpDbContext, int>(db => db.FamilyMembers.CountAsync()));
    }

    [Theory]
    [InlineData(MergeKind.Person)]
    [InlineData(MergeKind.Family)]
    public async Task A_merge_stands_and_can_still_be_undone(MergeKind kind)
    {
        await using var records = await Records.NewAsync();
        using var folder = await TwoAsync(records);
        var merge = await MergeAsync(records, kind);

        // In a merge of families the people of the one that was absorbed have moved.
        await RefusedAsync(records, folder, kind == MergeKind.Person ? "P1" : "P2");
        await AnswerAsync(records, merge, (merging, m) => merging.UndoAsync(m));

        await RefusedAsync(records, folder, kind == MergeKind.Person ? "P1" : "P2");
        Assert.Equal(2, await records.AskAsync<EarlyHelpDbContext, int>(db => db.FamilyMembers.Select(m => m.FamilyId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Somebody_a_notification_was_found_to_be_about_keeps_what_it_told_of_them()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo,Walker,2011-03-14,");
        var reference = await records.ReceiveAsync(1);
        var made = Records.One((await records.NotificationAsync(reference)).Family, FamilyRole.Child);
        folder.Write("people.csv", People, $"P1,F1,child,{made.FirstName},{made.LastName},{made.Born:yyyy-MM-dd},");
        await ImportedAsync(records, folder);
        var known = await records.AskAsync<EarlyHelpDbContext, long>(db => db.Families.OrderBy(f => f.Id).Select(f => f.Id).LastAsync());
        await records.SaveAsync<Identification>(async (identification, db) => await identification.IdentifyAsync(await Records.LoadAsync(db, reference), known), records.Officer);
        Assert.Equal(made.Id, await records.AskAsync<EarlyHelpDbContext, long>(db => db.People.Where(p => p.MergedIntoId != null).Select(p => p.Id).FirstAsync()));

        await RefusedAsync(records, folder, "P1", $"child,{made.FirstName}");
    }

    [Fact]
    public async Task Old_references_are_found_and_shown_after_a_merge()
    {
        await using var records = await Records.NewAsync();
        using var folder = await TwoAsync(records);
        folder.Write("transfers.csv", "transfer_ref,direction,family_ref,requested_on", "T2,step_down,F2,2016-01-02");
        await ImportedAsync(records, folder);
        var people = await MergeAsync(records, MergeKind.Person);
        var families = await MergeAsync(records, MergeKind.Family);

        var reader = Actor.Staff(records.Priya, "Priya Nair", Role.TriageManager);
        foreach (var old in new[] { "P1", "P2", "F1", "F2", "T2" })
            Assert.Single((await records.AskAsync<FamilySearch, SearchResult>(search => search.FindAsync(old, null, 1), reader)).Families);
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var merges = await db.RecordMerges.OrderBy(m => m.Id).ToListAsync();
            Assert.Equal(["P1", "P2"], await new OldReferences(db).OfAsync(ImportedKind.Person, merges[0].SurvivorId));
            Assert.Equal(["F1", "F2"], await new OldReferences(db).OfAsync(ImportedKind.Family, merges[1].SurvivorId));
            Assert.Equal(merges[1].SurvivorId, (await db.PastTransfers.SingleAsync()).FamilyId);
        });

        await AnswerAsync(records, families, (merging, m) => merging.UndoAsync(m));
        await AnswerAsync(records, people, (merging, m) => merging.UndoAsync(m));
        Assert.True(await records.AskAsync<EarlyHelpDbContext, bool>(db => db.PastTransfers.AllAsync(t => db.Families.OrderBy(f => f.Id).Last().Id == t.FamilyId)));
    }

    [Fact]
    public async Task An_own_export_that_comes_back_makes_nobody_and_nothing_twice()
    {
        await using var records = await Records.NewAsync();
        var received = await records.ReceiveAsync(1);
        using var folder = new TempFolder();
        await records.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(folder.Path, "out")));

        var result = await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(new(Path.Combine(folder.Path, "out"))));

        Assert.False(result.IsWritten);
        Assert.Contains(result.Problems, p => (p.File, p.Line, p.Column) == ("notifications.csv", 2, "notification_ref") && p.Reason.StartsWith("This notification began here", StringComparison.Ordinal));
        Assert.Contains(result.Problems, p => (p.File, p.Line, p.Column) == ("people.csv", 2, "person_ref") && p.Reason.StartsWith("This person began here", StringComparison.Ordinal));
        using var family = new TempFolder();
        var reference = (await records.NotificationAsync(received)).Family.Reference;
        family.Write("cases.csv", "case_ref,family_ref,origin,unit,opened_on", $"OLD-1,{reference},step_down,Maidstone 3,2016-01-04");
        var problem = Assert.Single((await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(family.Register))).Problems);
        Assert.Equal(("family_ref", "This family began here and was not imported: change it here, and leave the row out"), (problem.Column, problem.Reason));
        family.Write("cases.csv", "case_ref,family_ref,origin,unit,opened_on", "OLD-1,F1,step_down,Maidstone 3,2016-01-04");
        family.Write("people.csv", People, "P1,F1,child,Leo,Stone,2010-05-01,");
        family.Write("family_members.csv", "person_ref,family_ref,family_role,from", $"P1,{reference},child,2016-01-02");
        Assert.Equal(("family_members.csv", "family_ref"), Assert.Single((await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(family.Register))).Problems) is var p ? (p.File, p.Column) : default);
    }

    [Fact]
    public async Task An_export_gives_nobody_a_name_that_an_imported_record_has()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        // As the export of another database named its people.
        folder.Write("people.csv", People, "PERSON-2,F1,child,Leo,Stone,2010-05-01,");
        await ImportedAsync(records, folder);
        await records.ReceiveAsync(1);
        Assert.True(await records.AskAsync<EarlyHelpDbContext, bool>(db => db.People.AnyAsync(p => p.Id == 2)));

        await records.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(folder.Path, "out")));
        var names = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "out", "people.csv"))).Skip(1).Select(l => l.Split(',')[0]).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Contains("PERSON-2-2", names);
        Assert.Equal(names.Count, await records.AskAsync<EarlyHelpDbContext, int>(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_confidential_home_goes_out_and_comes_back_confidential()
    {
        await using var first = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write(
            "people.csv", "person_ref,family_ref,family_role,first_name,last_name,address_line_1,town,postcode,address_confidential",
            "P1,F1,child,Leo,Stone,1 Hill Road,Maidstone,ME14 1AA,yes", "P2,F2,child,Ann,Hill,2 Hill Road,Maidstone,ME14 1AA,");
        await ImportedAsync(first, folder);
        await first.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(folder.Path, "out")));
        Assert.Equal(["yes", "no"], (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "out", "people.csv"))).Skip(1).Select(l => l.Split(',')[^1]));

        await using var second = await Records.NewAsync();
        await ImportedAsync(second, new RegisterFolder(Path.Combine(folder.Path, "out")));

        foreach (var records in new[] { first, second })
            Assert.Equal([true, false], await records.AskAsync<EarlyHelpDbContext, List<bool>>(db => db.Residences.OrderBy(r => r.Id).Select(r => r.IsConfidential).ToListAsync()));
    }

    private static async Task<TempFolder> TwoAsync(Records records)
    {
        var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo,Stone,2010-05-01,", "P2,F2,child,Leo,Stone,2010-05-01,A950000178301");
        await ImportedAsync(records, folder);
        return folder;
    }

    // P1 or F1 survives.
    private static async Task<long> MergeAsync(Records records, MergeKind kind)
    {
        await records.SaveAsync<Merging>(async (merging, db) =>
        {
            var families = await db.Families.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync();
            var people = await db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
            await (kind == MergeKind.Person ? merging.ProposeAsync(kind, people[0], people[1], families[0], "The same child") : merging.ProposeAsync(kind, families[0], families[1], families[0], "The same family"));
        }, records.Officer);
        var id = await records.AskAsync<EarlyHelpDbContext, long>(db => db.RecordMerges.MaxAsync(m => m.Id));
        await AnswerAsync(records, id, (merging, merge) => merging.ConfirmAsync(merge));
        return id;
    }

    private static Task AnswerAsync(Records records, long id, Func<Merging, RecordMerge, Task> answer) =>
        records.SaveAsync<Merging>(async (merging, db) => await answer(merging, await db.RecordMerges.Include(m => m.Moves).SingleAsync(m => m.Id == id)), records.Colleague);

    // A row that changed is refused, and says so with its reference's column.
    private static async Task RefusedAsync(Records records, TempFolder folder, string reference, string name = "child,Leo")
    {
        var before = folder.Read("people.csv");
        var line = before.Split("\r\n").Single(l => l.StartsWith(reference + ",", StringComparison.Ordinal));
        folder.Change("people.csv", line, line.Replace(name, "child,Leonard", StringComparison.Ordinal));
        var problem = Assert.Single((await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register))).Problems);
        Assert.Equal(("people.csv", "person_ref"), (problem.File, problem.Column));
        Assert.StartsWith("This person has been worked on here", problem.Reason, StringComparison.Ordinal);
        folder.Write("people.csv", before.TrimEnd().Split("\r\n"));
    }

    private static Task ImportedAsync(Records records, TempFolder folder) => ImportedAsync(records, folder.Register);

    private static async Task ImportedAsync(Records records, RegisterFolder folder)
    {
        var result = await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder));
        Assert.Empty(result.Problems);
        Assert.True(result.IsWritten);
    }
}
