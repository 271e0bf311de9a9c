using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Seeding;

/// <summary>What social care writes about an invented family when it asks Early Help to take it on.</summary>
internal static class DemoRequest
{
    private static readonly string[] Reasons =
    [
        "The aims of the child in need plan are met. {child} has been in school every day since half term and home has been calm for three months.",
        "{mother} has ended the relationship that worried us and keeps to the safety plan. There has been no incident since the summer.",
        "The parents have finished their course and use what they learned. {child} sleeps in a bed of their own and says that evenings are better.",
    ];

    private static readonly string[] Risks =
    [
        "{mother} tires when she is alone for long, and mornings can slip again.", "The father may come back to the area. {mother} knows whom to call.", "Money is tight, and the old rows were about money.",
    ];

    private static readonly string[] Goings =
    [
        "The morning routine, and the meetings at school each half term.", "Somebody who looks in each week until the spring, and the women’s group.", "Help with the debt, and the parents’ group on Tuesdays.",
    ];

    /// <summary>The request of one family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="told">The family as records are made of it.</param>
    /// <param name="on">The day it is asked.</param>
    public static StepDownFacts Of(DemoFamily family, FamilyFacts told, DateOnly on)
    {
        string Told(string text) => text.Replace("{child}", family.Child, StringComparison.Ordinal).Replace("{mother}", family.Mother, StringComparison.Ordinal);
        var which = family.Number % Reasons.Length;
        return new()
        {
            SocialCareReference = FormattableString.Invariant($"LCS-{44000 + (family.Number * 37)}"), Status = which == 1 ? SocialCareStatus.ChildProtection : SocialCareStatus.ChildInNeed,
            Reason = Told(Reasons[which]), RemainingRisk = Told(Risks[which]), WhatMustContinue = Goings[which],
            SocialWorkersView = Told("The family has done the work and is ready. I would like {mother} to meet the new worker with me before I end."),
            FamilyAgrees = true, ConsentBy = $"{family.Mother} {family.Surname}", ConsentOn = on.AddDays(-2),
            FamilysViews = Told("{mother} is glad that it ends well, and wants somebody to ring when a week is bad."), ChildrensViews = Told("{child} says: I want to stay at my school, and I want to know who comes."),
            WhyNoPlan = "The last review is on Thursday; the plan follows then.", EndsSocialCareOn = on.AddDays(42),
            Family = new([.. told.People.Select(p => new PersonTold(p.Name, FamilyRoles.List.Label(p.Role), p.Born, p.DueOn, told.Schooling.FirstOrDefault(s => s.PersonKey == p.Key)?.School))], Home(told), TelephoneOf(told)),
        };
    }

    /// <summary>The family as social care tells of it: who they are and where they live, and nothing that a notifier would say.</summary>
    public static FamilyFacts Family(DemoFamily family, DateOnly day) =>
        FamilyFacts.From(FormDefinition.EarlyHelp, family.Form(day), day) with { Consents = [], Voices = [], Agencies = [], Outcomes = [], MainReason = null, Risks = [] };

    private static string Home(FamilyFacts told) =>
        told.Addresses is [var home, ..] ? string.Join(", ", new[] { home.Line1, home.Town, home.Postcode }.OfType<string>()) : "";

    private static string? TelephoneOf(FamilyFacts told) => told.People.FirstOrDefault(p => p.IsMainContact)?.Telephone is { } number ? TelephoneNumber.Normalise(number) : null;
}
