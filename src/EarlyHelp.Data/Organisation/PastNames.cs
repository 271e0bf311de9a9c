using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Organisation;

/// <summary>What places were called on past days, for pages that are of such a day; read once a request, when first needed.</summary>
public sealed class PastNames(EarlyHelpDbContext db)
{
    private DatedNames? names;

    /// <summary>The names of all days.</summary>
    public async Task<DatedNames> ReadAsync() => names ??= new DatedNames(await db.PlaceNames.AsNoTracking().ToListAsync());

    /// <summary>The name of a district on a day.</summary>
    public async Task<string> OfAsync(District district, DateOnly day) => (await ReadAsync()).On(PlaceKind.District, district.Id, day, district.Name);
}
