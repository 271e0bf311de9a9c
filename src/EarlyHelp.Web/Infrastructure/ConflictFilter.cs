using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// Two people changed the same record: the second is told who changed what and when, sees both versions, and loses nothing typed (409).
/// </summary>
public sealed class ConflictFilter(EarlyHelpDbContext db, AuditReader audit, Drafts drafts, CurrentActor current, IModelMetadataProvider metadata) : IAsyncExceptionFilter
{
    // What the record keeps beside what happened; the heading of the change says it already.
    private static readonly string[] Housekeeping = ["At", "By", "By staff", "Since", "Until", "Number", "Notification", "Case", "Family", "Reference", "Happened on", "From state", "To state", "Version"];

    /// <inheritdoc/>
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is not DbUpdateConcurrencyException conflict)
            return;
        var records = conflict is ChangedMeanwhileException changed ? [changed.Record] : conflict.Entries.Select(e => e.Entity).OfType<Versioned>().ToList();
        db.ChangeTracker.Clear();
        var form = context.HttpContext.Request.HasFormContentType ? await context.HttpContext.Request.ReadFormAsync() : null;
        if (form?[OncePerPost.DraftField].ToString() is { Length: > 0 and <= StaffDraft.KeyMaxLength } draftKey && current.Actor.IsStaff)
            await drafts.TryKeepAsync(draftKey, form);
        // A notifier reads nothing of what staff wrote.
        var newest = records.Count == 0 || !current.Actor.IsStaff ? [] : ForReader(records[0], await audit.NewestAsync(records[0], 5));
        var changes = newest.Select(c => c with { Values = [.. c.Values.Where(v => !Housekeeping.Contains(v.Name, StringComparer.OrdinalIgnoreCase))] }).ToList();
        var typed = form is null ? [] : TypedValue.Of(form);
        context.Result = new ViewResult
        {
            ViewName = "Conflict",
            StatusCode = StatusCodes.Status409Conflict,
            ViewData = new ViewDataDictionary<ConflictPage>(metadata, context.ModelState)
            {
                Model = new ConflictPage(changes, typed, BackTo(context.HttpContext.Request)),
            },
        };
        context.ExceptionHandled = true;
    }

    // "https://here//elsewhere.example" has a path that a browser takes for another site.
    private static string BackTo(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Host == request.Host.Host && from.PathAndQuery.AsSpan(1).IndexOfAny('/', '\\') != 0 ? from.PathAndQuery : "/";

    // Social care reads nothing of a case, a family or a panel, and of a step-up what changed since it was sent, without what managers think of it.
    private IReadOnlyList<AuditLine> ForReader(Versioned record, IReadOnlyList<AuditLine> newest) => (current.Actor.Role, record) switch
    {
        (not Domain.Access.Role.SocialCarePartner, _) or (_, Domain.Transfers.StepDown) => newest,
        (_, Domain.Transfers.StepUp { SentAt: { } sent }) =>
            [.. newest.Where(c => c.At >= sent).Select(c => c with { Values = [.. c.Values.Where(v => !v.Name.StartsWith("Immediate review", StringComparison.OrdinalIgnoreCase))] })],
        _ => [],
    };
}

/// <summary>What the second person is told.</summary>
/// <param name="Changes">What others changed, the newest first.</param>
/// <param name="Typed">What this person typed.</param>
/// <param name="BackTo">The page to start from again.</param>
public sealed record ConflictPage(IReadOnlyList<AuditLine> Changes, IReadOnlyList<TypedValue> Typed, string BackTo);
