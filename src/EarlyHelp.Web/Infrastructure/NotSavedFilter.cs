using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// What a member of staff typed about a record that has left their reach is never lost (spec 1-product, 7): the answer stays 404, and the
/// page gives back what they typed and no more. It is the same page whether the record exists or not.
/// </summary>
public sealed class NotSavedFilter(EarlyHelpDbContext db, Drafts drafts, CurrentActor current, IModelMetadataProvider metadata) : IAsyncResultFilter
{
    /// <inheritdoc/>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.Result is IStatusCodeActionResult { StatusCode: StatusCodes.Status404NotFound } and not ViewResult
            && HttpMethods.IsPost(request.Method) && request.HasFormContentType && current is { IsSet: true, Actor.IsStaff: true }
            && TypedValue.Of(request.Form) is { Count: > 0 } typed && (typed.Any(t => t.IsWords) || request.Form.ContainsKey(OncePerPost.DraftField)))
        {
            context.Result = await NotSavedAsync(context, request.Form, typed);
        }

        await next();
    }

    private async Task<ViewResult> NotSavedAsync(ResultExecutingContext context, IFormCollection form, IReadOnlyList<TypedValue> typed)
    {
        // Nothing else of this request may be saved along with the draft.
        db.ChangeTracker.Clear();
        var kept = form[OncePerPost.DraftField].ToString() is { Length: > 0 and <= StaffDraft.KeyMaxLength } key && await drafts.TryKeepAsync(key, form);
        return new()
        {
            ViewName = "NothingSaved",
            StatusCode = StatusCodes.Status404NotFound,
            ViewData = new ViewDataDictionary<NothingSavedPage>(metadata, new ModelStateDictionary()) { Model = new NothingSavedPage(typed, kept, form.Files.Count > 0) },
        };
    }
}

/// <summary>What somebody is given back who typed about a record that they cannot open.</summary>
/// <param name="Typed">What they typed.</param>
/// <param name="IsKept">Whether it also stands among their unfinished forms.</param>
/// <param name="HadFiles">Whether they had chosen files, which cannot be given back.</param>
public sealed record NothingSavedPage(IReadOnlyList<TypedValue> Typed, bool IsKept, bool HadFiles);
