using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EarlyHelp.Web.Tests.Features.Documents;

/// <summary>A small clamd on the loopback: holds its side of the INSTREAM conversation over TCP and finds the word EICAR.</summary>
public sealed class Clamd : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;
    private bool isGone;

    public Clamd()
    {
        listener.Start();
        Port = $"{((IPEndPoint)listener.LocalEndpoint).Port}";
        work = ListenAsync();
    }

    public string Host { get; } = $"{IPAddress.Loopback}";

    public string Port { get; }

    /// <summary>What it was sent, file by file.</summary>
    public ConcurrentQueue<byte[]> Scanned { get; } = new();

    /// <summary>What it answers in place of its finding.</summary>
    public string? Answer { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (isGone)
            return;
        isGone = true;
        await stop.CancelAsync();
        listener.Stop();
        await work.ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await TalkAsync(client.GetStream());
        }
    }

    private async Task TalkAsync(NetworkStream talk)
    {
        var command = new byte["zINSTREAM\0".Length];
        await talk.ReadExactlyAsync(command, stop.Token);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
        {
            await talk.WriteAsync("UNKNOWN COMMAND\0"u8.ToArray(), stop.Token);
            return;
        }

        using var file = new MemoryStream();
        var length = new byte[sizeof(int)];
        while (true)
        {
            await talk.ReadExactlyAsync(length, stop.Token);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0)
                break;
            var chunk = new byte[size];
            await talk.ReadExactlyAsync(chunk, stop.Token);
            file.Write(chunk);
        }

        Scanned.Enqueue(file.ToArray());
        var found = Encoding.Latin1.GetString(file.ToArray()).Contains("EICAR", StringComparison.Ordinal);
        await talk.WriteAsync(Encoding.ASCII.GetBytes((Answer ?? (found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK")) + "\0"), stop.Token);
    }
}
