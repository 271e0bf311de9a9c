using EarlyHelp.Data;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Features.Registers;
using EarlyHelp.Web.Tests.Features.StepDowns;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>One family's records in one district: decided, accepted and allocated; passed and not yet accepted; and one waiting in the queue.</summary>
public sealed record Records
{
    /// <summary>District that holds them.</summary>
    public required string District { get; init; }

    /// <summary>The decided notification of the allocated case.</summary>
    public required string Notification { get; init; }

    /// <summary>The allocated case.</summary>
    public required string Case { get; init; }

    /// <summary>A case with a plan that is worked, and a second version of its assessment being written.</summary>
    public required string Worked { get; init; }

    /// <summary>A note of that case.</summary>
    public required long Note { get; init; }

    /// <summary>The child of that case.</summary>
    public required long WorkedChild { get; init; }

    /// <summary>A case whose assessment waits for the unit lead.</summary>
    public required string Submitted { get; init; }

    /// <summary>Its family.</summary>
    public required string Family { get; init; }

    /// <summary>A child of the family.</summary>
    public required long Child { get; init; }

    /// <summary>The family's database key.</summary>
    public required long FamilyId { get; init; }

    /// <summary>A case that no unit has accepted yet.</summary>
    public required string PassedCase { get; init; }

    /// <summary>A case that a unit has accepted and nobody holds yet.</summary>
    public required string AcceptedCase { get; init; }

    /// <summary>A case with a plan that nobody has reviewed.</summary>
    public required string PlannedCase { get; init; }

    /// <summary>A case that was reviewed once and closed.</summary>
    public required string ClosedCase { get; init; }

    /// <summary>Database key of an invitation to say what somebody of the closed case thought.</summary>
    public required long Invitation { get; init; }

    /// <summary>Key in the link of that invitation.</summary>
    public required string FeedbackKey { get; init; }

    /// <summary>A step-up that was sent to social care of the district.</summary>
    public required string StepUp { get; init; }

    /// <summary>A step across that the other service has not answered.</summary>
    public required string StepAcross { get; init; }

    /// <summary>A step-down with a plan attached, accepted with a condition, its handover planned to the worker.</summary>
    public required string StepDown { get; init; }

    /// <summary>Database key of the panel that heard it, and is not closed.</summary>
    public required long Panel { get; init; }

    /// <summary>A step-down that is completed.</summary>
    public required string CompletedStepDown { get; init; }

    /// <summary>A notification in the queue.</summary>
    public required string Queued { get; init; }

    /// <summary>A notification in the queue that is screened and checked.</summary>
    public required string Ready { get; init; }

    /// <summary>The decided notification of the case that no unit has accepted.</summary>
    public required string Passed { get; init; }

    /// <summary>A notification in the queue that came as a completed form.</summary>
    public required string Uploaded { get; init; }

    /// <summary>Database key of the file that came with the decided notification.</summary>
    public required long File { get; init; }

    /// <summary>Database key of a proposal that two people of the family are one.</summary>
    public required long Merge { get; init; }

    /// <summary>Database key of a document of the case.</summary>
    public required long Document { get; init; }

    /// <summary>Database key of an action of supervision on the case.</summary>
    public required long SupervisionAction { get; init; }

    /// <summary>The worker who holds the case.</summary>
    public required long WorkerId { get; init; }

    /// <summary>Database key of the cover of that worker.</summary>
    public required long Cover { get; init; }

    /// <summary>A register that an administrator sent, with something to mend.</summary>
    public required string SentRegister { get; init; }

    /// <summary>Database key of the restriction of a record of which nothing else is here.</summary>
    public required long Restriction { get; init; }

    /// <summary>Database key of somebody's declaration to know that family.</summary>
    public required long Interest { get; init; }

    /// <summary>Database key of the glass that somebody broke to open it.</summary>
    public required long Glass { get; init; }
    /// <summary>Key of the certificate that a family was erased.</summary>
    public required string Erasure { get; init; }

    /// <summary>Database key of an unusual look of the worker that nobody has answered.</summary>
    public required long UnusualLook { get; init; }

    /// <summary>Database key of a message that waits.</summary>
    public required long Message { get; init; }

    /// <summary>The child of the notification in the queue.</summary>
    public required long QueuedChild { get; init; }

