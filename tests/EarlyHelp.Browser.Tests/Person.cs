using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests;

/// <summary>A person at a browser. They find things as people do: by the words of a link, a button, a field or a group of choices.</summary>
public sealed partial class Person : IAsyncDisposable
{
    private const int MostSteps = 300;

    internal Person(IPage page)
    {
        Page = page;
        page.DOMContentLoaded += (_, _) => Cost.Loaded();
        page.PageError += (_, error) => ScriptErrors.Add(error);
        page.Console += (_, message) =>
        {
            // A status of 4xx is reported by the browser as a console error; the tests look at statuses themselves.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                ScriptErrors.Add(message.Text);
        };
    }

    /// <summary>The browser's page, for what has no words here.</summary>
    public IPage Page { get; }

    /// <summary>What the work cost so far.</summary>
    public Cost Cost { get; } = new();

    /// <summary>Errors of scripts and of the content security policy.</summary>
    public List<string> ScriptErrors { get; } = [];

    /// <summary>Whether their browser runs no JavaScript.</summary>
    public bool WithoutScript { get; init; }

    /// <summary>Whether they have no mouse: everything is reached by Tab and the arrows, and pressed by Space or Enter.</summary>
    public bool ByKeyboard { get; init; }

    /// <summary>Status of the last page opened by its address.</summary>
    public int Status { get; private set; }

