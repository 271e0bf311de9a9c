using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// Which record a request is about is what its address says, and nothing in the form: otherwise a field called "reference" would change the record
/// behind the address that was opened, checked and logged.
/// </summary>
public sealed partial class RouteValuesOnly : IActionModelConvention
{
    /// <inheritdoc/>
    public void Apply(ActionModel action)
    {
        var named = action.Selectors.Concat(action.Controller.Selectors).Select(s => s.AttributeRouteModel?.Template).OfType<string>()
            .SelectMany(t => Parameter().Matches(t)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in action.Parameters.Where(p => named.Contains(p.Name)))
        {
            parameter.BindingInfo ??= new BindingInfo();
            parameter.BindingInfo.BindingSource ??= BindingSource.Path;
        }
    }

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)")]
    private static partial Regex Parameter();
}
