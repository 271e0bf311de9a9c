using System.Text.RegularExpressions;

namespace EarlyHelp.Data.Outbox;

/// <summary>A message as written in its text file: the first line is the subject, the rest the body, {names} are filled in.</summary>
public sealed partial class MessageTemplate
{
    private const string Before = "message.";
    private const string After = ".txt";

    private readonly string body;

    private MessageTemplate(string name, string subject, string body) => (Name, Subject, this.body) = (name, subject, body);

    /// <summary>Name of the template and of its file.</summary>
    public string Name { get; }

    /// <summary>The subject before it is filled in.</summary>
    public string Subject { get; }

    /// <summary>The body before it is filled in.</summary>
    public string Body => body;

    /// <summary>The names of all templates, by the alphabet.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(MessageTemplate).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Before, StringComparison.Ordinal)).Select(n => n[Before.Length..^After.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The template of this name; a missing one is an error of the program.</summary>
    public static MessageTemplate Named(string name)
    {
        using var stream = typeof(MessageTemplate).Assembly.GetManifestResourceStream($"{Before}{name}{After}")
            ?? throw new InvalidOperationException($"There is no message template \"{name}\".");
        using var reader = new StreamReader(stream);
        var subject = reader.ReadLine()!;
        return new MessageTemplate(name, subject, reader.ReadToEnd().ReplaceLineEndings("\n").Trim());
    }

    /// <summary>Subject and body with every {name} filled in; a name without a value is an error of the program.</summary>
    public (string Subject, string Body) Fill(IReadOnlyDictionary<string, string> values)
    {
        // A value is never read for names again: what a person typed between braces stays as typed.
        string Filled(string text) => Slot().Replace(text, m => values.TryGetValue(m.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"The message template \"{Name}\" wants {{{m.Groups[1].Value}}}."));
        return (Filled(Subject).ReplaceLineEndings(" "), Filled(body));
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Slot();
}
