using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Restrictions;

namespace EarlyHelp.Data.Access;

/// <summary>
/// Who is acting in this request or job. Set once by the middleware or the job; reading it before is an error,
/// so nothing is ever written down under nobody's name.
/// </summary>
public sealed class CurrentActor
{
    private Actor? actor;

    /// <summary>Who acts.</summary>
    public Actor Actor
    {
        get => actor ?? throw new InvalidOperationException("Nobody is acting: set CurrentActor before anything is read or changed.");
        set => actor = value;
    }

    /// <summary>The glass that was broken to open the record in hand: it is there to be read, and nothing of it is changed. Null for everything in reach.</summary>
    public BrokenGlass? Glass { get; internal set; }

    /// <summary>Whether somebody is set.</summary>
    public bool IsSet => actor is not null;
}
