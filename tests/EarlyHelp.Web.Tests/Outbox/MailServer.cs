using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EarlyHelp.Web.Tests.Outbox;

/// <summary>A small SMTP server on the loopback: holds the conversation, keeps each message, and refuses as often as a test says.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;
    private int refusals;

    public MailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        work = ListenAsync();
    }

    public int Port { get; }

    /// <summary>How long it takes a message over before it says so.</summary>
    public TimeSpan TakesTime { get; init; }

    public ConcurrentQueue<Mail> Received { get; } = new();

    /// <summary>Done when a message is taken, before the sender is told so.</summary>
    public Action<Mail> Takes { get; set; } = _ => { };

    /// <summary>Answers the next messages with 451.</summary>
    public void RefuseNext(int times) => refusals = times;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await work.ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            // Several senders talk at once, as to any mail server.
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Task.Run(async () =>
            {
                try
                {
                    using (client)
                        await TalkAsync(client);
                }
                catch (IOException)
                {
                    // Who was sending is gone.
                }
            });
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 loopback ready");
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "HELO" or "EHLO":
                    await writer.WriteLineAsync("250 loopback");
                    break;
                case "MAIL":
                    from = line;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    to = line;
                    await writer.WriteLineAsync(refusals-- > 0 ? $"451 try again later {line}" : "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(stop.Token) is { } part && part != ".")
                        text.AppendLine(part);
                    var mail = new Mail(from, to, text.ToString());
                    Received.Enqueue(mail);
                    Takes(mail);
                    await Task.Delay(TakesTime, stop.Token);
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}

/// <summary>One message as it came over the wire.</summary>
public sealed record Mail(string From, string To, string Text)
{
    /// <summary>A header's value.</summary>
    public string? Header(string name) =>
        Text.Split('\n').Select(l => l.TrimEnd('\r')).FirstOrDefault(l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    /// <summary>The body in words.</summary>
    public string Body
    {
        get
        {
            var body = Text.Split("\r\n\r\n", 2) is [_, var rest] ? rest : Text.ReplaceLineEndings("\n").Split("\n\n", 2)[1];
            return Header("Content-Transfer-Encoding") switch
            {
                "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(""))),
                "quoted-printable" => body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal),
                _ => body,
            };
        }
    }
}
