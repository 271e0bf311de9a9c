using System.Text;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Tests.Registers;

public sealed class RegisterReaderTests
{
    private const string Header = "case_ref,invited_on,received_on\r\n";

    [Fact]
    public void Rows_are_read_with_the_line_on_which_they_begin()
    {
        var rows = Read("error_reason,family_ref,person_ref,family_role,first_name\nC1,F1,P1,child,\"Leo\nPaul\"\n\nC2,F1,P2,child,\"Ava \"\"Bee\"\", of all\"\r\nC3,F1,P3,child,Sam", RegisterFile.People, out var problems);

        Assert.Empty(problems);
        Assert.Equal([(2, "Leo\nPaul"), (5, "Ava \"Bee\", of all"), (6, "Sam")], rows.Select(r => (r.Line, r.Name)));
    }

    [Theory]
    [InlineData("", 1, "The file is empty")]
    [InlineData("case_ref\r\nC1\r\n", 1, "This column is missing")]
    [InlineData(Header + "C1,2016-07-01,\r\nC2,2016-07-01\r\n", 3, "This row has 2 values for 3 columns")]
    [InlineData(Header + "C1,2016-07-01,\r\nC2,2016-07-01,,\r\n", 3, "This row has 4 values for 3 columns")]
    [InlineData(Header + "C1,2016-07-01,\r\nC\"2,2016-07-01,\r\n", 3, "The quotes of this row")]
    [InlineData(Header + "C1,2016-07-01,\r\n\"C2,2016-07-01,\r\nC3,2016-07-01,\r\n", 3, "The quotes of this row")]
    public void What_is_wrong_with_the_file_is_said_with_its_line(string text, int line, string reason)
    {
        Read(text, RegisterFile.Feedback, out var problems);

        var problem = Assert.Single(problems);
        Assert.Equal(line, problem.Line);
        Assert.StartsWith(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_said_in_their_row_and_a_byte_order_mark_is_none()
    {
        List<RegisterProblem> problems = [];
        byte[] content = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("person_ref,family_ref,family_role,first_name\nP1,F1,child,Zoë\nP2,F1,child,Zo"), 0xEB, .. "\n"u8];
        var rows = new RegisterReader(RegisterFile.People, problems).Read(new MemoryStream(content)).Select(r => r.Text("first_name", 70)).ToList();

        Assert.Equal(["Zoë", null], rows);
        Assert.Equal(("people.csv", 3, "first_name"), Assert.Single(problems) is var p ? (p.File, p.Line, p.Column) : default);
    }

    private static List<(int Line, string? Name)> Read(string text, RegisterFile file, out List<RegisterProblem> problems)
    {
        problems = [];
        return [.. new RegisterReader(file, problems).Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Select(r => (r.Line, file == RegisterFile.People ? r.Text("first_name", 70) : null))];
    }
}
