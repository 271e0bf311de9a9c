using System.Text;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>Small files to send, made when they are needed.</summary>
internal static class SampleFiles
{
    /// <summary>A PDF of one empty page under this name.</summary>
    public static string Pdf(string name)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("earlyhelp-file-").FullName, name);
        File.WriteAllText(file, """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """.ReplaceLineEndings("\n"), Encoding.ASCII);
        return file;
    }
}
