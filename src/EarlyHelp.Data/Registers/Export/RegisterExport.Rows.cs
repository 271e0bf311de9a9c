using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Feedback;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

public sealed partial class RegisterExport
{
    private async IAsyncEnumerable<string?[]> PeopleAsync()
    {
        var people = db.FamilyMembers.Where(m => m.Person.MergedIntoId == null && m.Id == db.FamilyMembers.Where(o => o.PersonId == m.PersonId).OrderBy(o => o.To != null).ThenBy(o => o.Id).First().Id).OrderBy(m => m.Id).Select(m => new
        {
            m.PersonId, m.FamilyId, m.Role,
            m.Person.FirstName, m.Person.LastName, m.Person.Born, m.Person.DueOn, m.Person.Sex, m.Person.Ethnicity, m.Person.Upn, m.Person.NhsNumber,
            School = m.Person.Schoolings.Where(s => s.To == null).OrderByDescending(s => s.Id).Select(s => new { s.School, s.AttendancePercent }).FirstOrDefault(),
            Home = m.Person.Residences.Where(r => r.To == null && r.Kind == ResidenceKind.MainHome).OrderByDescending(r => r.Id).Select(r => new { r.Address.Line1, r.Address.Town, r.Address.Postcode, r.IsConfidential }).FirstOrDefault(),
        });
        await foreach (var p in people.AsAsyncEnumerable())
        {
            yield return
            [
                Person(p.PersonId), families[p.FamilyId], RoleWord(p.Role), p.FirstName, p.LastName, Day(p.Born), Day(p.DueOn), p.Sex, p.Ethnicity, p.Upn, p.NhsNumber,
                p.School?.School, Number(p.School?.AttendancePercent), p.Home?.Line1, p.Home?.Town, p.Home?.Postcode, p.Home is { } home ? WordOf(NotificationRow.YesNo, home.IsConfidential) : null,
            ];
        }
    }

    private async IAsyncEnumerable<string?[]> MembersAsync()
    {
        var members = db.FamilyMembers.OrderBy(m => m.Id).Select(m => new
        {
            PersonId = m.Person.MergedIntoId ?? m.PersonId, m.FamilyId, m.Role, m.From, m.To,
        });
        await foreach (var m in members.AsAsyncEnumerable())
            yield return [Person(m.PersonId), families[m.FamilyId], RoleWord(m.Role), Day(m.From), Day(m.To)];
    }

    // The register knows four roles: brothers and sisters are children of the family, and whoever cares for them is a parent or carer.
    private static string RoleWord(FamilyRole role) => WordOf(PersonRow.Roles, role switch
    {
        FamilyRole.Child or FamilyRole.Sibling => FamilyRole.Child,
        FamilyRole.Unborn => FamilyRole.Unborn,
        FamilyRole.Mother or FamilyRole.Father or FamilyRole.StepParent or FamilyRole.PartnerOfParent or FamilyRole.Carer => FamilyRole.Carer,
        _ => FamilyRole.SignificantAdult,
    });

    private async IAsyncEnumerable<string?[]> NotificationsAsync()
    {
        var districts = await db.Districts.ToDictionaryAsync(d => d.Id, d => d.Name);
        var notifications = db.Notifications.OrderBy(n => n.Id).Select(n => new
        {
            n.Id, n.Reference, n.FamilyId, n.ReceivedAt, n.Agency, n.NotifierName, n.NotifierOrganisation, n.Kind, n.IsPriority, n.DistrictId, n.ConsideredAt, n.DecidedAt, n.Outcome,
            Answers = n.Versions.OrderByDescending(v => v.Number).Select(v => v.Answers).FirstOrDefault(),
        });
        await foreach (var n in notifications.AsAsyncEnumerable())
        {
            var summary = n.Answers is { Length: > 0 } answers ? Answers.FromJson(answers)[Domain.Notifications.Notification.SummaryQuestion] : null;
            yield return
            [
                Notification(n.Id, n.Reference), families[n.FamilyId], Time(n.ReceivedAt), WordOf(NotificationRow.Kinds, n.Kind), WordOf(NotificationRow.YesNo, n.IsPriority), n.Agency, n.NotifierName, n.NotifierOrganisation,
                n.DistrictId is { } district ? districts[district] : null, NotBefore(Time(n.ReceivedAt), Time(n.ConsideredAt)), NotBefore(Time(n.ReceivedAt), Time(n.DecidedAt)), n.Outcome is { } outcome ? OutcomeWord(outcome) : null, summary,
            ];
        }
    }

