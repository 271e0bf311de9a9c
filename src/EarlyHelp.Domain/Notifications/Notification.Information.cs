using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications;

/// <summary>Asking the notifier for what is missing. The clock never pauses; the waiting time is shown beside it.</summary>
public sealed partial class Notification
{
    private readonly List<InformationRequest> requests = [];

    /// <summary>What was asked, and when it was answered.</summary>
    public IReadOnlyList<InformationRequest> Requests => requests;

    /// <summary>The request that waits for its answer.</summary>
    public InformationRequest? OpenRequest => requests.FirstOrDefault(r => r.AnsweredAt is null && r.ClosedAt is null);

    /// <summary>Asks the notifier for the chosen answers.</summary>
    /// <param name="fields">Names of the answers asked for; only these open to the notifier.</param>
    /// <param name="note">What triage writes to the notifier.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public InformationRequest RequestInformation(IReadOnlyCollection<string> fields, string? note, Actor by, DateTime at, DateOnly on)
    {
        var step = NotificationWorkflow.Table.Take(State, NotificationAction.RequestInformation, by);
        Rule.Check(new Rule(fields.Count > 0, "Choose at least one question to ask", "Fields"));
        var request = new InformationRequest(fields, note, by, at);
        requests.Add(request);
        Move(step, by, at, on, "Information requested", $"{fields.Count} question{(fields.Count == 1 ? "" : "s")}{Because(note)}");
        return request;
    }

    /// <summary>The notifier answers: a new version with the changes marked, and the item is back in its place of the queue.</summary>
    public void ReceiveInformation(string answers, IReadOnlyCollection<string> changed, int completePercent, Actor by, DateTime at, DateOnly on)
    {
        var step = NotificationWorkflow.Table.Take(State, NotificationAction.ReceiveInformation, by);
        Rule.Check(new Rule(changed.Count > 0, "Answer at least one of the questions"));
        OpenRequest?.Answered(at);
        AddVersion(answers, changed, completePercent, by, at);
        Move(step, by, at, on, "Information received", $"{changed.Count} answer{(changed.Count == 1 ? "" : "s")} changed or added");
    }

    /// <summary>Triage types in what the completed form says, beside the file.</summary>
    public void Transcribe(string answers, IReadOnlyCollection<string> changed, int completePercent, Actor by, DateTime at, DateOnly on)
    {
        var step = NotificationWorkflow.Table.Take(State, NotificationAction.Transcribe, by);
        Rule.Check(new Rule(Channel == NotificationChannel.Upload, "Only a completed form that was uploaded is transcribed"));
        AddVersion(answers, changed, completePercent, by, at);
        Move(step, by, at, on, "Transcribed from the completed form", $"{changed.Count} answers");
    }

    /// <summary>Whole calendar days that we have waited for the notifier up to a day; shown beside the clock.</summary>
    public int DaysWaited(DateOnly today) =>
        requests.Sum(r => UkTime.DayOf(r.AnsweredAt ?? r.ClosedAt ?? UkTime.EndOfDayUtc(today)).DayNumber - UkTime.DayOf(r.At).DayNumber);

    private void AddVersion(string answers, IReadOnlyCollection<string> changed, int completePercent, Actor by, DateTime at)
    {
        versions.Add(new NotificationVersion(Newest.Number + 1, answers, at, by, changed));
        CompletePercent = completePercent;
    }
}

/// <summary>A request for what is missing.</summary>
public sealed class InformationRequest
{
    /// <summary>Longest note to the notifier.</summary>
    public const int NoteMaxLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The notification.</summary>
    public long NotificationId { get; private set; }

    /// <summary>Names of the answers asked for, one a line.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>What triage wrote.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was asked (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who asked.</summary>
    public string By { get; private set; } = "";

    /// <summary>When the notifier answered (UTC).</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When a decision made the answer unnecessary (UTC).</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Names of the answers asked for.</summary>
    public IReadOnlyList<string> Fields => Asked.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private InformationRequest()
    {
    }

    internal InformationRequest(IEnumerable<string> fields, string? note, Actor by, DateTime at) =>
        (Asked, Note, By, At) = (string.Join('\n', fields), note?.Trim(), by.Name, at);

    internal void Answered(DateTime at) => AnsweredAt = at;

    internal void Close(DateTime at) => ClosedAt ??= at;
}
