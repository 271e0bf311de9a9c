using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace EarlyHelp.Web.Access;

/// <summary>The permission that an endpoint needs; of several, on it and on its controller, it needs each. A signed-in person without it gets 404; a visitor is led to sign-in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequiresAttribute(Permission permission) : Attribute, IAuthorizeData, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>The permission.</summary>
    public Permission Permission { get; } = permission;

    /// <inheritdoc/>
    public string? Policy { get; set; }

    /// <inheritdoc/>
    public string? Roles { get; set; }

    /// <inheritdoc/>
    public string? AuthenticationSchemes { get; set; }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>An endpoint that is open to people without an account, and why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAttribute(string whom) : Attribute, IAllowAnonymous
{
    /// <summary>Who uses it: "anyone", "notifiers".</summary>
    public string Whom { get; } = whom;
}

/// <summary>An endpoint that somebody reaches who has still to set up the second factor that their role needs. Nothing else is reached without it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BeforeSecondFactorAttribute : Attribute;

/// <summary>Asks the one table.</summary>
public sealed class PermissionHandler(CurrentActor current) : AuthorizationHandler<RequiresAttribute>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresAttribute requirement)
    {
        if (current.IsSet && current.Actor.May(requirement.Permission) && (!current.Actor.OwesSecondFactor || IsBefore(context.Resource as HttpContext)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static bool IsBefore(HttpContext? request) => request?.GetEndpoint()?.Metadata.GetMetadata<BeforeSecondFactorAttribute>() is not null;
}
