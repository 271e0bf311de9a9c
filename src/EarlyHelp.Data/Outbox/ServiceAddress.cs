namespace EarlyHelp.Data.Outbox;

/// <summary>Where this service is reached, for the links in its messages; the web fills it (setting Service:Address; in Development else the request's own address).</summary>
public sealed class ServiceAddress(Func<string> address)
{
    /// <summary>The whole address of a page: "/cases/EHC-2026-000045" becomes "https://…/cases/EHC-2026-000045".</summary>
    public string Of(string path) => path.StartsWith('/') ? address().TrimEnd('/') + path : path;
}
