using System.Globalization;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.AccessRequests;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Feedback;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Returns;
using EarlyHelp.Data.Search;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Data.Standards;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.Closures;
using EarlyHelp.Web.Features.Home;
using EarlyHelp.Web.Features.Reviews;
using EarlyHelp.Web.Features.Scorecards;
using EarlyHelp.Web.Features.Tracker;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Serilog;

namespace EarlyHelp.Web.Startup;

/// <summary>The composition root: everything the app is made of.</summary>
public static class Services
{
    /// <summary>Registers all services.</summary>
    public static void AddEarlyHelp(this WebApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var services = builder.Services;
        var clock = AppClock.From(builder.Configuration, builder.Environment);
        DatabaseChoice.MakeModel(builder.Configuration, builder.Environment.ContentRootPath, clock);
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
        AddLogs(builder);
        builder.AddDefences();
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(p => p.GetRequiredService<AppClock>());
        services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        services.AddReplica(builder.Configuration, builder.Environment.ContentRootPath);
        AddRecords(services);
        builder.AddSignIn();
        AddPages(services);
        services.AddRateLimits(builder.Configuration);
        builder.AddNotify();
        services.AddHealth(builder.Configuration, builder.Environment);
    }

    private static void AddLogs(WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }

    private static void AddRecords(IServiceCollection services)
    {
        services.AddScoped<CurrentActor>();
        services.AddScoped<PostInHand>();
        services.AddScoped<Reach>();
        services.AddScoped<Opening>();
        services.AddScoped<AuditReader>();
        services.AddScoped<ReferenceNumbers>();
        services.AddScoped<StandardsInForce>();
        services.AddScoped<ReferenceData>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<DemoFamilies>();
        AddCases(services);
        services.AddOutbox();
        services.AddPrivacy();
        services.AddOrganisation();
        services.AddSingleton<Features.Registers.RegisterDesk>();
        services.AddHostedService(p => p.GetRequiredService<Features.Registers.RegisterDesk>());
        services.AddScoped<Data.Registers.RegisterImport>();
        services.AddScoped<Data.Generating.Generator>();
        services.AddScoped<Data.Search.OldReferences>();
        services.AddScoped<Reception>();
        services.AddScoped<FamilyRecorder>();
        services.AddScoped<FamilyMatches>();
        services.AddScoped<Identification>();
        services.AddScoped<Merging>();
        services.AddScoped<FamilyRecords>();
        services.AddScoped<FigureScopes>();
        services.AddScoped<Freezing>();
        services.AddScoped<FigureLines>();
        services.AddScoped<FigurePages>();
        services.AddScoped<AnnexARecords>();
        services.AddScoped<PersonRecords>();
        services.AddScoped<PeopleToGive>();
        services.AddScoped<TrackerPages>();
    }

    private static void AddCases(IServiceCollection services)
    {
        services.AddScoped<Caseload>();
        services.AddScoped<Places>();
        services.AddScoped<AllocationList>();
        services.AddScoped<CaseRecords>();
        services.AddCaseTools();
        services.AddTransfers();
        services.AddPanels();
        services.AddRestrictions();
        services.AddScoped<FamilySearch>();
        services.AddScoped<CaseWords>();
        services.AddScoped<CasePages>();
        services.AddScoped<FollowUpQueue>();
        services.AddScoped<FeedbackRecords>();
        services.AddScoped<ReviewPages>();
        services.AddScoped<ClosurePages>();
        services.AddScoped<StartPages>();
        services.AddCasework();
        services.AddTriage();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddScoped<Drafts>();
        services.AddValidatorsIn(typeof(Program).Assembly);
        services.AddControllersWithViews(o =>
        {
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            // As an object it keeps its own order, after the limits on size: by its type it would read the form before them.
            o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            o.Conventions.Add(new RouteValuesOnly());
            o.Filters.Add<PlainRedirects>();
            o.Filters.Add<OncePerPost>();
            o.Filters.Add<FilesAgainFilter>();
            o.Filters.Add<ValidateForms>();
            o.Filters.Add<ConflictFilter>();
            o.Filters.Add<ReasonFilter>();
            o.Filters.Add<BehindGlassFilter>();
            o.Filters.Add<ErasedFilter>();
            o.Filters.Add<NotSavedFilter>();
            o.Filters.Add<BlankAddresses>();
            o.Filters.Add<MissingFileFilter>();
            o.Filters.Add<SaveAgainFilter>();
        });
        services.Configure<Microsoft.AspNetCore.Mvc.Razor.RazorViewEngineOptions>(o =>
        {
            o.ViewLocationFormats.Clear();
            o.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            o.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
        });
        services.AddRouting(o => o.LowercaseUrls = true);
    }

    /// <summary>Registers every validator of the assembly by the form it validates.</summary>
    private static void AddValidatorsIn(this IServiceCollection services, System.Reflection.Assembly assembly)
    {
        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true))
            services.AddScoped(found.InterfaceType, found.ValidatorType);
    }
}
