namespace EarlyHelp.Web.Startup;

/// <summary>Settings without which, or with which, the program does not start: a mistake shows at once and not in the first message or file.</summary>
public static class Settings
{
    /// <summary>
    /// Outside Development the address of the service must be set: taken from a request, the links of a message would lead wherever somebody
    /// who sends a forged request wants them to.
    /// </summary>
    public static void CheckServiceAddress(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
            return;
        if (!Uri.TryCreate(configuration["Service:Address"], UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException("Set Service__Address to the address of this service, like https://earlyhelp.county.example: links in messages begin with it.");
    }

    /// <summary>The folder of files that people send: Documents:Path, by default beside the database. Inside the web root anybody could fetch them.</summary>
    public static string DocumentFolder(IConfiguration configuration, IWebHostEnvironment environment)
    {
        var folder = Path.GetFullPath(configuration["Documents:Path"] is { Length: > 0 } set ? set : Path.Combine("App_Data", "documents"), environment.ContentRootPath);
        var webRoot = string.IsNullOrEmpty(environment.WebRootPath) ? Path.Combine(environment.ContentRootPath, "wwwroot") : environment.WebRootPath;
        var way = Path.GetRelativePath(Path.GetFullPath(webRoot), folder);
        return way == ".." || way.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) || Path.IsPathRooted(way)
            ? folder
            : throw new InvalidOperationException($"Documents__Path is \"{folder}\", inside the web root: choose a folder that isn’t served.");
    }
}