    /// <summary>Children of other families who look like that child, one for each role that works in triage: said once, it is not asked again.</summary>
    public required IReadOnlyDictionary<Role, long> Lookalikes { get; init; }

    /// <summary>The child about whom this role says that it is not the same.</summary>
    public long LookalikeFor(Role? role) => role is { } known && Lookalikes.TryGetValue(known, out var child) ? child : Lookalikes.Values.First();

    /// <summary>The person of the completed form whom this role takes out of the transcription: one for each role that may.</summary>
    public static string PersonToRemoveBy(Role? role) =>
        FormattableString.Invariant($"p{1 + Math.Max(0, RolePermissions.Holding(Permission.EnterNotification).ToList().FindIndex(r => r == role))}");

    /// <summary>What somebody of each role typed and did not save; for another district, somebody else did.</summary>
    public required IReadOnlyDictionary<Role, long> Kept { get; init; }

    /// <summary>What this role typed and did not save.</summary>
    public long KeptBy(Role? role) => Kept[role ?? Role.UnitWorker];

    /// <summary>Key of a form that this role's colleague has begun to enter; a form begun by somebody else for records of another district.</summary>
    public string DraftOf(Role? role) => $"test-{District}-{role}";

    /// <summary>Key of a passkey of this role's account; for records of another district, of somebody else's.</summary>
    public string PasskeyOf(Role? role) => System.Buffers.Text.Base64Url.EncodeToString(PasskeyId(District, role));

    private static byte[] PasskeyId(string district, Role? role) => System.Text.Encoding.UTF8.GetBytes($"{district}-{role}");

    /// <summary>Puts the records into the database, by the domain's own verbs, under the names of the district's own people.</summary>
    public static Task<Records> AddAsync(App app, string district, string worker) => app.GivenAsync($"{nameof(Records)} {district} {worker}", () => MakeAsync(app, district, worker));

    private static async Task<Records> MakeAsync(App app, string district, string worker)
    {
        var end = district == "Ashford" ? "" : $".{district.ToLowerInvariant()}";
        var (planned, completed) = (await SteppedDown.RequestedAsync(app, "Stefan", $"socialcare{end}", district, withPlan: true), await SteppedDown.RequestedAsync(app, "Clara", $"socialcare{end}", district));
        foreach (var reference in new[] { planned, completed })
        {
            await SteppedDown.AcceptAsync(app, reference, $"district{end}", new Domain.Transfers.ConditionFacts("School is told", Domain.Transfers.TransferSide.SocialCare, "Nadia Karim", UkTime.DayOf(app.Clock.Utc).AddDays(30)));
            await SteppedDown.PlanAsync(app, reference, $"district{end}", worker);
        }

        await SteppedDown.GiveAsync(app, completed, $"socialcare{end}");
        await SteppedDown.CompleteAsync(app, completed, $"district{end}");
        return await AddAsync(app, district, worker, planned, completed);
    }

    // Its columns are wrong, so that there is a file to mend.
    private static async Task<string> SendRegisterAsync(IServiceProvider services, StaffMember admin)
    {
        var content = new MemoryStream("case_ref\r\n"u8.ToArray());
        var sent = await services.GetRequiredService<RegisterDesk>().ReceiveAsync([new FormFile(content, 0, content.Length, "Files", "cases.csv")], Actor.Staff(admin.Id, admin.Name, Role.Administrator));
        while (sent.IsBusy)
            await Task.Delay(20);
        return $"{sent.Id:N}";
    }

