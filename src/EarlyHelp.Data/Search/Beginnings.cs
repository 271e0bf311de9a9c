using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace EarlyHelp.Data.Search;

/// <summary>Texts that begin in one of some ways, as ranges, which an index serves; LIKE would read the whole table on SQLite.</summary>
internal static class Beginnings
{
    /// <summary>Rows whose key begins as one of the starts does; none when there is no start.</summary>
    public static Expression<Func<T, bool>> Any<T>(Expression<Func<T, string>> key, params IEnumerable<string> starts)
    {
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        Expression? any = null;
        foreach (var start in starts)
        {
            var from = Expression.GreaterThanOrEqual(Expression.Call(compare, key.Body, Parameter(start)), Expression.Constant(0));
            var to = Expression.LessThan(Expression.Call(compare, key.Body, Parameter(start[..^1] + (char)(start[^1] + 1))), Expression.Constant(0));
            var range = Expression.AndAlso(from, to);
            any = any is null ? range : Expression.OrElse(any, range);
        }

        return Expression.Lambda<Func<T, bool>>(any ?? Expression.Constant(false), key.Parameters);
    }

    // Read from a box, so that the query is prepared once for each number of ranges and not once for each text.
    private static MemberExpression Parameter(string value) =>
        Expression.Field(Expression.Constant(new StrongBox<string>(value)), nameof(StrongBox<string>.Value));
}
