namespace EarlyHelp.Data.Outbox;

/// <summary>An e-mail address as an administrator sees it: enough to tell two apart, not whose it is (spec 3-access).</summary>
public static class MaskedAddress
{
    /// <summary>"priya.nair@school.example" is "p…@school.example".</summary>
    public static string Of(string address) => address.IndexOf('@', StringComparison.Ordinal) is var at and > 0
        ? $"{address[0]}…{address[at..]}"
        : "…";
}
