using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data;

/// <summary>
/// A query that nearly every request asks, compiled once for each model (the databases' models differ, and what is compiled of one refuses the other). To look up
/// what was compiled of it took longer than to read its rows.
/// </summary>
/// <typeparam name="TQuery">What it takes and gives.</typeparam>
/// <param name="compile">Compiles it.</param>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    /// <summary>The query for this context's database.</summary>
    public TQuery For(EarlyHelpDbContext db) => compiled.GetValue(db.Model, _ => compile());
}