    private static Task<Records> AddAsync(App app, string district, string worker, string stepDown, string completedStepDown) => app.InScopeAsync(async services =>
    {
        var made = new Maker(services, await CastAsync(services.GetRequiredService<EarlyHelpDbContext>(), district, worker));
        var (notification, held) = await made.CaseAsync("Hilde");
        held.Allocate(made.Cast.Worker, held.UnitId, 3, null, null, made.Cast.Lead, made.At, made.Today);
        var (_, worked) = await made.CaseAsync("Mara");
        var (_, submitted) = await made.CaseAsync("Nils");
        made.Assess(submitted);
        made.Assess(worked);
        made.Plan(worked);
        var (_, accepted) = await made.CaseAsync("Ida");
        var (passedFrom, passed) = await made.CaseAsync("Jonas", accept: false);
        var (_, planned) = await made.CaseAsync("Nora");
        var (_, ended) = await made.CaseAsync("Mara");
        foreach (var each in new[] { planned, ended })
            each.Allocate(made.Cast.Worker, each.UnitId, 3, null, null, made.Cast.Lead, made.At, made.Today);
        await made.Db.SaveChangesAsync();
        await Features.Closures.Worked.PlanAsync(services, planned.Reference);
        var (invitation, key) = await Features.Closures.Worked.CloseAsync(services, ended.Reference);
        var queued = await made.NotificationAsync("Karl");
        var ready = await made.NotificationAsync("Lena");
        made.Prepare(ready);
        var message = OutboxMessage.Write($"test:{district}", "h.marsh@st-annes.example", "acknowledgement", "We have your notification", "Thank you.", made.At);
        made.Db.Add(message);
        var lookalikes = new Dictionary<Role, long>();
        foreach (var role in RolePermissions.Holding(Permission.WorkTriage))
            lookalikes[role] = ChildOf(await made.NotificationAsync("Karl"));
        var (_, stepped) = await made.CaseAsync("Stina");
        var (_, across) = await made.CaseAsync("Aske");
        var stepUp = await made.StepUpAsync(stepped);
        var stepAcross = await made.StepAcrossAsync(across);
        var uploaded = await services.GetRequiredService<Reception>().ReceiveAsync(FormDefinition.Upload, Completed(), NotificationChannel.Upload);
        var file = await made.FileAsync(notification);
        var child = held.Family.Members.First(m => m.IsChild).Person;
        var again = held.Family.Members.First(m => !m.IsChild).Person;
        var merge = RecordMerge.Propose(MergeKind.Person, child.Id, again.Id, held.FamilyId, "Entered twice by mistake", made.Cast.Lead, made.At);
        made.Db.Add(merge);
        var typed = await made.AddDraftsAsync();
        var kept = await services.GetRequiredService<FileStore>().KeepAsync("letter.pdf", new MemoryStream("%PDF-1.4\n%%EOF\n"u8.ToArray()));
        var document = held.AddDocument(new(DocumentType.Letter, "Attendance letter", DocumentAudience.Everybody), kept, false, made.Cast.Lead, made.At, made.Today);
        held.CallMeeting(new(made.Today.AddDays(7), new TimeOnly(14, 0), "The children’s centre", "worker@demo.example", [new("Helen Marsh", "School", "h.marsh@st-annes.example")]), made.Cast.Lead, made.At, made.Today);
        var supervised = held.Supervise(
            new() { HeldOn = made.Today, Improving = Improving.Yes, Reflection = "Mornings", Actions = [new("Ring the school", "Sam", made.Today)] }, made.Cast.Lead, made.At, made.Today);
        var joy = await made.Db.Staff.SingleAsync(s => s.Email == "worker2@demo.example");
        var unit = made.Cast.Unit;
        var cover = Domain.Organisation.Cover.Arrange(new(made.Cast.Worker, unit.Id, unit.DistrictId), new(joy, unit.Id, unit.DistrictId), new(made.Today, made.Today.AddDays(2)), [], made.Cast.Lead, made.At, made.Today);
        made.Db.Add(cover);
        var (restriction, interest, glass) = await made.HideAsync();
        var unusual = Domain.Privacy.UnusualLook.Found(Domain.Privacy.UnusualKind.SameName, made.Cast.Worker.Id, made.Cast.Worker.Name, held.FamilyId, made.Today, made.At);
        unusual.Count(made.At, made.At, 1, 1, "Somebody of the family has the same last name");
        made.Db.Add(unusual);
        var erased = Domain.Families.Family.Meet(await services.GetRequiredService<ReferenceNumbers>().FamilyAsync(), "Erased");
        made.Db.Add(erased);
        await made.Db.SaveChangesAsync();
        var erasure = Domain.Privacy.Erasure.Certify(erased.Id, $"ERA-{district}", "CASE", made.Today, "The board agreed", made.Cast.Lead, made.At, """{"CaseNote":3}""");
        made.Db.Add(erasure);
        await made.Db.SaveChangesAsync();
        return new Records
        {
            Restriction = restriction.Id, Interest = interest.Id, Glass = glass.Id,
            StepUp = stepUp.Reference, StepAcross = stepAcross.Reference, Worked = worked.Reference, Note = worked.Notes[0].Id, WorkedChild = worked.Family.Members.First(m => m.IsChild).PersonId, Submitted = submitted.Reference,
            StepDown = stepDown, Panel = await made.Db.StepDowns.Where(s => s.Reference == stepDown).Select(s => s.PanelId!.Value).SingleAsync(), CompletedStepDown = completedStepDown,
            District = district, Notification = notification.Reference, Case = held.Reference, Family = held.Family.Reference, FamilyId = held.FamilyId,
            Child = child.Id, PassedCase = passed.Reference, PlannedCase = planned.Reference, ClosedCase = ended.Reference, Invitation = invitation, FeedbackKey = key, AcceptedCase = accepted.Reference,
            Queued = queued.Reference, Ready = ready.Reference, Message = message.Id, SentRegister = await SendRegisterAsync(services, await made.Db.Staff.SingleAsync(s => s.Email == "admin@demo.example")), QueuedChild = ChildOf(queued), Lookalikes = lookalikes, Passed = passedFrom.Reference, Uploaded = uploaded.Reference, File = file.Id, Merge = merge.Id,
            Kept = typed.ToDictionary(t => t.Key, t => t.Value.Id), Document = document.Id, SupervisionAction = supervised.Actions[0].Id, WorkerId = made.Cast.Worker.Id, Cover = cover.Id, UnusualLook = unusual.Id, Erasure = erasure.FamilyKey,
        };
    });

