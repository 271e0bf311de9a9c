using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Web.Tests;

/// <summary>Keeps the exceptions that the app logs as errors, so that a test that meets a 500 can say why.</summary>
internal sealed class FailureLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<Exception> seen = new();

    /// <summary>What went wrong so far.</summary>
    public string Told => string.Join(Environment.NewLine, seen);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null && IsEnabled(logLevel))
            seen.Enqueue(exception);
    }

    public void Dispose()
    {
    }
}

/// <summary>No page may ever answer 500: the test fails where it happens, with what went wrong.</summary>
internal sealed class ToldFailures(FailureLog failures) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        Assert.False(answer.StatusCode == HttpStatusCode.InternalServerError, $"{request.Method} {request.RequestUri} answered 500: {failures.Told}");
        return answer;
    }
}
