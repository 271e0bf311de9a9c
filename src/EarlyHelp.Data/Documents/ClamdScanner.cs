using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace EarlyHelp.Data.Documents;

/// <summary>Where a virus scanner listens, when one is set up.</summary>
/// <param name="Host">Host of clamd; null when none is set up.</param>
/// <param name="Port">Its port.</param>
public sealed record ScannerSettings(string? Host, int Port)
{
    /// <summary>Setting: host of ClamAV's clamd (spec 8-running).</summary>
    public const string HostSetting = "Scanner:ClamAv:Host";

    /// <summary>Setting: its port; 3310 unless set.</summary>
    public const string PortSetting = "Scanner:ClamAv:Port";

    private const string FormerSetting = "Scanner:Clamd";

    private const int UsualPort = 3310;

    /// <summary>Whether a scanner is set up.</summary>
    public bool IsSet => Host is not null;

    /// <summary>The settings; a mistake in them stops the start, because files would be given out that nothing has looked at.</summary>
    public static ScannerSettings Of(IConfiguration configuration)
    {
        if (configuration[FormerSetting] is { Length: > 0 })
            throw new InvalidOperationException("Scanner__Clamd is now called Scanner__ClamAv__Host and Scanner__ClamAv__Port: set those.");
        var port = configuration[PortSetting] is { Length: > 0 } set ? set : $"{UsualPort}";
        if (!ushort.TryParse(port, out var number) || number == 0)
            throw new InvalidOperationException($"Scanner__ClamAv__Port is \"{port}\": set it to the port of clamd, like {UsualPort}.");
        return configuration[HostSetting] is { Length: > 0 } host ? new(host.Trim('[', ']'), number) : new(null, 0);
    }
}

/// <summary>What a scanner says about a file.</summary>
/// <param name="Finding">What it found; null when it found nothing.</param>
public sealed record ScanResult(string? Finding);

/// <summary>
/// Asks ClamAV's clamd about a file, in its own protocol: "INSTREAM", the bytes in chunks that each say their length, and an empty chunk.
/// </summary>
public sealed class ClamdScanner(ScannerSettings settings)
{
    private const int ChunkBytes = 64 * 1024;
    private const int LongestAnswer = 4096;

    /// <summary>How long a conversation may take.</summary>
    private static readonly TimeSpan LongestTalk = TimeSpan.FromSeconds(60);

    /// <summary>Scans; an <see cref="IOException"/> when the scanner can't be reached or doesn't answer the question.</summary>
    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(LongestTalk);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.Host!, settings.Port, limit.Token);
            await using var talk = client.GetStream();
            await SendAsync(talk, content, limit.Token);
            return Read(await AnswerAsync(talk, limit.Token));
        }
        catch (SocketException unreachable)
        {
            throw new IOException("The scanner can’t be reached.", unreachable);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            throw new IOException("The scanner did not answer in time.");
        }
    }

    private static async Task SendAsync(NetworkStream talk, Stream content, CancellationToken stopping)
    {
        await talk.WriteAsync("zINSTREAM\0"u8.ToArray(), stopping);
        var chunk = new byte[sizeof(int) + ChunkBytes];
        int read;
        do
        {
            read = await content.ReadAsync(chunk.AsMemory(sizeof(int)), stopping);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await talk.WriteAsync(chunk.AsMemory(0, sizeof(int) + read), stopping);
        }
        while (read > 0);
        await talk.FlushAsync(stopping);
    }

    private static async Task<string> AnswerAsync(NetworkStream talk, CancellationToken stopping)
    {
        var answer = new byte[LongestAnswer];
        var filled = 0;
        int read;
        while (filled < answer.Length && (read = await talk.ReadAsync(answer.AsMemory(filled), stopping)) > 0)
        {
            filled += read;
            if (answer.AsSpan(0, filled).Contains((byte)0))
                break;
        }

        return Encoding.UTF8.GetString(answer, 0, filled).TrimEnd('\0', '\n', ' ');
    }

    // "stream: OK", "stream: Eicar-Test-Signature FOUND", "INSTREAM size limit exceeded. ERROR".
    private static ScanResult Read(string answer)
    {
        const string Start = "stream: ", Found = " FOUND";
        if (answer == Start + "OK")
            return new(null as string);
        return answer.StartsWith(Start, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
            ? new(answer[Start.Length..^Found.Length])
            : throw new IOException($"The scanner answered \"{(answer.Length <= 100 ? answer : answer[..100])}\".");
    }
}
