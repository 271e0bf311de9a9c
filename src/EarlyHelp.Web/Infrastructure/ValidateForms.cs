using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Runs the validator of each form that an action takes; the action looks at the model state and shows the page again.</summary>
public sealed class ValidateForms : IAsyncActionFilter
{
    /// <inheritdoc/>
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var argument in context.ActionArguments.Values.OfType<object>())
        {
            FormGaps.TakeOut(argument);
            if (context.HttpContext.RequestServices.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is not IValidator validator)
                continue;
            var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
            foreach (var error in result.Errors)
                context.ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
        }

        await next();
    }
}
