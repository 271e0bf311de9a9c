using EarlyHelp.Domain.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Turns broken rules into messages beside the fields.</summary>
public static class RuleErrors
{
    /// <summary>Does it, or puts every sentence that refused it into the model state. The only place that catches broken rules.</summary>
    public static bool Attempt(this ModelStateDictionary modelState, Action change) => modelState.Attempt("", change);

    /// <summary>As above, for a page with two forms: the fields of this one begin with a word of their own.</summary>
    public static bool Attempt(this ModelStateDictionary modelState, string prefix, Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (RulesBrokenException refused)
        {
            modelState.Add(refused, prefix);
            return false;
        }
    }

    /// <summary>As <see cref="Attempt(ModelStateDictionary, Action)"/>, for a change that reads the database first.</summary>
    public static async Task<bool> AttemptAsync(this ModelStateDictionary modelState, Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (RulesBrokenException refused)
        {
            modelState.Add(refused);
            return false;
        }
    }

    /// <summary>The page again with its messages and everything that was typed: 422.</summary>
    public static ViewResult Refused(this Controller controller, string view, object? model)
    {
        var result = controller.View(view, model);
        result.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return result;
    }

    /// <summary>A page that says that the time of a form is over, or its link was used: 410.</summary>
    public static ViewResult IsOver(this Controller controller, string view, object? model)
    {
        var result = controller.View(view, model);
        result.StatusCode = StatusCodes.Status410Gone;
        return result;
    }

    private static void Add(this ModelStateDictionary modelState, RulesBrokenException refused, string prefix = "")
    {
        foreach (var rule in refused.Broken)
            modelState.AddModelError(rule.Field is null ? "" : prefix + rule.Field, rule.Sentence);
    }
}