    private static long ChildOf(Notification notification) => notification.Family.Members.Single(m => m.IsChild).PersonId;

    /// <summary>A completed form that names a person for each role that could take one out.</summary>
    private static Answers Completed()
    {
        var answers = SampleNotifications.Of(7);
        foreach (var role in RolePermissions.Holding(Permission.EnterNotification).Skip(answers.Items("people").Count))
        {
            var person = answers.Add("people");
            (person["PER04"], person["PER01"], person["PER02"]) = ("sibling", $"Kin of {role}", "Tester");
        }

        return answers;
    }

    private static async Task<Cast> CastAsync(EarlyHelpDbContext db, string district, string worker)
    {
        var place = await db.Districts.SingleAsync(d => d.Name == district);
        var holder = await db.Postings.Include(p => p.Staff).Include(p => p.Unit).SingleAsync(p => p.Staff.Email == $"{worker}@demo.example");
        var lead = await db.Postings.Include(p => p.Staff).FirstAsync(p => p.UnitId == holder.UnitId && p.Role == Role.UnitLead);
        var triage = await db.Postings.Include(p => p.Staff).FirstAsync(p => p.Role == Role.TriageOfficer);
        return new Cast(place, holder.Unit!, holder.Staff, Actor.Staff(lead.Staff, lead), Actor.Staff(triage.Staff, triage));
    }

    private sealed record Cast(District District, Unit Unit, StaffMember Worker, Actor Lead, Actor Triage);

    private sealed class Maker(IServiceProvider services, Cast cast)
    {
        private readonly ServiceStandards standards = ServiceStandards.Shipped();
        private readonly WorkingCalendar calendar = WorkingCalendar.Shipped();
        private readonly ReferenceNumbers numbers = services.GetRequiredService<ReferenceNumbers>();

        public Cast Cast => cast;

        public EarlyHelpDbContext Db { get; } = services.GetRequiredService<EarlyHelpDbContext>();

        public DateTime At { get; } = UkTime.UtcNow(services.GetRequiredService<TimeProvider>());

        public DateOnly Today => UkTime.DayOf(At);

        public async Task<Notification> NotificationAsync(string firstName)
        {
            var family = Domain.Families.Family.Meet(await numbers.FamilyAsync(), $"{cast.District.Name} {firstName}");
            var (mother, child) = (Person.Named("Ruth", firstName), Person.Named(firstName, cast.District.Name));
            child.WasBorn(new DateOnly(2017, 3, 1));
            child.LivesAt(Address.At($"1 {firstName} Road", null, cast.District.Name, null, "TN24 8AA"), ResidenceKind.MainHome, Today);
            family.Add(mother, FamilyRole.Mother, Today, isMainContact: true);
            family.Add(child, FamilyRole.Child, Today);
            var notification = Domain.Notifications.Notification.Receive(new Receipt
            {
                Reference = await numbers.NotificationAsync(Today.Year), Kind = NotificationKind.EarlyHelp, Channel = NotificationChannel.Online, Agency = "SCH-PRI",
                SourceCode = "2A", NotifierName = "Helen Marsh", NotifierEmail = "h.marsh@st-annes.example", Level = "KSCMP-2018/intensive", Family = family,
                SuggestedDistrictId = cast.District.Id, CompletePercent = 100, Answers = SampleNotifications.Of(1).ToJson(),
            }, standards, calendar, Actor.Notifier, At, Today);
            Db.Add(notification);
            await Db.SaveChangesAsync();
            return notification;
        }

