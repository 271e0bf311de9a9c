using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Tests.Features.Notify;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace EarlyHelp.Web.Tests.Startup;

public sealed class RunningTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_without_signing_in(string address) =>
        Assert.Equal("Healthy", await (await app.Visitor().GetAsync(address)).Content.ReadAsStringAsync());

    [Fact]
    public async Task A_set_clock_says_so_on_every_page_and_a_running_one_does_not()
    {
        await using var set = new App();
        set.Settings["EarlyHelp:Clock"] = "2026-11-17T10:42";

        Assert.NotNull((await set.Visitor().PageAsync("/account/sign-in")).QuerySelector(".eh-clock"));
        Assert.Null((await app.Visitor().PageAsync("/account/sign-in")).QuerySelector(".eh-clock"));
    }

    [Fact]
    public async Task Logs_hold_neither_names_nor_addresses_nor_passwords()
    {
        var lines = new Lines();
        app.Services.GetRequiredService<ILoggerFactory>().AddSerilog(new LoggerConfiguration().MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning).WriteTo.Sink(lines).CreateLogger(), dispose: true);

        var client = await app.SignedInAsync("admin");
        await client.GetAsync("/admin/people?name=Nair");
        await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "somebody.else@demo.example", ["Password"] = "not my password" });
        await client.GetAsync("/cases?q=Walker");

        var text = string.Join('\n', lines.Texts);
        Assert.Contains("admin/people", text, StringComparison.OrdinalIgnoreCase);
        foreach (var personal in new[] { "admin@demo.example", "somebody.else", "Nair", "Walker", "Colin", DemoAccounts.Password, "not my password" })
            Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Logs_of_a_notification_sent_and_worked_on_hold_nothing_of_the_family_or_the_notifier()
    {
        await using var open = new App { Settings = { ["Limits:PerVisitor"] = "1000" } };
        var lines = new Lines();
        open.Services.GetRequiredService<ILoggerFactory>().AddSerilog(new LoggerConfiguration().MinimumLevel.Verbose()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning).WriteTo.Sink(lines).CreateLogger(), dispose: true);

        var reference = await Notifier.At(open).SendSampleAsync(1, SampleNotifications.Day(1));
        var triage = await open.SignedInAsync("triage");
        var screened = await triage.PostFormAsync($"/triage/{reference}", Triaged.Screening, $"/triage/{reference}/screening");
        await triage.DecideAsync(reference, Triaged.Unit);
        await triage.GetAsync("/search?q=Leo+Walker&born=19+5+2016");

        screened.Leads($"/triage/{reference}");
        var text = string.Join('\n', lines.Texts);
        foreach (var page in new[] { "notify/check", "triage/{reference}/decision/confirmation", "search" })
            Assert.Contains(page, text, StringComparison.OrdinalIgnoreCase);
        // Every word that a person typed and that is long enough to be nobody's path or code.
        var typed = Typed(SampleNotifications.Of(1)).Append("Closed in 2024").Append("Attendance has fallen");
        Found.Nothing(typed.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Typed(Answers answers)
    {
        string[] names = ["NOT01", "NOT03", "NOT06", "NOT07", "RSN03", "RSN07", "PER01", "PER02", "PER07", "PER26", "ADD01", "ADD02", "EDU02", "EDU04", "VOI02"];
        var sheets = answers.Groups.SelectMany(answers.Items).Cast<AnswerSheet>().Append(answers);
        return sheets.SelectMany(sheet => names.Select(name => sheet[name])).OfType<string>().Distinct();
    }

    private sealed class Lines : ILogEventSink
    {
        public List<string> Texts { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            lock (Texts)
                Texts.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture) + logEvent.Exception);
        }
    }
}
