using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Reviews;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages between people who work together: cover for a colleague, the team around a family.</summary>
public sealed partial class Messages
{
    /// <summary>Cover is arranged and saved: who stands in and who is away are told the days. It names no family and tells nothing of the brief.</summary>
    public void TellCover(Cover cover)
    {
        Dictionary<string, string> values = new()
        {
            ["absent"] = cover.Absent.Name, ["covering"] = cover.Covering.Name, ["days"] = Days(cover), ["by"] = cover.By, ["link"] = address.Of($"/covers/{cover.Id}"),
        };
        Write($"cover:{cover.Id}:covering", cover.Covering.Email, "cover-for-colleague", values);
        Write($"cover:{cover.Id}:absent", cover.Absent.Email, "covered-by-colleague", values);
    }

    /// <summary>Cover has been ended before its last day: both are told.</summary>
    public void TellCoverEnded(Cover cover)
    {
        Dictionary<string, string> values = new() { ["absent"] = cover.Absent.Name, ["covering"] = cover.Covering.Name, ["by"] = cover.EndedBy ?? cover.By, ["link"] = address.Of($"/covers/{cover.Id}") };
        Write($"cover-ended:{cover.Id}:covering", cover.Covering.Email, "cover-ended", values);
        Write($"cover-ended:{cover.Id}:absent", cover.Absent.Email, "cover-ended", values);
    }

    /// <summary>A meeting of the team around a family is called: everybody invited by e-mail is told day, time, place and who invites. The family stands under its reference.</summary>
    public void Invite(EarlyHelpCase opened, TeamMeeting meeting)
    {
        foreach (var guest in meeting.Guests.Where(g => g.Email is not null))
            Write($"team:{opened.Reference}:{meeting.Number}:{Digest(guest.Email!)}", guest.Email!, "team-meeting", About(opened, meeting));
    }

    /// <summary>The meeting will not take place: everybody who was invited by e-mail is told.</summary>
    public void CallOff(EarlyHelpCase opened, TeamMeeting meeting)
    {
        foreach (var guest in meeting.Guests.Where(g => g.Email is not null))
            Write($"team-off:{opened.Reference}:{meeting.Number}:{Digest(guest.Email!)}", guest.Email!, "team-meeting-off", About(opened, meeting));
    }

    private static Dictionary<string, string> About(EarlyHelpCase opened, TeamMeeting meeting) => new()
    {
        ["reference"] = opened.Reference, ["day"] = UkDates.WithWeekday(meeting.MeetsOn), ["time"] = UkDates.Time(meeting.MeetsAt), ["place"] = meeting.Place,
        ["by"] = meeting.By, ["answer"] = meeting.AnswerTo,
    };

    private static string Days(Cover cover) => cover.From == cover.To ? $"on {UkDates.WithWeekday(cover.From)}" : $"from {UkDates.WithWeekday(cover.From)} to {UkDates.WithWeekday(cover.To)}";
}