        public async Task<NotificationFile> FileAsync(Notification notification)
        {
            var files = services.GetRequiredService<NotificationFiles>();
            var draft = NotificationDraft.Begin($"test-file-{cast.District.Name}", nameof(FormKind.EarlyHelp), At);
            Db.Add(draft);
            await Db.SaveChangesAsync();
            Assert.Null(await services.AttachAsync(draft, "form.pdf", new MemoryStream("%PDF-1.4\n%%EOF\n"u8.ToArray())));
            await files.GoAlongAsync(draft, notification);
            await Db.SaveChangesAsync();
            return await Db.NotificationFiles.SingleAsync(f => f.NotificationId == notification.Id);
        }

        public async Task<Dictionary<Role, StaffDraft>> AddDraftsAsync()
        {
            var kept = new Dictionary<Role, StaffDraft>();
            foreach (var role in Enum.GetValues<Role>())
            {
                var account = cast.District.Name == "Ashford" ? Accounts.Of(role) : "triage2";
                var owner = await Db.Staff.SingleAsync(s => s.Email == $"{account}@demo.example");
                Db.Add(NotificationDraft.Begin($"test-{cast.District.Name}-{role}", nameof(FormKind.MissingChild), At, owner.Id, answers: SampleNotifications.Of(4).ToJson()));
                Db.Add(new Microsoft.AspNetCore.Identity.IdentityUserPasskey<long>
                {
                    UserId = await Db.Users.Where(u => u.StaffId == owner.Id).Select(u => u.Id).SingleAsync(), CredentialId = PasskeyId(cast.District.Name, role),
                    Data = new() { Name = "Work laptop", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], CreatedAt = new(At, TimeSpan.Zero), Transports = [] },
                });
                Db.Add(kept[role] = new StaffDraft { StaffId = owner.Id, Key = $"test:{cast.District.Name}:{role}", Values = """{"Text":["Half a note"]}""", SavedAt = At });
            }

            return kept;
        }

        public async Task<(Restriction Restriction, DeclaredInterest Interest, BrokenGlass Glass)> HideAsync()
        {
            var family = Domain.Families.Family.Meet(await numbers.FamilyAsync(), $"{cast.District.Name} Asunder");
            var (lead, privacy) = (await Db.Staff.SingleAsync(s => s.Id == cast.Lead.StaffId), await Db.Staff.SingleAsync(s => s.Email == "privacy@demo.example"));
            var manager = await Db.Postings.Include(p => p.Staff).FirstAsync(p => p.DistrictId == cast.District.Id && p.Role == Role.DistrictManager);
            var restriction = Domain.Restrictions.Restriction.Of(family, new(RestrictionReason.StaffFamily, "The sister of a colleague", [lead], lead, "01632 960 101"), [], Actor.Staff(privacy.Id, privacy.Name, Role.PrivacyOfficer), At);
            var interest = DeclaredInterest.Of(family, "Neighbours", cast.Lead, At);
            var glass = BrokenGlass.Of(family, "A child is in hospital and nobody answers", Actor.Staff(manager.Staff, manager), At);
            Db.AddRange(family, restriction, interest, glass);
            await Db.SaveChangesAsync();
            return (restriction, interest, glass);
        }

        public void Prepare(Notification notification)
        {
            notification.Screen(new ScreeningFacts(RiskLevel.None, false, null), standards, calendar, cast.Triage, At, Today);
            notification.Check([.. Enum.GetValues<CheckKind>().Select(k => new CheckAnswer(k, CheckResult.NothingFound, null, Today))], cast.Triage, At, Today);
        }

