using EarlyHelp.Data;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Passwords;
using EarlyHelp.Web.Features.SecondFactors;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Features.Staff;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers accounts, sessions and who may do what (spec 3-access).</summary>
public static class SignInServices
{
    /// <summary>Minutes without a request after which a session ends (spec 3-access).</summary>
    public const int IdleMinutes = 30;

    /// <summary>Passwords, second factor, cookies, permissions. A county's own sign-in by OpenID Connect would be added here (docs/adr/0027).</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(SignInSettings.Of(builder.Configuration, builder.Environment));
        services.AddScoped<AccountLinks>();
        services.AddScoped<SignInTries>();
        services.AddScoped<AccountWatch>();
        services.AddSingleton<TriesPerAddress>();
        services.AddKeys();
        services.AddScoped<HeldFamilies>();
        services.AddScoped<FactorDesk>();
        services.AddScoped<PeopleDesk>();
        AddAccounts(services, builder.Configuration["Service:Address"]);
        AddSessions(services);
        NameCookies(services, builder.Environment);
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
    }

    private static void AddAccounts(IServiceCollection services, string? address)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.User.RequireUniqueEmail = true;
            // The name is the address: Identity's own list of letters refuses "o'brien@…", and with it every change of such an account.
            o.User.AllowedUserNameCharacters = "";
            o.Password.RequiredLength = 12;
            (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false, false, false);
        }).AddEntityFrameworkStores<EarlyHelpDbContext>().AddPasswordValidator<PasswordRules>().AddErrorDescriber<PasswordWords>()
            .AddSignInManager<SignIns>().AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            // The device asks for a finger, a face or its PIN: so a passkey is two factors by itself.
            (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required");
            // Else the name in the request's own address, which outside Development somebody could have forged.
            if (Uri.TryCreate(address, UriKind.Absolute, out var own))
                o.ServerDomain = own.Host;
        });
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            o.ExpireTimeSpan = TimeSpan.FromMinutes(IdleMinutes);
            o.SlidingExpiration = true;
            o.LoginPath = "/account/sign-in";
            o.Events.OnSigningIn = SessionLife.BeginAsync;
            o.Events.OnValidatePrincipal = SessionLife.CheckAsync;
            o.Events.OnRedirectToLogin = SessionEnd.LeadAsync;
            o.Events.OnRedirectToAccessDenied = SessionEnd.RefuseAsync;
        }).AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => o.ExpireTimeSpan = TimeSpan.FromMinutes(5))
            .AddCookie(SignIns.SecondFactorDue, o => o.ExpireTimeSpan = TimeSpan.FromMinutes(SignIns.SecondFactorMinutes));
    }

    // Outside Development a browser sends no cookie over an open line, and takes those named so from nobody but this host.
    private static void NameCookies(IServiceCollection services, IHostEnvironment environment)
    {
        var prefix = environment.IsDevelopment() ? "" : "__Host-";
        void Name(string scheme, string name) => services.Configure<CookieAuthenticationOptions>(scheme, o =>
            (o.Cookie.Name, o.Cookie.Path, o.Cookie.SameSite, o.Cookie.HttpOnly) = (prefix + name, "/", SameSiteMode.Lax, true));
        Name(IdentityConstants.ApplicationScheme, "earlyhelp");
        Name(IdentityConstants.TwoFactorUserIdScheme, "earlyhelp-passkey");
        Name(SignIns.SecondFactorDue, "earlyhelp-second-factor");
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.Path) = ($"{prefix}earlyhelp-form", "/"));
        services.Configure<CookieTempDataProviderOptions>(o => (o.Cookie.Name, o.Cookie.Path) = ($"{prefix}earlyhelp-said", "/"));
    }
}
