using System.Collections;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// Takes out of a posted form what binding left empty: a row or an entry for which something was posted, but none of its fields. No page
/// of ours posts that, and no form should have to think of it.
/// </summary>
public static class FormGaps
{
    private const int Deepest = 5;

    /// <summary>Takes the gaps out, also those of the forms inside it.</summary>
    public static void TakeOut(object form) => TakeOut(form, Deepest);

    private static void TakeOut(object form, int depth)
    {
        if (depth == 0 || form.GetType().Assembly != typeof(FormGaps).Assembly)
            return;
        foreach (var value in form.GetType().GetProperties().Where(p => p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0).Select(p => p.GetValue(form)))
        {
            foreach (var inside in Inside(value))
                TakeOut(inside, depth - 1);
        }
    }

    private static IEnumerable<object> Inside(object? value)
    {
        switch (value)
        {
            case IDictionary entries:
                // An entry of text or of a choice may well be empty; one that is a form of its own may not.
                if (IsForm(value.GetType().GetGenericArguments()[^1]))
                {
                    foreach (var key in entries.Keys.Cast<object>().Where(k => entries[k] is null).ToList())
                        entries.Remove(key);
                }

                return entries.Values.OfType<object>();
            case IList { IsFixedSize: false } rows:
                for (var place = rows.Count - 1; place >= 0; place--)
                {
                    if (rows[place] is null)
                        rows.RemoveAt(place);
                }

                return rows.OfType<object>();
            default:
                return value is null ? [] : [value];
        }
    }

    private static bool IsForm(Type type) => type.IsClass && type != typeof(string);
}
