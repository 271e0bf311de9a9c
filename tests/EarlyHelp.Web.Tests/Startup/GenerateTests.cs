using System.Security.Cryptography;

namespace EarlyHelp.Web.Tests.Startup;

public sealed class GenerateTests
{
    [Fact]
    public async Task A_database_that_is_there_is_never_filled_even_when_it_has_no_families_yet()
    {
        var folder = Directory.CreateTempSubdirectory("earlyhelp-generate-").FullName;
        try
        {
            Assert.Equal(0, (await Terminal.RunAsync(folder, "migrate")).Code);
            var before = await PrintAsync(folder);

            var (code, said) = await Terminal.RunAsync(folder, "generate", "--size", "small");

            Assert.Equal(1, code);
            Assert.Contains("already", said, StringComparison.Ordinal);
            Assert.Equal(before, await PrintAsync(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("generate")]
    [InlineData("generate", "--size", "huge")]
    [InlineData("generate", "--size", "small", "--seed", "-1")]
    public async Task What_it_cannot_read_it_refuses_before_it_makes_anything(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("earlyhelp-generate-").FullName;
        try
        {
            Assert.Equal(1, (await Terminal.RunAsync(folder, arguments)).Code);
            Assert.False(File.Exists(Path.Combine(folder, Terminal.Database)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> PrintAsync(string folder) => Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, Terminal.Database))));
}