    // Work together with social care goes on in a unit.
    private static string OutcomeWord(TriageOutcome outcome) => WordOf(NotificationRow.Outcomes, outcome == TriageOutcome.SocialCareJoint ? TriageOutcome.Unit : outcome);

    private async IAsyncEnumerable<string?[]> CasesAsync(IReadOnlyDictionary<long, CaseFact> counted)
    {
        var outcomes = (await db.Set<Closure>().Where(x => x.SignedOffOn != null).Select(x => new { x.CaseId, On = x.SignedOffOn!.Value, Outcome = x.Overall }).ToListAsync())
            .Concat(await db.PastClosures.Select(x => new { x.CaseId, x.On, x.Outcome }).ToListAsync()).ToLookup(x => (x.CaseId, x.On), x => x.Outcome);
        var reviewed = (await db.Set<PlanReview>().GroupBy(r => r.CaseId).Select(g => new { g.Key, On = g.Max(r => r.HeldOn) }).ToListAsync())
            .Concat((await db.PastReviews.Where(r => r.HeldOn != null).GroupBy(r => r.CaseId).Select(g => new { g.Key, On = g.Max(r => r.HeldOn!.Value) }).ToListAsync())).ToLookup(r => r.Key, r => r.On);
        var cases = db.Cases.Where(c => c.OpenedOn != null).OrderBy(c => c.Id).Select(c => new
        {
            c.Id, c.Reference, c.FamilyId, c.Origin, c.NotificationId, Notification = c.Notification!.Reference,
            Unit = c.Unit!.Name, Worker = c.Worker!.Email, LastUnit = c.Spells.OrderByDescending(s => s.From).ThenByDescending(s => s.Id).Select(s => db.Units.First(u => u.Id == s.UnitId).Name).FirstOrDefault(),
            c.OpenedOn, c.AllocatedOn, c.AssessedOn, c.PlanAgreedOn, c.ClosedOn, c.ClosureReason, c.ReviewsAreKnown,
        });
        await foreach (var c in cases.AsAsyncEnumerable())
        {
            // A closed case says how it ended; one that triage took back was opened in error, and nothing was achieved.
            var reason = c.ClosedOn is null ? null : CaseRow.Reasons.FirstOrDefault(r => r.Value == (c.ClosureReason ?? ClosureReason.OpenedInError)).Key ?? "other";
            yield return
            [
                Case(c.Id, c.Reference), families[c.FamilyId], WordOf(CaseRow.Origins, c.Origin), c.Unit ?? c.LastUnit, Day(c.OpenedOn), c.NotificationId is { } id ? Notification(id, c.Notification) : null,
                c.Worker, Day(c.AllocatedOn), Day(c.AssessedOn), Day(c.PlanAgreedOn), reviewed[c.Id].Any() ? Day(reviewed[c.Id].Max()) : null, Day(c.ClosedOn), reason,
                c.ClosedOn is { } closed ? OutcomeWord(outcomes[(c.Id, closed)].Select(o => (OverallOutcome?)o).LastOrDefault(), counted[c.Id]) : null,
                WordOf(NotificationRow.YesNo, c.ReviewsAreKnown),
            ];
        }
    }

    private static string OutcomeWord(OverallOutcome? outcome, CaseFact counted) => outcome switch
    {
        OverallOutcome.All or OverallOutcome.Most => "achieved",
        OverallOutcome.Some => "partly",
        _ => counted.Closures.Any(x => x.Achieved && x.ReopenedOn is null) ? "achieved" : "not_achieved",
    };

    private async IAsyncEnumerable<string?[]> SpellsAsync()
    {
        var spells = db.Set<CaseSpell>().Join(db.Cases.Where(c => c.OpenedOn != null), s => s.CaseId, c => c.Id, (s, c) => new { s, c }).OrderBy(x => x.c.Id).ThenBy(x => x.s.From).ThenBy(x => x.s.Id).Select(x => new
        {
            x.c.Id, x.c.Reference, Unit = db.Units.First(u => u.Id == x.s.UnitId).Name, Worker = db.Staff.Where(w => w.Id == x.s.WorkerId).Select(w => w.Email).FirstOrDefault(), x.s.From, x.s.To,
        });
        await foreach (var s in spells.AsAsyncEnumerable())
            yield return [Case(s.Id, s.Reference), s.Unit, Day(s.From), s.Worker, Day(s.To)];
    }

