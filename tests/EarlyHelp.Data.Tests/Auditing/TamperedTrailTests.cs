using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Organisation;
using static EarlyHelp.Data.Auditing.AuditProblemKind;

namespace EarlyHelp.Data.Tests.Auditing;

/// <summary>Whatever somebody does to the audit in the database, it is found, with its place (spec 3-access: says where the chain breaks).</summary>
public sealed class TamperedTrailTests
{
    private const int Last = 12;

    public static TheoryData<int, string> Columns
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var place in new[] { 1, 2, 5, 6, Last - 1, Last })
            {
                foreach (var column in ColumnsOf(place))
                    data.Add(place, column);
            }

            return data;
        }
    }

    [Fact]
    public async Task What_was_written_and_left_alone_verifies()
    {
        using var trail = await Trail.OfTwelveAsync();

        var proof = await trail.VerifyAsync();

        Assert.Empty(proof.Problems);
        Assert.Equal(Last, proof.Count);
        Assert.StartsWith("12:", proof.Anchor, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Any_column_of_any_entry_that_is_changed_is_found_with_its_place(int place, string column)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync($"UPDATE {Trail.TableOf(place)} SET {column} = {Other(column)} WHERE Id = {place}");

        var expected = column == "Id" ? (place == Last ? CutOff : Removed) : Changed;
        Assert.Equal((expected, place), await trail.FirstProblemAsync());
    }

    [Theory]
    [InlineData(1, Removed)]
    [InlineData(6, Removed)]
    [InlineData(7, Removed)]
    [InlineData(Last, CutOff)]
    public async Task An_entry_that_is_removed_is_missed(int place, AuditProblemKind kind)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync($"DELETE FROM {Trail.TableOf(place)} WHERE Id = {place}");

        Assert.Equal((kind, place), await trail.FirstProblemAsync());
        Assert.Single((await trail.VerifyAsync()).Problems);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task An_entry_that_is_removed_is_missed_also_when_those_behind_it_are_moved_up(int place)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync($"DELETE FROM {Trail.TableOf(place)} WHERE Id = {place}");
        await trail.MoveAsync(place + 1, -1);

        Assert.Equal((Removed, place), await trail.FirstProblemAsync());
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(3, 5)]
    [InlineData(2, 9)]
    [InlineData(1, Last)]
    public async Task Two_entries_that_changed_places_are_found(int one, int other)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync(
            $"UPDATE {Trail.TableOf(one)} SET Id = -1 WHERE Id = {one}", $"UPDATE {Trail.TableOf(other)} SET Id = {one} WHERE Id = {other}", $"UPDATE {Trail.TableOf(one)} SET Id = {other} WHERE Id = -1");

        Assert.Equal((Reordered, one), await trail.FirstProblemAsync());
    }

    [Theory]
    [InlineData(4, "AuditEntries")]
    [InlineData(5, "Looks")]
    [InlineData(1, "Looks")]
    [InlineData(Last + 1, "Looks")]
    [InlineData(-3, "Looks")]
    public async Task An_entry_that_is_inserted_beside_another_or_outside_the_chain_is_found(int place, string table)
    {
        using var trail = await Trail.OfTwelveAsync();

        await ForgeAsync(trail, table, place);

        Assert.Equal((Inserted, place), await trail.FirstProblemAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(Last)]
    public async Task An_entry_that_is_inserted_is_found_also_when_those_behind_it_are_moved_on(int place)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.MoveAsync(place, 1);
        await ForgeAsync(trail, "Looks", place);
        await trail.TamperAsync("UPDATE AuditHead SET Sequence = Sequence + 1");

        Assert.Equal((Inserted, place), await trail.FirstProblemAsync());
    }

    [Theory]
    [InlineData("DELETE FROM AuditEntries WHERE Id >= 10", "DELETE FROM Looks WHERE Id >= 10", CutOff, 10)]
    [InlineData("DELETE FROM AuditEntries", "DELETE FROM Looks", CutOff, 1)]
    public async Task An_end_that_is_cut_off_is_missed(string changes, string looks, AuditProblemKind kind, int place)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync(changes, looks);

        Assert.Equal((kind, place), await trail.FirstProblemAsync());
    }

    [Theory]
    [InlineData("UPDATE AuditHead SET Sequence = 14", CutOff, 13)]
    [InlineData("UPDATE AuditHead SET Sequence = 11", Head, 11)]
    [InlineData("UPDATE AuditHead SET Link = zeroblob(32)", Head, 12)]
    [InlineData("DELETE FROM AuditHead", Head, 0)]
    public async Task A_head_that_is_changed_does_not_fit(string statement, AuditProblemKind kind, int place)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync(statement);

        Assert.Equal((kind, place), await trail.FirstProblemAsync());
    }

    [Fact]
    public async Task A_head_that_is_set_back_with_its_link_leaves_entries_behind_the_end()
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync("UPDATE AuditHead SET Sequence = 9, Link = (SELECT Link FROM AuditEntries WHERE Id = 9)");

        Assert.Equal((Inserted, 10), await trail.FirstProblemAsync());
    }

    [Fact]
    public async Task An_entry_far_behind_the_end_is_found_also_while_somebody_saves()
    {
        using var trail = await Trail.OfTwelveAsync();
        await ForgeAsync(trail, "Looks", 500);

        var proof = await trail.VerifyWhileAsync(() => trail.SaveAsync(new StaffMember("Meanwhile", "meanwhile@demo.example")));

        Assert.Equal([(Inserted, 500)], proof.Problems.Select(p => (p.Kind, p.Place)));
    }

    [Fact]
    public async Task What_somebody_saves_meanwhile_is_no_problem()
    {
        using var trail = await Trail.OfTwelveAsync();

        var proof = await trail.VerifyWhileAsync(() => trail.SaveAsync(new StaffMember("Meanwhile", "meanwhile@demo.example")));

        Assert.Empty(proof.Problems);
    }

    // Read back, each is as it was; a list by day, by name or by family passes over it.
    [Theory]
    [InlineData("UPDATE Looks SET At = ' ' || At WHERE Id = 6", 6)]
    [InlineData("UPDATE Looks SET At = replace(At, ' ', 'T') WHERE Id = 6", 6)]
    [InlineData("UPDATE Looks SET At = At || '0' WHERE Id = 6", 6)]
    [InlineData("UPDATE AuditEntries SET At = At || '.0' WHERE Id = 7", 7)]
    [InlineData("UPDATE Looks SET At = CAST(At AS BLOB) WHERE Id = 6", 6)]
    [InlineData("UPDATE Looks SET FamilyId = CAST(CAST(FamilyId AS TEXT) AS BLOB) WHERE Id = 6", 6)]
    [InlineData("UPDATE Looks SET [By] = CAST([By] AS BLOB) WHERE Id = 6", 6)]
    [InlineData("UPDATE AuditEntries SET Entity = Entity || char(0) || 'x' WHERE Id = 7", 7)]
    public async Task A_value_that_is_only_spelled_otherwise_in_the_file_is_found(string statement, int place)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync(statement);

        Assert.Equal([(Changed, place)], (await trail.VerifyAsync()).Problems.Select(p => (p.Kind, (int)p.Place)));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_any_more_is_named()
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync("UPDATE Looks SET At = 'never' WHERE Id = 6");

        Assert.Equal((Changed, 6), await trail.FirstProblemAsync());
    }

    [Fact]
    public async Task Every_changed_entry_is_told_not_only_the_first()
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.TamperAsync("UPDATE Looks SET Reason = 'Another' WHERE Id IN (4, 10)", "UPDATE AuditEntries SET Changes = '[]' WHERE Id = 7");

        Assert.Equal([4, 7, 10], (await trail.VerifyAsync()).Problems.Select(p => p.Place));
    }

    private static IEnumerable<string> ColumnsOf(int place)
    {
        using var db = new Sqlite.DesignTimeFactory().CreateDbContext([]);
        return [.. db.Model.FindEntityType(place % 2 == 1 ? typeof(AuditEntry) : typeof(Look))!.GetProperties().Select(p => p.Name)];
    }

    private static string Other(string column) => column switch
    {
        "At" => "'2001-02-03 04:05:06'",
        "Salt" or "Digest" or "Link" => $"zeroblob(length({column}))",
        "Changes" => "replace(Changes, 'Person', 'Somebody')",
        "By" or "Action" or "Entity" or "EntityKey" or "Role" or "Page" or "Reason" => $"{column} || ' '",
        "Id" => "1000",
        _ => $"coalesce({column}, 0) + 1",
    };

    // As somebody would who doesn't know how links are made, or copies those of another.
    private static Task ForgeAsync(Trail trail, string table, int place)
    {
        var columns = table == "Looks" ? "At, [By], FamilyId, Page, Salt, Digest, Link" : "At, [By], Action, Entity, EntityKey, Changes, Salt, Digest, Link";
        return trail.TamperAsync($"INSERT INTO {table} (Id, {columns}) SELECT {place}, {columns} FROM {table} WHERE Id = (SELECT min(Id) FROM {table})");
    }
}
