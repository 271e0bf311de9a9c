using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages about step-ups; they carry the reference and a link only.</summary>
public sealed partial class Messages
{
    /// <summary>Tells somebody what happened to a step-up and what they can do; once for each change of it.</summary>
    public void TellStepUp(StepUp about, StaffMember to, string what, string next) =>
        Write($"step-up:{about.Reference}:{about.Version}:{to.Id}", to.Email, "step-up", StepUpWords(about, what, next));

    /// <summary>Tells a manager, once, that social care has not answered in time.</summary>
    public void TellStepUpLate(StepUp about, StaffMember manager) =>
        Write(LateKey(about.Reference, manager.Id), manager.Email, "step-up", StepUpWords(about, "not answered in time", "Social care has not accepted or declined it by the day it was due. Ring the team there: Early Help holds the family until they do."));

    /// <summary>Key of the message that a step-up is late.</summary>
    internal static string LateKey(string reference, long managerId) => $"step-up-late:{reference}:{managerId}";

    private Dictionary<string, string> StepUpWords(StepUp about, string what, string next) => new()
    {
        ["reference"] = about.Reference, ["what"] = what, ["next"] = next, ["link"] = address.Of($"/step-ups/{about.Reference}"),
    };
}
