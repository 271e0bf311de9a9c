namespace EarlyHelp.Data.Posts;

/// <summary>The form post that this request handles. The first save that changes a record marks it as handled, in the same transaction.</summary>
public sealed class PostInHand
{
    /// <summary>The key that the form carried; null when it carried none, or once it is marked.</summary>
    public string? Key { get; set; }

    /// <summary>The draft that this post saves for good, and that goes with it.</summary>
    public string? DraftKey { get; set; }

    /// <summary>Whether a record was changed under this key.</summary>
    public bool Handled { get; internal set; }
}
