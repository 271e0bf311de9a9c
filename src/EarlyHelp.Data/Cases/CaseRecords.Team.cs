using EarlyHelp.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>The team around the family.</summary>
public sealed partial class CaseRecords
{
    /// <summary>Loads the meetings that were called, with who was invited.</summary>
    public Task LoadMeetingsAsync(EarlyHelpCase opened) => db.Entry(opened).Collection(c => c.Meetings).Query().Include(m => m.Guests).LoadAsync();
}
