using EarlyHelp.Domain.Transfers;
using FluentValidation;

namespace EarlyHelp.Web.Features.Panels;

/// <summary>Who is there, as it is typed.</summary>
public sealed class AttendanceForm
{
    /// <summary>Version of the panel that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Who chairs.</summary>
    public string? Chair { get; set; }

    /// <summary>The others.</summary>
    public List<AttendeeRow> Attendees { get; set; } = [];

    /// <summary>Under which key what was typed is kept before the panel begins.</summary>
    public static string DraftKey(Panel panel) => FormattableString.Invariant($"panel:{panel.Id}");

    /// <summary>Under which key what was typed is kept while it is held.</summary>
    public static string DraftKeyWhileOpen(Panel panel) => FormattableString.Invariant($"panel-there:{panel.Id}");

    /// <summary>Takes out rows in which nothing stands but a side.</summary>
    public void Tidy() => Attendees.RemoveAll(a => a.IsBlank);

    /// <summary>The same with a row to type in for each side that nobody has come for yet.</summary>
    public AttendanceForm WithRows()
    {
        foreach (var side in new[] { TransferSide.EarlyHelp, TransferSide.SocialCare })
        {
            if (!Attendees.Any(a => a.Side == side) && Attendees.Count < Panel.MostAttendees)
                Attendees.Add(new() { Side = side });
        }

        return this;
    }

    /// <summary>What stands in it.</summary>
    /// <param name="staff">Members of staff by the address of their account: whoever has an account reads the minutes with it.</param>
    public IReadOnlyList<AttendeeFacts> ToFacts(IReadOnlyDictionary<string, long> staff) =>
        [.. Attendees.Select(a => new AttendeeFacts(a.Name, a.Side, a.Email, a.Address is { } address && staff.TryGetValue(address, out var id) ? id : null))];

    /// <summary>Nothing here is a shape: what must stand in it are rules of the panel.</summary>
    public sealed class Validator : AbstractValidator<AttendanceForm>;
}

/// <summary>Somebody who is there.</summary>
public sealed class AttendeeRow
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>For whom they come.</summary>
    public TransferSide? Side { get; set; }

    /// <summary>Where the minutes go.</summary>
    public string? Email { get; set; }

    /// <summary>Whether nobody stands in it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace($"{Name}{Email}");

    /// <summary>The address as accounts are found by it; null without one.</summary>
    public string? Address => string.IsNullOrWhiteSpace(Email) ? null : Email.Trim().ToUpperInvariant();
}
