using System.Text.Json.Serialization;
using EarlyHelp.Data.Registers;

namespace EarlyHelp.Web.Features.Registers;

/// <summary>How far a register is that an administrator sent.</summary>
public enum RegisterStage
{
    /// <summary>It is being read.</summary>
    Checking,

    /// <summary>It was read: it waits for the administrator's word, or to be mended.</summary>
    Checked,

    /// <summary>It is being written.</summary>
    Importing,

    /// <summary>It was written.</summary>
    Imported,

    /// <summary>Something broke, and nothing was written.</summary>
    Broken,

    /// <summary>Whoever wrote it fell silent: all of it stands, or nothing, and nobody here knows which.</summary>
    NotKnown,
}

/// <summary>A register that an administrator sent. How far it is stands in a file beside its own, where every instance reads it.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="StaffId">Who sent it.</param>
/// <param name="Sender">Their name.</param>
/// <param name="SentAt">When (UTC).</param>
public sealed record SentRegister(Guid Id, long? StaffId, string Sender, DateTimeOffset SentAt)
{
    /// <summary>Where its files are.</summary>
    [JsonIgnore]
    public RegisterFolder Folder { get; internal set; } = null!;

    /// <summary>How far it is.</summary>
    public RegisterStage Stage { get; set; }

    /// <summary>How far the reading or writing is.</summary>
    public RegisterProgress? Progress { get; set; }

    /// <summary>What it brings; null before it was read.</summary>
    public RegisterResult? Result { get; set; }

    /// <summary>When the instance that works on it last said so (UTC).</summary>
    public DateTimeOffset HeardOfAt { get; set; }

    /// <summary>Whether something goes on that the page waits for.</summary>
    [JsonIgnore]
    public bool IsBusy => Stage is RegisterStage.Checking or RegisterStage.Importing;

    /// <summary>Whether it can be imported now.</summary>
    [JsonIgnore]
    public bool CanImport => Stage == RegisterStage.Checked && Result is { Problems.Count: 0 };
}
