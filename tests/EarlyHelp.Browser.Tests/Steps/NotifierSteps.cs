using System.Text.RegularExpressions;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>What notifiers do: begin, fill in, send, save and come back, ask where it is.</summary>
internal static partial class NotifierSteps
{
    /// <summary>Goes from the service's front page to the list of tasks of the form.</summary>
    public static async Task BeginAsync(this Person notifier, FormKind kind = FormKind.EarlyHelp)
    {
        await notifier.OpenAsync("/notify");
        await notifier.PressAsync("Start now");
        await notifier.ChooseAsync("Is a child in danger now?", "No");
        await notifier.PressAsync("Continue");
        await notifier.ChooseAsync("How do you want to send it?", kind == FormKind.Upload ? "Send a form that is already filled in" : "Fill in the form online");
        await notifier.PressAsync("Continue");
        Assert.Equal("/notify/tasks", notifier.Path);
    }

    /// <summary>The steps through the form with a sample's answers.</summary>
    public static FormSteps With(this Person notifier, int sample) =>
        new(notifier, SampleNotifications.Form(sample), SampleNotifications.Of(sample), SampleNotifications.Day(sample));

    /// <summary>Sends the form from its check page and reads the reference.</summary>
    public static async Task<string> SendAsync(this Person notifier, string button = "Send the notification")
    {
        await notifier.PressAsync(button);
        var words = await notifier.WordsAsync();
        Assert.True(Reference().IsMatch(words), $"{notifier.Path} shows no reference: {words}");
        return Reference().Match(words).Value;
    }

    /// <summary>The newest message to an address, as it waits in the outbox.</summary>
    public static Task<string> NewestMessageAsync(this Site site, string to) => site.App.WithDbAsync(db =>
        db.Outbox.Where(m => m.To == to).OrderByDescending(m => m.Id).Select(m => m.Subject + "\n" + m.Body).FirstAsync());

    /// <summary>The figures of the newest code sent to an address.</summary>
    public static async Task<string> NewestCodeAsync(this Site site, string to) => Code().Match(await site.NewestMessageAsync(to)).Value;

    /// <summary>The address of the newest link sent to an address.</summary>
    public static async Task<string> NewestLinkAsync(this Site site, string to) => Link().Match(await site.NewestMessageAsync(to)).Value;

    [GeneratedRegex(@"EHN-\d{4}-\d{6}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
