using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Jobs;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data;

/// <summary>The tables.</summary>
public sealed partial class EarlyHelpDbContext
{
    /// <summary>Counties.</summary>
    public DbSet<County> Counties => Set<County>();

    /// <summary>Areas.</summary>
    public DbSet<Area> Areas => Set<Area>();

    /// <summary>Districts.</summary>
    public DbSet<District> Districts => Set<District>();

    /// <summary>Units.</summary>
    public DbSet<Unit> Units => Set<Unit>();

    /// <summary>Changes of the names of places, dated.</summary>
    public DbSet<PlaceName> PlaceNames => Set<PlaceName>();

    /// <summary>Changes of the county's own code lists.</summary>
    public DbSet<ListChange> ListChanges => Set<ListChange>();

    /// <summary>Units that end or have ended.</summary>
    public DbSet<UnitEnding> UnitEndings => Set<UnitEnding>();

    /// <summary>Districts suggested by postcodes.</summary>
    public DbSet<PostcodeSuggestion> PostcodeSuggestions => Set<PostcodeSuggestion>();

    /// <summary>People who work in the service.</summary>
    public DbSet<StaffMember> Staff => Set<StaffMember>();

    /// <summary>Their postings.</summary>
    public DbSet<Posting> Postings => Set<Posting>();

    /// <summary>Who stands in for whom, from when to when.</summary>
    public DbSet<Cover> Covers => Set<Cover>();

    /// <summary>Links by which people choose a password.</summary>
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    /// <summary>Service standards, dated.</summary>
    public DbSet<ServiceStandard> ServiceStandards => Set<ServiceStandard>();

    /// <summary>Bank holidays.</summary>
    public DbSet<BankHoliday> BankHolidays => Set<BankHoliday>();

    /// <summary>Messages that leave.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>How the background jobs fared.</summary>
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    /// <summary>Texts that staff have begun to type.</summary>
    public DbSet<StaffDraft> StaffDrafts => Set<StaffDraft>();

    /// <summary>Posts that have been handled.</summary>
    public DbSet<HandledPost> HandledPosts => Set<HandledPost>();

    internal DbSet<Notification> Notifications => Set<Notification>();

    internal DbSet<NotificationDraft> NotificationDrafts => Set<NotificationDraft>();

    internal DbSet<NotificationFile> NotificationFiles => Set<NotificationFile>();

    internal DbSet<StatusCode> StatusCodes => Set<StatusCode>();

    internal DbSet<Family> Families => Set<Family>();

    internal DbSet<FamilyMember> FamilyMembers => Set<FamilyMember>();

    internal DbSet<Person> People => Set<Person>();

    internal DbSet<Address> Addresses => Set<Address>();

    internal DbSet<Residence> Residences => Set<Residence>();

    internal DbSet<Relationship> Relationships => Set<Relationship>();

    internal DbSet<Consent> Consents => Set<Consent>();

    internal DbSet<RecordMerge> RecordMerges => Set<RecordMerge>();

    internal DbSet<NotTheSame> NotTheSame => Set<NotTheSame>();

    internal DbSet<EarlyHelpCase> Cases => Set<EarlyHelpCase>();

    internal DbSet<Baton> Batons => Set<Baton>();

    internal DbSet<BatonEntry> BatonEntries => Set<BatonEntry>();

    internal DbSet<StepDown> StepDowns => Set<StepDown>();

    internal DbSet<Panel> Panels => Set<Panel>();

    internal DbSet<StepUp> StepUps => Set<StepUp>();

    internal DbSet<StepAcross> StepsAcross => Set<StepAcross>();

    internal DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    internal DbSet<PastTransfer> PastTransfers => Set<PastTransfer>();

    internal DbSet<PastSupport> PastSupport => Set<PastSupport>();

    internal DbSet<PastTransferStep> PastTransferSteps => Set<PastTransferStep>();

    internal DbSet<PastReview> PastReviews => Set<PastReview>();

    internal DbSet<PastClosure> PastClosures => Set<PastClosure>();

    internal DbSet<PastFeedback> PastFeedback => Set<PastFeedback>();

    internal DbSet<OutsideFigure> OutsideFigures => Set<OutsideFigure>();

    internal DbSet<FrozenMonth> FrozenMonths => Set<FrozenMonth>();

    internal DbSet<Restriction> Restrictions => Set<Restriction>();

    internal DbSet<DeclaredInterest> DeclaredInterests => Set<DeclaredInterest>();

    internal DbSet<BrokenGlass> BrokenGlasses => Set<BrokenGlass>();

    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<Look> Looks => Set<Look>();

    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    internal DbSet<UnusualLook> UnusualLooks => Set<UnusualLook>();

    internal DbSet<LookLimits> LookLimits => Set<LookLimits>();

    internal DbSet<StaffStreet> StaffStreets => Set<StaffStreet>();

    internal DbSet<LooksGoneThrough> LooksGoneThrough => Set<LooksGoneThrough>();

    internal DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    internal DbSet<PrivacyNotice> PrivacyNotices => Set<PrivacyNotice>();

    internal DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    internal DbSet<Erasure> Erasures => Set<Erasure>();

    internal DbSet<DueFamily> DueFamilies => Set<DueFamily>();
}
