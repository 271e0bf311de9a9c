using EarlyHelp.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Passwords;

/// <summary>
/// What a password must not be, after current NCSC guidance: none that many people use, none made of the person's own name, no
/// mixture of kinds of characters demanded. Its length is asked for by Identity.
/// </summary>
public sealed class PasswordRules(EarlyHelpDbContext db) : IPasswordValidator<Data.Account>
{
    private static readonly HashSet<string> Common = Read();

    /// <inheritdoc/>
    public async Task<IdentityResult> ValidateAsync(UserManager<Data.Account> manager, Data.Account user, string? password)
    {
        var name = await db.Staff.Where(s => s.Id == user.StaffId).Select(s => s.Name).FirstOrDefaultAsync();
        return Refusal(password ?? "", user.Email ?? "", name ?? "") is { } sentence
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = sentence })
            : IdentityResult.Success;
    }

    /// <summary>Why it can't be used, or null.</summary>
    public static string? Refusal(string password, string email, string name = "")
    {
        var plain = Plain(password);
        var core = plain.Trim("0123456789 .,!?-_#*$&+".ToCharArray());
        if (Common.Contains(plain) || Common.Contains(core) || Common.Contains(Halved(core)) || Common.Contains(Letters(Unmasked(core))) || plain.Distinct().Count() < 5)
            return "Choose a password that fewer people use";
        var names = email.Split('@')[0].Split('.', '-', '_', '+').Concat(name.Split(' ', '-')).Where(n => n.Length >= 4);
        return names.Any(n => plain.Contains(Plain(n), StringComparison.Ordinal)) ? "Choose a password without your name in it" : null;
    }

    private static string Plain(string text) => text.Trim().ToLowerInvariant();

    /// <summary>"passwordpassword" is "password".</summary>
    private static string Halved(string text) => text.Length % 2 == 0 && text[..(text.Length / 2)] == text[(text.Length / 2)..] ? text[..(text.Length / 2)] : text;

    /// <summary>"p@ssw0rd" is "password".</summary>
    private static string Unmasked(string text) => text.Replace('@', 'a').Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('5', 's').Replace('$', 's');

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetter));

    private static HashSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not in the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}

/// <summary>Identity's own sentences about passwords, in our words.</summary>
public sealed class PasswordWords : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) =>
        new() { Code = nameof(PasswordTooShort), Description = $"Password must be {length} characters or more" };
}
