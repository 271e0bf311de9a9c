using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>The forms with the choices that the county offers, of the day on which each is asked (ADR 33). One query for each page.</summary>
public sealed class CountyForms(EarlyHelpDbContext db)
{
    private CountyLists? lists;

    /// <summary>The county's own lists with every change.</summary>
    public async Task<CountyLists> ListsAsync() => lists ??= new(await db.ListChanges.AsNoTracking().OrderBy(c => c.Id).ToListAsync());

    /// <summary>The form of a kind.</summary>
    public async Task<FormDefinition> OfAsync(FormKind kind) => FormDefinition.Of(kind).With(await ListsAsync());

    /// <summary>The form in which a notification's newest answers are kept.</summary>
    public async Task<FormDefinition> OfAsync(Notification notification) => FormDefinition.Of(notification).With(await ListsAsync());
}
