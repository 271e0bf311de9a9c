using System.Text;
using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.CalendarImports;

/// <summary>The official file of bank holidays: looked at first, then imported. Due dates that are set already stay (ADR 10).</summary>
[Requires(Permission.Administer)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class CalendarImportsController(EarlyHelpDbContext db, TimeProvider clock) : Controller
{
    // A file that is too big is to be told so, and not cut off.
    private const long MostBytes = 4L * BankHolidayFile.MostBytes;

    /// <summary>The form for the file.</summary>
    [HttpGet("/admin/calendar/import")]
    public IActionResult New() => View();

    /// <summary>Reads the file and shows what it would change. Nothing is changed yet.</summary>
    [HttpPost("/admin/calendar/import")]
    public async Task<IActionResult> Check(IFormFile? file)
    {
        if (file is not { Length: > 0 })
            ModelState.AddModelError(BankHolidayFile.Field, "Choose the file");
        HolidayImportPage? page = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => page = await PageAsync(await ContentAsync(file!))))
            return this.Refused("New", null);
        return View("Check", page);
    }

    /// <summary>Changes the list, as the page has shown it.</summary>
    [HttpPost("/admin/calendar/import/carry-out")]
    public async Task<IActionResult> CarryOut(HolidayImportForm form)
    {
        HolidayImportPage? page = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => page = await PageAsync(Encoding.UTF8.GetBytes(form.List!))))
            return this.Refused("New", null);
        if (page!.Changes.Mark != form.Mark)
        {
            ModelState.AddModelError("", "The list of bank holidays was changed meanwhile. This is what the file changes now");
            return this.Refused("Check", page);
        }

        await ChangeAsync(page.Changes);
        TempData["Flash"] = $"Bank holidays imported: {page.Changes.Added.Count} added, {page.Changes.Renamed.Count} renamed, {page.Changes.Removed.Count} removed. Due dates that are set already stay";
        return LocalRedirect("/admin/calendar");
    }

    private async Task ChangeAsync(HolidayChanges changes)
    {
        var list = await db.BankHolidays.ToDictionaryAsync(h => h.Date);
        db.AddRange(changes.Added.Select(c => BankHoliday.On(c.Date, c.InFile!)));
        foreach (var renamed in changes.Renamed)
            list[renamed.Date].IsCalled(renamed.InFile!);
        db.RemoveRange(changes.Removed.Select(c => list[c.Date]));
        await db.SaveChangesAsync();
    }

    private async Task<HolidayImportPage> PageAsync(byte[] content)
    {
        var file = BankHolidayFile.Read(content);
        return new(file, HolidayChanges.Between(await db.BankHolidays.AsNoTracking().ToListAsync(), file, UkTime.Today(clock)));
    }

    private static async Task<byte[]> ContentAsync(IFormFile file)
    {
        Rule.Check(new Rule(file.Length <= BankHolidayFile.MostBytes, "The file is larger than 1 MB. The official list is far smaller: choose bank-holidays.json as GOV.UK has it", BankHolidayFile.Field));
        await using var stream = file.OpenReadStream();
        var content = new byte[file.Length];
        await stream.ReadExactlyAsync(content);
        return content;
    }
}

/// <summary>The list as it was looked at.</summary>
public sealed class HolidayImportForm
{
    /// <summary>The days of the file.</summary>
    public string? List { get; set; }

    /// <summary>What the page has shown, to compare.</summary>
    public string? Mark { get; set; }

    /// <summary>What must be there; the file is read again.</summary>
    public sealed class Validator : AbstractValidator<HolidayImportForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.List).NotEmpty().WithMessage("Choose the file again").OverridePropertyName(BankHolidayFile.Field);
    }
}

/// <summary>What a file changes.</summary>
/// <param name="File">Its days.</param>
/// <param name="Changes">What they change.</param>
public sealed record HolidayImportPage(IReadOnlyList<HolidayInFile> File, HolidayChanges Changes)
{
    /// <summary>The list, for the form that carries it out.</summary>
    public string List => BankHolidayFile.Written(File);
}
