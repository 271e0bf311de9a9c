using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Features.Cases;
using FluentValidation;

namespace EarlyHelp.Web.Features.Allocations;

/// <summary>Who takes the family.</summary>
public sealed class AllocationForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>"unit-5" to accept and allocate later, "worker-12" to do both at once.</summary>
    public string? Choice { get; set; }

    /// <summary>Why, when it is over a guide or the worker changes.</summary>
    public string? Reason { get; set; }

    /// <summary>Under which key an unfinished allocation is kept.</summary>
    public static string DraftKey(string reference) => $"allocation:{reference}";

    /// <summary>The choice of a unit.</summary>
    public static string Of(UnitLoad unit) => string.Create(CultureInfo.InvariantCulture, $"unit-{unit.Unit.Id}");

    /// <summary>The choice of a worker.</summary>
    public static string Of(WorkerLoad worker) => string.Create(CultureInfo.InvariantCulture, $"worker-{worker.Worker.Id}");

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<AllocationForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Choice).NotEmpty().WithMessage("Select who takes the family");
            RuleFor(f => f.Reason).MaximumLength(CaseSpell.ReasonMaxLength).WithMessage($"The reason must be {CaseSpell.ReasonMaxLength:N0} characters or fewer");
        }
    }
}

/// <summary>The page on which somebody is chosen.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Units">Who could take it.</param>
/// <param name="People">The family.</param>
/// <param name="Notification">The notification it came from.</param>
/// <param name="StepDown">The step-down it came from.</param>
public sealed record AllocationPage(CaseHeader Header, AllocationForm Form, IReadOnlyList<UnitLoad> Units, IReadOnlyList<PersonOfCase> People, NotificationOfCase? Notification, StepDownOfCase? StepDown)
{
    /// <summary>What the page is called.</summary>
    public string Title => $"{Header.AllocateWords}: {Header.Case.Family.Name}";

    /// <summary>The unit chosen, and its worker when one was; null when the choice is none of those offered.</summary>
    public (UnitLoad Unit, WorkerLoad? Worker)? Chosen(AllocationForm form)
    {
        foreach (var unit in Units)
        {
            if (form.Choice == AllocationForm.Of(unit))
                return (unit, null);
            if (unit.Workers.FirstOrDefault(w => form.Choice == AllocationForm.Of(w)) is { } worker)
                return (unit, worker);
        }

        return null;
    }

    /// <summary>A worker's load in words.</summary>
    public static string LoadWords(WorkerLoad worker) => worker.IsHolder
        ? $"Holds this family now; {worker.Open} of {worker.Worker.CaseloadGuide} families"
        : $"{worker.Open} of {worker.Worker.CaseloadGuide} families, {worker.New} new in 7 days. This takes {worker.Worker.Name} from {worker.Open} to {worker.Open + 1} of {worker.Worker.CaseloadGuide}"
            + (worker.LinkSchool is null ? "" : $". {worker.LinkSchool}");
}

/// <summary>The page that says what will happen.</summary>
/// <param name="Page">What was chosen from.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Worker">The worker, when one was chosen.</param>
/// <param name="Before">Who held it.</param>
/// <param name="WasAccepted">Whether a unit held it before.</param>
/// <param name="EndBy">When the 20 weeks end.</param>
public sealed record AllocationCheck(AllocationPage Page, UnitLoad Unit, WorkerLoad? Worker, string? Before, bool WasAccepted, DateOnly EndBy)
{
    /// <summary>What will happen, sentence by sentence.</summary>
    public IEnumerable<string> WhatHappens()
    {
        if (!WasAccepted)
        {
            yield return $"{Unit.Unit.Name} accepts the family. This takes the unit from {Unit.Open} to {Unit.Open + 1} of {Unit.Unit.Capacity}.";
            yield return $"The case opens today and should be closed by {UkDates.Date(EndBy)}.";
        }

        if (Worker is null)
        {
            yield return $"The lead of {Unit.Unit.Name} allocates it to a worker by {UkDates.WithWeekday(Page.Header.Case.AllocateBy)}.";
            yield break;
        }

        if (Before is not null)
            yield return $"{Before} no longer holds this family from today.";
        yield return $"{Worker.Worker.Name} holds the family. This takes {Worker.Worker.Name} from {Worker.Open} to {Worker.Open + 1} of {Worker.Worker.CaseloadGuide}.";
        if (Worker.LinkSchool is not null)
            yield return $"{Worker.LinkSchool}.";
    }

    /// <summary>Who is told, and what they read.</summary>
    public string WhoIsTold => Worker is null
        ? $"Nobody gets a message. The lead of {Unit.Unit.Name} sees the family under Allocations."
        : $"{Worker.Worker.Name} gets an email with the case reference and a link. It does not name the family.";
}

/// <summary>The list of what waits.</summary>
/// <param name="Show">accept, allocate, late, or everything.</param>
/// <param name="Lines">One page of lines.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Counts">The counts.</param>
/// <param name="MayAllocate">Whether this person accepts and allocates.</param>
public sealed record AllocationsPage(string? Show, IReadOnlyList<CaseLine> Lines, int Total, int Page, AllocationCounts Counts, bool MayAllocate)
{
    /// <summary>By when a worker should hold a family that another unit has given up.</summary>
    public const string AtOnce = "as soon as it can: moved from another unit";

    /// <summary>"a worker of Ashford 1".</summary>
    public static string WaitsFor(Data.Cases.CaseRow row) => row.Unit is null ? $"a unit of {row.District}" : $"a worker of {row.Unit}";

    /// <summary>"3 families wait to be accepted".</summary>
    public string Caption => $"{Total} {(Total == 1 ? "family waits" : "families wait")} " + Show switch
    {
        "accept" => "to be accepted to a unit",
        "allocate" => "to be allocated to a worker",
        "late" => "later than the standard allows",
        _ => "to be accepted or allocated",
    };
}