    private async IAsyncEnumerable<string?[]> ReviewsAsync()
    {
        var here = db.Set<PlanReview>().Join(db.Cases, r => r.CaseId, c => c.Id, (r, c) => new { c.Id, c.Reference, r.HeldOn, r.NextStep }).OrderBy(r => r.Id).ThenBy(r => r.HeldOn);
        await foreach (var r in here.AsAsyncEnumerable())
            yield return [Case(r.Id, r.Reference), Day(r.HeldOn), r.NextStep.ToString()];
        var past = db.PastReviews.Where(r => r.HeldOn != null).Join(db.Cases, r => r.CaseId, c => c.Id, (r, c) => new { c.Id, c.Reference, r.HeldOn, r.Decision }).OrderBy(r => r.Id).ThenBy(r => r.HeldOn);
        await foreach (var r in past.AsAsyncEnumerable())
            yield return [Case(r.Id, r.Reference), Day(r.HeldOn), r.Decision];
    }

    private async IAsyncEnumerable<string?[]> FeedbackAsync()
    {
        var here = db.Set<FeedbackInvitation>().Join(db.Cases, f => f.CaseId, c => c.Id, (f, c) => new { c.Id, c.Reference, f.InvitedOn, f.AnsweredAt }).OrderBy(f => f.Id).ThenBy(f => f.InvitedOn);
        await foreach (var f in here.AsAsyncEnumerable())
            yield return [Case(f.Id, f.Reference), Day(f.InvitedOn), f.AnsweredAt is { } at ? Day(UkTime.DayOf(at)) : null];
        var past = db.PastFeedback.Join(db.Cases, f => f.CaseId, c => c.Id, (f, c) => new { c.Id, c.Reference, f.InvitedOn, f.ReceivedOn }).OrderBy(f => f.Id).ThenBy(f => f.InvitedOn);
        await foreach (var f in past.AsAsyncEnumerable())
            yield return [Case(f.Id, f.Reference), Day(f.InvitedOn), Day(f.ReceivedOn)];
    }

    private async IAsyncEnumerable<string?[]> ClosuresAsync(IReadOnlyDictionary<long, CaseFact> counted)
    {
        await Task.CompletedTask;
        foreach (var c in counted.Values)
        {
            foreach (var x in c.Closures.Where(x => x.ReopenedOn is not null))
                yield return [Case(c.Id, c.Reference), Day(x.On), CaseRow.Reasons.FirstOrDefault(r => r.Value == x.Reason).Key ?? "other", x.Achieved ? "achieved" : "not_achieved", Day(x.ReopenedOn)];
        }
    }

    // Of a case whose reviews are not known, the clocks say nothing that its dates do not.
    private async IAsyncEnumerable<string?[]> ClocksAsync(IReadOnlyDictionary<long, CaseFact> counted)
    {
        await foreach (var n in db.Notifications.OrderBy(n => n.Id).Select(n => new { n.Id, n.Reference, n.ReceivedOn, n.ConsiderBy, n.DecideBy }).AsAsyncEnumerable())
        {
            yield return [Notification(n.Id, n.Reference), "considered", Day(n.ConsiderBy), Day(n.ReceivedOn), null];
            yield return [Notification(n.Id, n.Reference), "decided", Day(n.DecideBy), Day(n.ReceivedOn), null];
        }

        await foreach (var c in db.Cases.Where(c => c.OpenedOn != null && c.ReviewsAreKnown).OrderBy(c => c.Id).Select(c => new { c.Id, c.Reference, c.PlanFrom, c.PlanBy }).AsAsyncEnumerable())
        {
            yield return [Case(c.Id, c.Reference), "plan", Day(c.PlanBy), Day(c.PlanFrom), null];
            foreach (var review in counted[c.Id].Reviews)
                yield return [Case(c.Id, c.Reference), "review", Day(review.DueOn), null, Day(review.HeldOn)];
        }
    }

