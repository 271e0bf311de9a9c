using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>How far an import is.</summary>
/// <param name="Doing">What is being done: "Checking", "Writing".</param>
/// <param name="File">Of which file.</param>
/// <param name="Rows">Rows done.</param>
/// <param name="Of">Rows in all; null while they are not counted yet.</param>
/// <param name="Taken">Time since this part began.</param>
public sealed record RegisterProgress(string Doing, string File, int Rows, int? Of, TimeSpan Taken)
{
    /// <summary>Rows a second so far.</summary>
    public double Speed => Taken > TimeSpan.Zero ? Rows / Taken.TotalSeconds : 0;

    /// <summary>The time that the rest will take at this speed; null while that is not known.</summary>
    public TimeSpan? Left => Of is { } all && Speed > 0 ? TimeSpan.FromSeconds(Math.Max(0, all - Rows) / Speed) : null;
}

/// <summary>What a file of a register brings.</summary>
/// <param name="File">Its name.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="New">Of these the ones that are not known here.</param>
/// <param name="Changed">The ones that say something else than at the last import.</param>
public sealed record FileCount(string File, int Rows, int New, int Changed)
{
    /// <summary>Whether its rows have a reference of their own, by which they are compared with the last import.</summary>
    public bool IsCompared => RegisterFile.All.Any(f => f.Name == File && f.Key is not null);

    /// <summary>Rows that say what they said at the last import.</summary>
    public int Same => Rows - New - Changed;
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Files">What each file brings.</param>
/// <param name="Families">Families that are new.</param>
/// <param name="Staff">E-mail addresses of workers who are new.</param>
/// <param name="Problems">What is wrong, file by file in the order of lines. When there is anything, nothing was written.</param>
/// <param name="PassedOver">CSV files of the folder that are no part of a register.</param>
/// <param name="IsWritten">Whether it was written.</param>
public sealed record RegisterResult(
    IReadOnlyList<FileCount> Files, int Families, IReadOnlyList<string> Staff, IReadOnlyList<RegisterProblem> Problems, IReadOnlyList<string> PassedOver, bool IsWritten)
{
    /// <summary>How much more is wrong than is told: a folder of another shape is wrong in every value.</summary>
    public int MoreProblems { get; init; }

    /// <summary>Rows in all.</summary>
    public int Rows => Files.Sum(f => f.Rows);
}
