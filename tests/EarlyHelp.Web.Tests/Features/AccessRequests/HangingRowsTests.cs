using EarlyHelp.Data.AccessRequests;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests.Features.StepDowns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Web.Tests.Features.AccessRequests;

/// <summary>What holds of every kind of record of the model, also of one that is added later (adr/0025).</summary>
public sealed class HangingRowsTests : IDisposable
{
    private static readonly Type[] OfFamilies = [typeof(EarlyHelpCase), typeof(Notification), typeof(Family)];

    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Every_kind_that_hangs_on_somebody_is_found_or_named_as_left_out()
    {
        var keys = await KeysAsync([.. OfFamilies, typeof(Person)]);

        Assert.Contains(keys, k => k.DeclaringEntityType.ClrType == typeof(BatonEntry));
        Found.Nothing(keys.Where(k => !HangingRows.IsFollowed(k) && !HangingRows.Apart.Contains(k.DeclaringEntityType.ClrType)).Select(k => $"{k.DeclaringEntityType.ClrType.Name} is left out").Distinct());
        // A record to begin with is known by one key.
        Assert.All(keys.Where(k => HangingRows.IsFollowed(k) && (OfFamilies.Contains(k.PrincipalEntityType.ClrType) || k.PrincipalEntityType.ClrType == typeof(Person))), k => Assert.Single(k.Properties));
    }

    [Fact]
    public async Task Every_kind_that_hangs_on_a_family_has_its_day_or_is_marked_altogether_when_somebody_has_left()
    {
        var keys = (await KeysAsync(OfFamilies)).Where(HangingRows.IsFollowed).ToList();
        var kinds = keys.Select(k => k.DeclaringEntityType).Distinct().ToList();
        var left = new Belonging(new(2026, 1, 1), new(2026, 6, 1));

        Assert.Contains(kinds, k => k.ClrType == typeof(StepDownCondition));
        Found.Nothing(kinds.Where(Belonging.IsDated).Where(k => !left.IsLater(k, Dated(k))).Select(k => $"{k.ClrType.Name} is kept although it is later"));
        Found.Nothing(kinds.Where(Belonging.IsWithRowAbove).Where(k => !keys.Any(key => key.DeclaringEntityType == k && HasDay(key.PrincipalEntityType, keys))).Select(k => $"{k.ClrType.Name} stands below nothing that has a day"));
        Found.Nothing(kinds.Where(k => !Belonging.IsDated(k) && !Belonging.IsWithRowAbove(k) && left.WhyMarked(new object(), k, Blank(k)) is null).Select(k => $"{k.ClrType.Name} has no day and is not marked"));
    }

    [Fact]
    public async Task The_baton_of_a_family_that_somebody_left_is_marked_as_it_is_overwritten()
    {
        var kind = await app.WithDbAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(Baton))!));

        Assert.NotNull(new Belonging(new(2026, 1, 1), new(2026, 6, 1)).WhyMarked(new object(), kind, Blank(kind)));
        Assert.Null(new Belonging(new(2026, 1, 1), null).WhyMarked(new object(), kind, Blank(kind)));
    }

    [Fact]
    public async Task Rows_are_followed_by_keys_of_several_columns_as_a_whole()
    {
        var stepDown = await SteppedDown.RequestedAsync(app, "Vance");
        await SteppedDown.AcceptAsync(app, stepDown);
        await SteppedDown.PlanAsync(app, stepDown);
        await SteppedDown.GiveAsync(app, stepDown);
        await SteppedDown.CompleteAsync(app, stepDown);
        List<int> offered = [];

        var found = await app.WithDbAsync(async db =>
        {
            var family = await db.StepDowns.Where(s => s.Reference == stepDown).Select(s => s.FamilyId).SingleAsync();
            // The second entry is not taken from the family, so that it is met again from the first.
            return await new HangingRows(db).OfAsync(typeof(Family), [family], (_, row) => row switch
            {
                Baton => false,
                BatonEntry entry => Offer(entry.Number),
                _ => true,
            });
        });

        Assert.Equal([1, 2], found.Select(f => f.Row).OfType<BatonEntry>().Select(e => e.Number));
        Assert.Equal([1, 2, 2], offered.Order());

        bool Offer(int number)
        {
            offered.Add(number);
            return number == 1 || offered.Count(n => n == number) > 1;
        }
    }

    private Task<List<IForeignKey>> KeysAsync(IReadOnlyList<Type> roots) => app.WithDbAsync(db =>
    {
        List<IForeignKey> keys = [];
        Queue<IEntityType> next = new(roots.Select(r => db.Model.FindEntityType(r)!));
        HashSet<IEntityType> met = [];
        while (next.TryDequeue(out var kind))
        {
            if (!met.Add(kind))
                continue;
            foreach (var key in kind.GetReferencingForeignKeys())
            {
                keys.Add(key);
                if (!HangingRows.Apart.Contains(key.DeclaringEntityType.ClrType))
                    next.Enqueue(key.DeclaringEntityType);
            }
        }

        return Task.FromResult(keys);
    });

    // A case, a notification or a family has no day of what hangs on it.
    private static bool HasDay(IEntityType kind, IReadOnlyList<IForeignKey> keys) => !OfFamilies.Contains(kind.ClrType)
        && (Belonging.IsDated(kind) || (Belonging.IsWithRowAbove(kind) && keys.Any(k => k.DeclaringEntityType == kind && HasDay(k.PrincipalEntityType, keys))));

    private static object Blank(IEntityType kind) => System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(kind.ClrType);

    private static object Dated(IEntityType kind)
    {
        var row = Blank(kind);
        foreach (var column in kind.GetProperties().Where(p => p.PropertyInfo is { CanWrite: true }))
        {
            if (column.ClrType == typeof(DateOnly) || column.ClrType == typeof(DateOnly?))
                column.PropertyInfo!.SetValue(row, new DateOnly(2026, 7, 1));
            else if (column.ClrType == typeof(DateTime) || column.ClrType == typeof(DateTime?))
                column.PropertyInfo!.SetValue(row, UkTime.ToUtc(new(2026, 7, 1, 9, 0, 0)));
        }

        return row;
    }
}
