using EarlyHelp.Domain;

namespace EarlyHelp.Data.Generating;

/// <summary>What is done with one family, act by act in the order of time, until now: acts plan the acts that follow from them.</summary>
internal sealed class Story(History history)
{
    private readonly PriorityQueue<Action, (DateTime At, int Order)> acts = new();
    private int order;

    /// <summary>When the act in hand happens (UTC).</summary>
    public DateTime Now { get; private set; }

    /// <summary>Its local day.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Plans an act for a working day, or the next one that is; never before what happened already.</summary>
    public void On(DateOnly day, int hour, Action act)
    {
        if (day > history.LastDay)
            return;
        var at = history.At(history.Calendar.SameDay(day), hour);
        acts.Enqueue(act, (at > Now ? at : Now.AddMinutes(5), order++));
    }

    /// <summary>Plans an act so many working days on.</summary>
    public void After(int workingDays, int hour, Action act) => On(history.Working(Today, workingDays), hour, act);

    /// <summary>Tells it, until now.</summary>
    public void Tell()
    {
        while (acts.TryDequeue(out var act, out var when) && when.At <= history.Until)
        {
            (Now, Today) = (when.At, UkTime.DayOf(when.At));
            act();
        }
    }
}