        public void Assess(EarlyHelpCase given)
        {
            given.Allocate(cast.Worker, given.UnitId, 3, null, null, cast.Lead, At, Today);
            var (by, family) = (Holder(given), FamilyToday.Of(given.Family, Today));
            given.ContactNotifier(new(Today, "Spoke with Helen"), by, At, Today);
            given.ContactFamily(new(ContactKind.Visit, Today, "First visit", [family.Members[0].PersonId]), by, At, Today);
            given.BeginAssessment(AssessmentKind.Full, by, At, Today);
            given.WriteAssessment(Features.Cases.Worked.Content(family, Today), family, by, At, Today);
            given.SubmitAssessment(family, by, At, Today);
        }

        public void Plan(EarlyHelpCase given)
        {
            var (by, family) = (Holder(given), FamilyToday.Of(given.Family, Today));
            var child = family.Children.First().PersonId;
            given.AuthoriseAssessment(new string('a', Assessment.LeadMinLength), cast.Lead, At, Today);
            given.AgreePlan(new PlanFacts
            {
                AgreedOn = Today, IfThingsGetWorse = "Ring the worker", Agreements = [new(child, Today, true)],
                Outcomes = [new("At school every day", "Misses Mondays", 3, "The register", "9 days of 10", [new("Packs the bag", ActionOwner.FamilyMember, child, null, Today.AddDays(14))]) { Goal = 1 }],
            }, family, standards, calendar, by, At, Today);
            given.BeginAssessment(AssessmentKind.Full, by, At, Today);
        }

        public async Task<StepUp> StepUpAsync(EarlyHelpCase given)
        {
            given.Allocate(cast.Worker, given.UnitId, 3, null, null, cast.Lead, At, Today);
            var family = FamilyToday.Of(given.Family, Today);
            var raised = Domain.Transfers.StepUp.Raise(await numbers.TransferAsync(Domain.Identifiers.ReferenceKind.StepUp, Today.Year), given, new StepUpFacts
            {
                ChildIds = [family.Children.First().PersonId], WhatChanged = "Bruises", Harm = "Bruises", Danger = "More of them", Evidence = "The school nurse", FamilyInformed = false, WhyNotInformed = "More risk",
                IsImmediate = true, CalledWhom = "Duty desk", CalledAt = At.AddHours(-1), To = cast.District,
            }, family, standards, calendar, Holder(given), At, Today);
            Db.Add(raised);
            await Db.SaveChangesAsync();
            return raised;
        }

        public async Task<StepAcross> StepAcrossAsync(EarlyHelpCase given)
        {
            given.Allocate(cast.Worker, given.UnitId, 3, null, null, cast.Lead, At, Today);
            var offered = Domain.Transfers.StepAcross.Offer(await numbers.TransferAsync(Domain.Identifiers.ReferenceKind.StepAcross, Today.Year), given, new StepAcrossFacts
            {
                Service = HoldingService.OpenAccess, Place = "Willow Children’s Centre", Contact = "Ruth Ames", Reason = "The group goes on", FamilyAgrees = true,
            }, Holder(given), At, Today);
            Db.Add(offered);
            await Db.SaveChangesAsync();
            return offered;
        }

        private Actor Holder(EarlyHelpCase given) => Actor.Staff(cast.Worker.Id, cast.Worker.Name, Role.UnitWorker) with { UnitId = given.UnitId, DistrictId = given.DistrictId };

        public async Task<(Notification Notification, EarlyHelpCase Case)> CaseAsync(string firstName, bool accept = true)
        {
            var notification = await NotificationAsync(firstName);
            Prepare(notification);
            notification.Decide(new DecisionFacts
            {
                Outcome = TriageOutcome.Unit, Level = "KSCMP-2018/intensive", Rationale = "Attendance is falling and home is worried.", DistrictId = cast.District.Id,
                Message = "We have passed this to an Early Help Unit.",
            }, cast.Triage, At, Today);
            var passed = EarlyHelpCase.Pass(await numbers.CaseAsync(Today.Year), notification, cast.District.Id, standards, calendar, cast.Triage, At, Today);
            Db.Add(passed);
            if (accept)
                passed.Accept(cast.Unit, 3, null, standards, calendar, cast.Lead, At, Today);
            await Db.SaveChangesAsync();
            return (notification, passed);
        }
    }
}