    /// <summary>The address of the page, without the host.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Types an address.</summary>
    public async Task OpenAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        Status = answer?.Status ?? 0;
    }

    /// <summary>Follows a link by its words.</summary>
    public async Task FollowAsync(string words, string? within = null)
    {
        var scope = within is null ? Page.Locator("body") : Page.GetByRole(AriaRole.Region, new() { Name = within });
        await LoadAsync(() => ClickAsync(scope.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First));
    }

    /// <summary>Follows the first link whose words are like this.</summary>
    public Task FollowAsync(Regex words) => LoadAsync(() => ClickAsync(Page.GetByRole(AriaRole.Link, new() { NameRegex = words }).First));

    /// <summary>Presses a button, or a link that looks like one.</summary>
    public Task PressAsync(string words) => LoadAsync(() => ClickAsync(Button(words)));

    /// <summary>Presses the first button whose words are like this.</summary>
    public Task PressAsync(Regex words) => LoadAsync(() => ClickAsync(Page.GetByRole(AriaRole.Button, new() { NameRegex = words }).First));

    /// <summary>A button by its words.</summary>
    public ILocator Button(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First;

    /// <summary>Types into a field; the label is enough, or a part of its name where the label stands twice.</summary>
    public async Task FillAsync(string label, string text, string? group = null)
    {
        Cost.Entered();
        await TypeAsync(Field(label, group), text);
    }

    /// <summary>Chooses a radio or ticks a box, by its words, in the group with this legend.</summary>
    public async Task ChooseAsync(string legend, string choice)
    {
        Cost.Entered();
        await CheckAsync(Choice(legend, new Regex($"^{Regex.Escape(choice)}$")));
    }

    /// <summary>Chooses the first whose words begin so, in the group with this legend.</summary>
    public async Task ChooseFirstAsync(string legend, string beginning)
    {
        Cost.Entered();
        await CheckAsync(Choice(legend, new Regex($"^{Regex.Escape(beginning)}")));
    }

    /// <summary>Ticks a box that stands alone.</summary>
    public async Task TickAsync(string label)
    {
        Cost.Entered();
        await CheckAsync(Page.GetByLabel(label, new() { Exact = true }).First);
    }

    /// <summary>Selects from a list.</summary>
    public async Task SelectAsync(string label, string option)
    {
        Cost.Entered();
        await PickAsync(Field(label), option);
    }

    /// <summary>Selects from a list the option whose words begin so.</summary>
    public async Task SelectFirstAsync(string label, string beginning)
    {
        var options = await Field(label).Locator("option").AllInnerTextsAsync();
        var option = options.Select(o => o.Trim()).FirstOrDefault(o => o.StartsWith(beginning, StringComparison.Ordinal));
        Assert.True(option is not null, $"\"{label}\" offers {string.Join(" | ", options)}, not \"{beginning}\"");
        await SelectAsync(label, option);
    }

    /// <summary>Chooses a file to send.</summary>
    public async Task AttachAsync(string label, string file)
    {
        Cost.Entered();
        if (ByKeyboard)
            await ReachAsync(Field(label));
        await Field(label).SetInputFilesAsync(file);
    }

    /// <summary>The page's heading.</summary>
    public async Task<string> HeadingAsync() => Squeeze(await Page.Locator("h1").First.InnerTextAsync());

    /// <summary>The words of the page's main part.</summary>
    public async Task<string> WordsAsync() => Squeeze(await Page.Locator("main").InnerTextAsync());

    /// <summary>The page says this.</summary>
    public async Task SeesAsync(string words) => Assert.Contains(words, await WordsAsync(), StringComparison.Ordinal);

    /// <summary>The page says nothing of this.</summary>
    public async Task DoesNotSeeAsync(string words) => Assert.DoesNotContain(words, await WordsAsync(), StringComparison.Ordinal);

    /// <summary>The messages of the error summary.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync() => await Page.Locator(".govuk-error-summary__list li").AllInnerTextsAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    /// <summary>The group of choices or date boxes with this legend; the word for an optional one may follow it.</summary>
    internal ILocator Group(string legend, int nth = 0) => Page.GetByRole(AriaRole.Group, new() { NameRegex = Whole(legend) }).Nth(nth);

    /// <summary>
    /// A radio or a checkbox of a group. What an unmade choice would open is hidden, and not found by its role; where no script hides it, the
    /// name of the field tells the question from the one inside it.
    /// </summary>
    internal ILocator Choice(string legend, Regex words, int nth = 0, string? name = null)
    {
        var group = Group(legend, nth);
        var choices = group.GetByRole(AriaRole.Radio, new() { NameRegex = words }).Or(group.GetByRole(AriaRole.Checkbox, new() { NameRegex = words }));
        return (name is null ? choices : choices.And(Page.Locator($"[name='{name}']"))).First;
    }

    /// <summary>The field with this label; the word for an optional one may follow it.</summary>
    internal ILocator Field(string label, string? group = null, int nth = 0) =>
        (group is null ? Page.Locator("main") : Group(group)).GetByLabel(Whole(label)).Nth(nth);

    internal async Task ClickAsync(ILocator link)
    {
        if (!ByKeyboard)
        {
            await link.ClickAsync();
            return;
        }

        await ReachAsync(link);
        await Page.Keyboard.PressAsync("Enter");
    }

    internal async Task CheckAsync(ILocator choice)
    {
        if (!ByKeyboard)
        {
            await choice.CheckAsync();
            return;
        }

        await ReachAsync(choice);
        if (!await choice.IsCheckedAsync())
            await Page.Keyboard.PressAsync("Space");
        Assert.True(await choice.IsCheckedAsync(), $"Space does not choose {choice}");
    }

    internal async Task TypeAsync(ILocator field, string text)
    {
        if (ByKeyboard)
            await ReachAsync(field);
        await field.FillAsync(text);
    }

    internal async Task PickAsync(ILocator list, string option)
    {
        if (ByKeyboard)
            await ReachAsync(list);
        await list.SelectOptionAsync(new SelectOptionValue { Label = option });
    }

    // Tab goes from group to group of radios, the arrows from radio to radio within one.
    private async Task ReachAsync(ILocator target)
    {
        await target.WaitForAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            var where = await target.EvaluateAsync<string>("e => { const a = document.activeElement; return e === a ? 'here' : e.type === 'radio' && a.name === e.name ? 'group' : 'elsewhere'; }");
            if (where == "here")
                return;
            await Page.Keyboard.PressAsync(where == "group" ? "ArrowDown" : "Tab");
        }

        Assert.Fail($"{target} on {Path} is not reached by the keyboard");
    }

    private static Regex Whole(string words) => new($@"^\s*{Regex.Escape(words)}(\s*\(optional\))?\s*$");

    // Playwright waits for the page that a click opens only once it knows of it; a key it does not follow at all.
    private async Task LoadAsync(Func<Task> act)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        await act();
        await loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Page.Load -= Loaded;
    }

    private static string Squeeze(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