    private async IAsyncEnumerable<string?[]> TransfersAsync()
    {
        var downs = db.StepDowns.OrderBy(s => s.Id).Select(s => new
        {
            s.Reference, s.FamilyId, s.CaseId, Case = s.Case!.Reference, IsOpened = s.Case!.OpenedOn != null,
            District = s.District.Name, s.RequestedOn, s.HeardOn, s.AcceptedOn, s.State, s.EndedOn, s.CompletedOn,
        });
        await foreach (var s in downs.AsAsyncEnumerable())
        {
            var declined = s.State == StepDownState.Declined;
            yield return
            [
                Transfer(s.Reference), "step_down", families[s.FamilyId], Day(s.RequestedOn), s.CaseId is { } id && s.IsOpened ? Case(id, s.Case) : null, s.District, Day(s.HeardOn), Day(s.AcceptedOn ?? (declined ? s.EndedOn : null)),
                s.AcceptedOn is not null ? "accepted" : declined ? "declined" : null, Day(s.CompletedOn),
            ];
        }

        var ups = db.StepUps.OrderBy(s => s.Id).Select(s => new
        {
            s.Reference, s.Case.FamilyId, s.CaseId, Case = s.Case.Reference,
            IsOpened = s.Case.OpenedOn != null, District = db.Districts.First(d => d.Id == s.DistrictId).Name, s.RaisedOn, s.AnsweredOn, s.State, s.CompletedOn,
        });
        await foreach (var s in ups.AsAsyncEnumerable())
        {
            yield return
            [
                Transfer(s.Reference), "step_up", families[s.FamilyId], Day(s.RaisedOn), s.IsOpened ? Case(s.CaseId, s.Case) : null, s.District, null, Day(s.AnsweredOn),
                s.State == StepUpState.Declined ? "declined" : s.AnsweredOn is not null ? "accepted" : null, Day(s.CompletedOn),
            ];
        }

        var past = db.PastTransfers.OrderBy(t => t.Id).Select(t => new
        {
            Transfer = t, Case = db.Cases.Where(c => c.Id == t.CaseId).Select(c => c.Reference).FirstOrDefault(), District = db.Districts.Where(d => d.Id == t.DistrictId).Select(d => d.Name).FirstOrDefault(),
        });
        await foreach (var t in past.AsAsyncEnumerable())
        {
            var row = t.Transfer;
            yield return
            [
                row.Reference, row.IsStepUp ? "step_up" : "step_down", families[row.FamilyId], Day(row.RequestedOn), row.CaseId is { } id ? Case(id, t.Case!) : null, t.District, Day(row.PanelOn), Day(row.DecidedOn),
                row.IsAccepted is { } accepted ? WordOf(TransferRow.Decisions, accepted) : null, Day(row.CompletedOn),
            ];
        }
    }

    private async IAsyncEnumerable<string?[]> StepsAsync()
    {
        var here = db.StepDowns.SelectMany(s => s.Timeline, (s, t) => new { s.Reference, t.HappenedOn, t.What, t.Detail, t.Id })
            .Concat(db.StepUps.SelectMany(s => s.Timeline, (s, t) => new { s.Reference, t.HappenedOn, t.What, t.Detail, t.Id })).OrderBy(t => t.Id);
        await foreach (var t in here.AsAsyncEnumerable())
            yield return [Transfer(t.Reference), Day(t.HappenedOn), t.What, t.Detail];
        var past = db.PastTransferSteps.Join(db.PastTransfers, s => s.TransferId, t => t.Id, (s, t) => new { t.Reference, s.On, s.Step, s.Reason, s.Id }).OrderBy(s => s.Id);
        await foreach (var s in past.AsAsyncEnumerable())
            yield return [s.Reference, Day(s.On), s.Step, s.Reason];
    }

    private async IAsyncEnumerable<string?[]> SupportAsync()
    {
        await foreach (var s in db.PastSupport.OrderBy(s => s.Id).Select(s => new { Episode = s, District = db.Districts.Where(d => d.Id == s.DistrictId).Select(d => d.Name).FirstOrDefault() }).AsAsyncEnumerable())
            yield return [s.Episode.Reference, families[s.Episode.FamilyId], Day(s.Episode.OpenedOn), s.District, Day(s.Episode.ClosedOn), s.Episode.Outcome];
    }

    // Whoever is or was posted to a unit, whether they hold a case or not: figures of workers name them.
    private async IAsyncEnumerable<string?[]> PostingsAsync()
    {
        await foreach (var p in db.Postings.Where(p => p.UnitId != null).OrderBy(p => p.Id).Select(p => new { p.Staff.Email, p.Staff.Name, Unit = p.Unit!.Name, p.From, p.To }).AsAsyncEnumerable())
            yield return [p.Email, p.Name, p.Unit, Day(p.From), Day(p.To)];
    }

    private async IAsyncEnumerable<string?[]> FiguresAsync()
    {
        await foreach (var f in db.OutsideFigures.OrderBy(f => f.Id).Select(f => new { Figure = f, District = db.Districts.Where(d => d.Id == f.DistrictId).Select(d => d.Name).FirstOrDefault() }).AsAsyncEnumerable())
        {
            yield return
            [
                f.Figure.Indicator, f.Figure.Month, Number(f.Figure.Denominator), f.District, Number(f.Figure.Numerator), Number(f.Figure.Target),
                f.Figure.Direction is { } direction ? WordOf(FigureRow.Directions, direction) : null,
            ];
        }
    }
}
