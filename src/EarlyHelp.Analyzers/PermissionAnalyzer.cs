using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EarlyHelp.Analyzers;

/// <summary>
/// An action without a declared permission does not compile (spec/3-access.md): what nobody decided on is not open by accident.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PermissionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The error of an action that declares no permission.</summary>
    public static readonly DiagnosticDescriptor NoPermission = new(
        "EH0001",
        "An action declares no permission",
        "Action {0} declares no permission: put [Requires(Permission.X)] or [OpenTo(...)] on it or on its controller",
        "Access",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        // No .editorconfig can switch it off.
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NoPermission];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Mvc + "ControllerBase") is { } controllerBase)
                start.RegisterSymbolAction(symbol => Check(symbol, controllerBase), SymbolKind.NamedType);
        });
    }

    // By class and not by method: an abstract base's actions are answered by each controller that inherits them.
    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol controllerBase)
    {
        var controller = (INamedTypeSymbol)context.Symbol;
        if (controller.IsAbstract || controller.TypeKind != TypeKind.Class || !Ancestry(controller).Contains(controllerBase, SymbolEqualityComparer.Default))
            return;
        if (Ancestry(controller).Any(Declares))
            return;

        var overridden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var type in Ancestry(controller).TakeWhile(t => !IsFramework(t)))
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } original)
                    overridden.Add(original.OriginalDefinition);
                if (overridden.Contains(method.OriginalDefinition) || !IsAction(method) || Versions(method).Any(Declares))
                    continue;
                var place = SymbolEqualityComparer.Default.Equals(type, controller) ? method : (ISymbol)controller;
                context.ReportDiagnostic(Diagnostic.Create(NoPermission, place.Locations.FirstOrDefault(), $"{controller.Name}.{method.Name}"));
            }
        }
    }

    private static bool IsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false }
        && !Versions(method).Any(version => IsFramework(version.ContainingType))
        && !Versions(method).Any(IsNonAction)
        && !IsDispose(method);

    // The method and those it overrides.
    private static IEnumerable<IMethodSymbol> Versions(IMethodSymbol method)
    {
        for (var version = method; version is not null; version = version.OverriddenMethod)
            yield return version;
    }

    private static IEnumerable<INamedTypeSymbol> Ancestry(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static bool IsFramework(INamedTypeSymbol type) => type.SpecialType == SpecialType.System_Object
        || type.ToDisplayString() is Mvc + "ControllerBase" or Mvc + "Controller";

    private static bool IsNonAction(IMethodSymbol method) =>
        method.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == Mvc + "NonActionAttribute");

    private static bool IsDispose(IMethodSymbol method) => method is { Name: "Dispose", ReturnsVoid: true, Parameters.IsEmpty: true };

    private static bool Declares(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => a.AttributeClass?.Name is "RequiresAttribute" or "OpenToAttribute");
}
