using EarlyHelp.Domain.Access;

namespace EarlyHelp.Data.Accounts;

/// <summary>Something that was done to an account: invited, disabled, a second factor set up or reset. Shown to administrators, and audited with its reason.</summary>
public sealed class AccountEvent
{
    /// <summary>Longest description.</summary>
    public const int WhatMaxLength = 200;

    /// <summary>Longest name.</summary>
    public const int ByMaxLength = 100;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Of which account.</summary>
    public long AccountId { get; private set; }

    /// <summary>What, as a sentence without a full stop.</summary>
    public string What { get; private set; } = "";

    /// <summary>Why, where a reason was asked.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who did it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    private AccountEvent()
    {
    }

    internal AccountEvent(string what, string? reason, Actor by, DateTime at) => (What, Reason, By, At) = (what, reason, by.Name, at);
}
