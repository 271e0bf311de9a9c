using EarlyHelp.Domain.Access;

namespace EarlyHelp.Web.Features.SignIn;

/// <summary>Whether everyone whose role reads family records or administers must give a second factor (spec 3-access, adr/0027). In Development they needn't (spec 8-running).</summary>
/// <param name="SecondFactorRequired">SignIn__SecondFactor: Required or Optional.</param>
public sealed record SignInSettings(bool SecondFactorRequired)
{
    /// <summary>Whether somebody in this role must give one.</summary>
    public bool MustGive(Role role) => SecondFactorRequired && RolePermissions.NeedsSecondFactor(role);

    /// <summary>The setting. Doing without outside Development is an error, not ignored.</summary>
    public static SignInSettings Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var set = configuration["SignIn:SecondFactor"] is { Length: > 0 } text ? text : (environment.IsDevelopment() ? "Optional" : "Required");
        return set switch
        {
            "Required" => new SignInSettings(true),
            "Optional" when environment.IsDevelopment() => new SignInSettings(false),
            "Optional" => throw new InvalidOperationException("SignIn__SecondFactor can be Optional in Development only."),
            _ => throw new InvalidOperationException($"SignIn__SecondFactor is \"{set}\"; it can be Required or Optional."),
        };
    }
}
