using System.Globalization;
using System.Text;
using EarlyHelp.Domain.Documents;

namespace EarlyHelp.Data.Seeding;

/// <summary>Papers of demonstration families: PDFs of one line, invented.</summary>
internal static class DemoPaper
{
    /// <summary>What a family's folder holds.</summary>
    public static IReadOnlyList<(DocumentType Type, string Title, DocumentAudience Audience, string Line)> All { get; } =
    [
        (DocumentType.SchoolReport, "Attendance letter", DocumentAudience.Everybody, "At school on 14 days of 20 this month."),
        (DocumentType.Letter, "Letter from a neighbour", DocumentAudience.StaffOfTheCase, "I hear shouting in the evenings. I would rather not be named."),
    ];

    /// <summary>A PDF of one page with one line.</summary>
    public static byte[] Pdf(string line)
    {
        var text = $"BT /F1 12 Tf 50 780 Td ({line}) Tj ET";
        string[] parts =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Length {text.Length}>>\nstream\n{text}\nendstream"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new StringBuilder();
        for (var part = 0; part < parts.Length; part++)
        {
            places.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{part + 1} 0 obj{parts[part]}endobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {parts.Length + 1}\n0000000000 65535 f \n{places}trailer<</Size {parts.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
