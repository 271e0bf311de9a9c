using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Registers;

/// <summary>The import of a register by an administrator, who sees counts, lines and references, and no family.</summary>
[Requires(Permission.Administer)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class RegistersController(RegisterDesk desk, CurrentActor current) : Controller
{
    /// <summary>Most bytes of the files of one register together.</summary>
    public const long MostBytes = 500L * 1024 * 1024;

    /// <summary>Seconds after which the page of something that goes on is shown again.</summary>
    public const string RefreshSeconds = "3";

    /// <summary>Sends files, and those that were sent.</summary>
    [HttpGet("/admin/register")]
    public IActionResult Index() => View(Sent);

    /// <summary>Takes files and begins to read them.</summary>
    [HttpPost("/admin/register")]
    public async Task<IActionResult> Create(List<IFormFile> files)
    {
        var names = files.Where(f => f.Length > 0).Select(f => Path.GetFileName(f.FileName)).ToList();
        if (names.Count == 0)
            ModelState.AddModelError("Files", "Choose the files of the register");
        foreach (var name in names.Where(n => RegisterFile.All.All(f => f.Name != n)))
            ModelState.AddModelError("Files", $"{name} is no file of a register: it must be called {string.Join(", ", RegisterFile.All.Select(f => f.Name))}");
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            ModelState.AddModelError("Files", "Choose each file once");
        if (!ModelState.IsValid)
            return this.Refused("Index", Sent);
        var register = await desk.ReceiveAsync([.. files.Where(f => f.Length > 0)], current.Actor, HttpContext.RequestAborted);
        return LocalRedirect($"/admin/register/{register.Id:N}");
    }

    /// <summary>How far it is, what it brings, and what is wrong with it.</summary>
    [HttpGet("/admin/register/{id:guid}")]
    public IActionResult Show(Guid id, int page = 1)
    {
        if (Mine(id) is not { } register)
            return NotFound();
        if (register.IsBusy)
            Response.Headers["Refresh"] = RefreshSeconds;
        return View(new RegisterPage(register, Math.Max(1, page)));
    }

    /// <summary>Imports it.</summary>
    [HttpPost("/admin/register/{id:guid}/import")]
    public IActionResult Import(Guid id)
    {
        if (Mine(id) is not { } register)
            return Gone();
        if (!desk.Import(register, current.Actor))
            TempData["Flash"] = "It is being imported already, or can’t be.";
        return LocalRedirect($"/admin/register/{id:N}");
    }

    /// <summary>Throws it away.</summary>
    [HttpPost("/admin/register/{id:guid}/throw-away")]
    public IActionResult ThrowAway(Guid id)
    {
        if (Mine(id) is not { } register)
            return Gone();
        TempData["Flash"] = desk.ThrowAway(register) ? "The files are gone." : "Something is still going on with these files: wait until it is done.";
        return LocalRedirect("/admin/register");
    }

    // The files hold families: only who sent them has them in hand.
    private IReadOnlyList<SentRegister> Sent => [.. desk.All.Where(r => r.StaffId == current.Actor.StaffId)];

    private SentRegister? Mine(Guid id) => desk.Find(id) is { } sent && sent.StaffId == current.Actor.StaffId ? sent : null;

    // Thrown away in another window, or a day ago.
    private LocalRedirectResult Gone()
    {
        TempData["Flash"] = "These files are gone: send them again.";
        return LocalRedirect("/admin/register");
    }

    /// <summary>A file with what is wrong in each row, to mend.</summary>
    [HttpGet("/admin/register/{id:guid}/mend/{name}")]
    public IActionResult Mend(Guid id, string name) =>
        Mine(id) is { } register && RegisterFile.All.FirstOrDefault(f => f.Name == name) is { } file && System.IO.File.Exists(register.Folder.MendPath(file))
            ? PhysicalFile(register.Folder.MendPath(file), "text/csv", file.Name)
            : NotFound();
}

/// <summary>What the page of a register shows.</summary>
/// <param name="Register">The register.</param>
/// <param name="Page">Page of what is wrong.</param>
public sealed record RegisterPage(SentRegister Register, int Page)
{
    /// <summary>Lines of one page of what is wrong.</summary>
    public const int Size = 100;

    /// <summary>What is wrong, on this page.</summary>
    public IEnumerable<RegisterProblem> Problems => Register.Result?.Problems.Skip(Paging.Before(Page, Size)).Take(Size) ?? [];

    /// <summary>Files that can be fetched to be mended.</summary>
    public IEnumerable<string> ToMend => Register.Result?.Problems.Select(p => p.File).Distinct() ?? [];
}
