using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EarlyHelp.Analyzers.Tests;

public class PermissionAnalyzerTests
{
    private const string Preamble =
        """
        using System;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        public enum Permission { SeeQueue }
        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)] public sealed class RequiresAttribute(Permission p) : Attribute { public Permission P => p; }
        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)] public sealed class OpenToAttribute(string who) : Attribute { public string Who => who; }

        """;

    [Theory]
    [InlineData("public class Queue : Controller { public IActionResult Index() => View(); }")]
    [InlineData("public class Queue : ControllerBase { [HttpPost] public string Index() => \"\"; }")]
    [InlineData("public class Queue : Controller { [Requires(Permission.SeeQueue)] public void Show() { } public void Index() { } }")]
    [InlineData("public abstract class Lists : Controller { public void Index() { } } public class Queue : Lists;")]
    [InlineData("public abstract class Lists : Controller { public abstract void Index(); } public class Queue : Lists { public override void Index() { } }")]
    [InlineData("public class Lists<T> : Controller { [Requires(Permission.SeeQueue)] public void A() { } } public class Queue : Lists<int> { public void Index() { } }")]
    [InlineData("[AttributeUsage(AttributeTargets.All)] class Requires2Attribute : Attribute; public class Queue : Controller { [Requires2] public void Index() { } }")]
    public async Task An_action_without_a_permission_does_not_compile(string code)
    {
        var error = Assert.Single(await ErrorsOf(code));

        Assert.Equal(("EH0001", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Equal(
            "Action Queue.Index declares no permission: put [Requires(Permission.X)] or [OpenTo(...)] on it or on its controller",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("public class Queue : Controller { [Requires(Permission.SeeQueue)] public IActionResult Index() => View(); }")]
    [InlineData("public class Queue : Controller { [OpenTo(\"everyone\")] public IActionResult Index() => View(); }")]
    [InlineData("[Requires(Permission.SeeQueue)] public class Queue : Controller { public IActionResult Index() => View(); }")]
    [InlineData("[OpenTo(\"notifiers\")] public abstract class Lists : Controller; public class Queue : Lists { public void Index() { } }")]
    [InlineData("public abstract class Lists : Controller { [Requires(Permission.SeeQueue)] public virtual void Index() { } } public class Queue : Lists { public override void Index() { } }")]
    public async Task An_action_with_a_permission_compiles(string code) => Assert.Empty(await ErrorsOf(code));

    [Theory]
    [InlineData("public class Queue : Controller { [NonAction] public void Help() { } }")]
    [InlineData("public class Queue : Controller { internal void A() { } protected void B() { } private void C() { } public static void D() { } }")]
    [InlineData("public class Queue : Controller { public override string ToString() => \"\"; public override void OnActionExecuting(ActionExecutingContext c) { } }")]
    [InlineData("public class Queue : Controller { public Queue() { } public string Title { get; set; } = \"\"; }")]
    [InlineData("public class Queue { public void Index() { } }")]
    public async Task What_is_no_action_needs_none(string code) => Assert.Empty(await ErrorsOf(code));

    private static async Task<IReadOnlyList<Diagnostic>> ErrorsOf(string code)
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(Preamble + code)],
            platform.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        // A snippet that does not compile would pass for one without errors of ours.
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return await compilation.WithAnalyzers([new PermissionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
