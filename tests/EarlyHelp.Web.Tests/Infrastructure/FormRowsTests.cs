using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EarlyHelp.Web.Tests.Infrastructure;

public sealed class FormRowsTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("look", "A[0].X=1 A[1].B[0].Y=2 A[1].B[1].Y=3 A[2].X=4 Z=5")]
    [InlineData("add A.X", "A[0].X=1 A[1].B[0].Y=2 A[1].B[1].Y=3 A[2].X=4 A[3].X= Z=5")]
    [InlineData("add A[1].B.Y", "A[0].X=1 A[1].B[0].Y=2 A[1].B[1].Y=3 A[1].B[2].Y= A[2].X=4 Z=5")]
    [InlineData("add C.X", "A[0].X=1 A[1].B[0].Y=2 A[1].B[1].Y=3 A[2].X=4 C[0].X= Z=5")]
    [InlineData("remove A[1]", "A[0].X=1 A[1].X=4 Z=5")]
    [InlineData("remove A[1].B[0]", "A[0].X=1 A[1].B[0].Y=3 A[2].X=4 Z=5")]
    [InlineData("remove A[9]", "A[0].X=1 A[1].B[0].Y=2 A[1].B[1].Y=3 A[2].X=4 Z=5")]
    [InlineData("remove nonsense", "A[0].X=1 A[1].B[0].Y=2 A[1].B[1].Y=3 A[2].X=4 Z=5")]
    public void A_button_adds_or_takes_out_one_row_and_leaves_the_others(string asked, string? expected)
    {
        var form = new FormCollection(new Dictionary<string, StringValues> { ["A[0].X"] = "1", ["A[1].B[0].Y"] = "2", ["A[1].B[1].Y"] = "3", ["A[2].X"] = "4", ["Z"] = "5", ["Do"] = asked });

        var changed = FormRows.Changed(form);

        Assert.Equal(expected, changed is null ? null : string.Join(' ', changed.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}")));
    }
}
