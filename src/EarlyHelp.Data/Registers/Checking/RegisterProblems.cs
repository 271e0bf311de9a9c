using System.Collections.ObjectModel;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>What is wrong with a register: the first of it to be read and mended, and how much there is. A file of another shape could be wrong in every value.</summary>
internal sealed class RegisterProblems : Collection<RegisterProblem>
{
    /// <summary>How many are kept.</summary>
    public const int Most = 10_000;

    /// <summary>How many more there are.</summary>
    public int More { get; private set; }

    /// <summary>Puts them in the order of the files and their lines.</summary>
    public void Sort()
    {
        var order = RegisterFile.All.Select((f, i) => (f.Name, i)).ToDictionary(f => f.Name, f => f.i, StringComparer.Ordinal);
        ((List<RegisterProblem>)Items).Sort((a, b) => (order[a.File], a.Line).CompareTo((order[b.File], b.Line)));
    }

    /// <inheritdoc />
    protected override void InsertItem(int index, RegisterProblem item)
    {
        if (Count < Most)
            base.InsertItem(index, item);
        else
            More++;
    }
}
