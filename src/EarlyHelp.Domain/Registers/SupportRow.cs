namespace EarlyHelp.Domain.Registers;

/// <summary>A row of additional_support.csv: an episode of additional support that a family had.</summary>
/// <param name="Reference">The old system's reference.</param>
/// <param name="Family">The family's.</param>
/// <param name="DistrictId">The district; null when it is not known.</param>
/// <param name="OpenedOn">The day it began.</param>
/// <param name="ClosedOn">The day it ended; null while it lasts.</param>
/// <param name="Outcome">How it ended, as the old system says it.</param>
public sealed record SupportRow(string Reference, string Family, long? DistrictId, DateOnly OpenedOn, DateOnly? ClosedOn, string? Outcome)
{
    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static SupportRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new SupportRow(
            row.Reference("episode_ref") ?? "", row.Reference("family_ref") ?? "", row.Named("district", names.Districts, "district"), row.PastDay("opened_on", names.Today) ?? default,
            row.PastDay("closed_on", names.Today), row.Text("outcome", PastSupport.OutcomeMaxLength));
        row.Check(read.ClosedOn is null || read.OpenedOn == default || read.ClosedOn >= read.OpenedOn, "closed_on", "It was closed before it was opened");
        return row.IsGood ? read : null;
    }
}
