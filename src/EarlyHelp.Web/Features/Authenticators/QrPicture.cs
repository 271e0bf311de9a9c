using System.Collections;
using System.Globalization;
using System.Text;

namespace EarlyHelp.Web.Features.Authenticators;

/// <summary>A picture that a camera reads, as one path of squares.</summary>
/// <param name="Size">How many squares it is wide and high, with the light edge.</param>
/// <param name="Path">The dark squares, as an SVG path.</param>
public sealed record QrPicture(int Size, string Path)
{
    /// <summary>The picture of a text.</summary>
    public static QrPicture Of(string text)
    {
        using var code = QRCoder.QRCodeGenerator.GenerateQrCode(text, QRCoder.QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            AddRow(path, rows[y], y);
        return new(rows.Count, path.ToString());
    }

    private static void AddRow(StringBuilder path, BitArray row, int y)
    {
        for (var x = 0; x < row.Count; x++)
        {
            if (row[x])
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        }
    }
}
