using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Standards;

/// <summary>The service standards and the working calendar as they are set up now; read once a request, when first needed.</summary>
public sealed class StandardsInForce(EarlyHelpDbContext db)
{
    private static readonly CompiledQuery<Func<EarlyHelpDbContext, IAsyncEnumerable<ServiceStandard>>> Rows = new(() => EF.CompileAsyncQuery((EarlyHelpDbContext db) => db.ServiceStandards.AsNoTracking()));

    private static readonly CompiledQuery<Func<EarlyHelpDbContext, IAsyncEnumerable<BankHoliday>>> Holidays = new(() => EF.CompileAsyncQuery((EarlyHelpDbContext db) => db.BankHolidays.AsNoTracking()));

    private ServiceStandards? standards;
    private WorkingCalendar? calendar;

    /// <summary>All rows of the service standards; a clock takes the one in force when it started.</summary>
    public async Task<ServiceStandards> StandardsAsync() =>
        standards ??= new ServiceStandards(await Rows.For(db)(db).ToListAsync());

    /// <summary>The working calendar of the bank holidays as set up.</summary>
    public async Task<WorkingCalendar> CalendarAsync() =>
        calendar ??= WorkingCalendar.Of(await Holidays.For(db)(db).ToListAsync());

    /// <summary>A clock that was started on a record, from its stored dates.</summary>
    public async Task<Clock> ClockAsync(string code, DateOnly startedOn, DateOnly dueOn) =>
        Clock.Restore((await StandardsAsync()).InForce(code, startedOn), startedOn, dueOn, await CalendarAsync());
}
