using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Data.Search;
using EarlyHelp.Data.Supervision;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Domain.Supervision;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Lists;

/// <summary>How the database carries out the lists, with every filter, in every order, for every role that opens them (spec 7-quality, Speed and scale).</summary>
public sealed class ListPlanTests(ListPlanTests.Shared shared) : IClassFixture<ListPlanTests.Shared>
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    private static readonly Role[] Readers = [Role.TriageOfficer, Role.CountyManager, Role.AreaManager, Role.DistrictManager, Role.UnitLead, Role.UnitWorker];

    /// <summary>
    /// Justified: the register unfiltered runs over the index of its own order and stops when the page is full, and its total stops at
    /// <see cref="NotificationRegister.MostCounted"/>.
    /// </summary>
    private static readonly HashSet<string> Whole = [.. Unfiltered.Select(f => $"{f}")];

    private readonly Records records = shared.Few;

    public static TheoryData<string, Role> Lists
    {
        get
        {
            var data = new TheoryData<string, Role> { { "queue", Role.TriageOfficer } };
            foreach (var role in Readers)
            {
                foreach (var list in new[] { "register", "caseload", "allocations", "search", "follow-ups" })
                    data.Add(list, role);
            }

            foreach (var role in new[] { Role.SocialCarePartner, Role.CountyManager, Role.AreaManager, Role.DistrictManager, Role.UnitLead, Role.UnitWorker })
                data.Add("step-downs", role);
            foreach (var role in new[] { Role.SocialCarePartner, Role.CountyManager, Role.AreaManager, Role.DistrictManager })
                data.Add("panels", role);
            foreach (var role in new[] { Role.UnitLead, Role.DistrictManager })
            {
                data.Add("supervision", role);
                data.Add("covers", role);
            }

            foreach (var role in new[] { Role.UnitWorker, Role.UnitLead, Role.TriageOfficer })
            {
                data.Add("documents", role);
                data.Add("chronology", role);
            }

            data.Add("unusual looks", Role.PrivacyOfficer);
            data.Add("looks of a person", Role.PrivacyOfficer);
            return data;
        }
    }

    [SqliteTheory("It reads the plans of the embedded database.")]
    [MemberData(nameof(Lists))]
    public async Task No_list_reads_a_table_that_grows_from_end_to_end(string list, Role role)
    {
        List<string> found = [];

        foreach (var (name, ask) in Ways(list))
        {
            records.Queries.Seen.Clear();
            await records.DoAsync(ask, Someone(role, records));
            foreach (var command in records.Queries.Seen.ToList())
            {
                var plan = await records.AskAsync<EarlyHelpDbContext, IReadOnlyList<string>>(command.PlanAsync);
                // A county's counts are of all that is open: an index holds that and nothing else. Below it is nobody's.
                if (!(Whole.Contains(name) && StopsWhenFull(command, plan)))
                    found.AddRange(command.ScansOf(plan).Where(s => !(name == "counts" && s.Contains(" IX_Cases_OpenCounts", StringComparison.Ordinal))).Select(scan => $"{list}, {name}: {scan}\n{command.Sql}"));
            }
        }

        Assert.True(found.Count == 0, string.Join("\n\n", found.Distinct()));
    }

    // All that is open is ten times more in a region, and a worker's families are as many as anywhere.
    [SqliteTheory("It reads the plans of the embedded database.")]
    [InlineData(Role.UnitWorker)]
    [InlineData(Role.UnitLead)]
    [InlineData(Role.DistrictManager)]
    public async Task A_caseload_is_found_by_who_holds_it_and_not_among_all_that_is_open(Role role)
    {
        List<string> found = [];
        var read = 0;
        foreach (var (name, ask) in Ways("caseload").Where(w => w.Name == "counts" || w.Name.Contains("IsAllOpen = True, Sort = ,", StringComparison.Ordinal)))
        {
            records.Queries.Seen.Clear();
            await records.DoAsync(ask, Someone(role, records));
            Assert.NotEmpty(records.Queries.Seen);
            foreach (var command in records.Queries.Seen.ToList())
            {
                var plan = await records.AskAsync<EarlyHelpDbContext, IReadOnlyList<string>>(command.PlanAsync);
                read++;
                found.AddRange(plan.Where(s => s.Contains("(ClosedOn", StringComparison.Ordinal) || s.Contains(" IX_Cases_OpenCounts", StringComparison.Ordinal)).Select(step => $"{name}: {step}\n{command.Sql}"));
            }
        }

        Assert.True(found.Count == 0, string.Join("\n\n", found.Distinct()));
        Assert.True(read > 1, $"{read} queries were looked at");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_page_costs_the_same_number_of_queries_however_many_rows_it_shows(string list, Role role)
    {
        var page = Ways(list)[0].Ask;

        var (ofFew, ofMany) = (await CountAsync(shared.Few, page, role), await CountAsync(shared.Many, page, role));

        Assert.InRange(ofFew, 2, 10);
        Assert.Equal(ofFew, ofMany);
    }

    // A scan that has to sort afterwards does not stop.
    private static bool StopsWhenFull(Command command, IEnumerable<string> plan) =>
        command.Sql.Contains("LIMIT @", StringComparison.Ordinal) && !plan.Any(step => step.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal));

    internal static (string Name, Func<Service, Task> Ask)[] Ways(string list) => list switch
    {
        "queue" =>
        [
            .. Queues().Select(f => Way($"{f}", s => s.Of<TriageQueue>().PageAsync(f))),
            .. Queues().Select(f => Way($"{f}, how many", s => s.Of<TriageQueue>().CountAsync(f))),
            Way("counts", s => s.Of<TriageQueue>().CountsAsync()),
            Way("next", s => s.Of<TriageQueue>().NextAsync("EHN-2026-000001")),
        ],
        "register" => [.. Registers().Select(f => Way($"{f}", s => s.Of<NotificationRegister>().PageAsync(f)))],
        "caseload" =>
        [
            .. Caseloads().Select(f => Way($"{f}", async s => _ = (await s.Of<Caseload>().PageAsync(f, Today), await s.Of<Caseload>().CountAsync(f, Today)))),
            Way("counts", s => s.Of<Caseload>().CountsAsync(new(), Today)),
            Way("team", s => s.Of<Caseload>().TeamAsync(1)),
        ],
        "allocations" =>
        [
            Way("all", s => s.Of<AllocationList>().PageAsync(null, false, 1, Today)),
            Way("to accept", s => s.Of<AllocationList>().PageAsync(false, false, 1, Today)),
            Way("late to allocate", s => s.Of<AllocationList>().PageAsync(true, true, 1, Today)),
            Way("counts", s => s.Of<AllocationList>().CountsAsync(Today)),
        ],
        "follow-ups" =>
        [
            Way("due", s => s.Of<FollowUpQueue>().PageAsync(1, Today)),
            Way("counts", s => s.Of<FollowUpQueue>().CountsAsync(Today)),
        ],
        "step-downs" =>
        [
            .. Enum.GetValues<StepDownShow>().Select(show => Way($"{show}", s => s.Of<StepDownList>().PageAsync(show, 1))),
            Way("counts", s => s.Of<StepDownList>().CountsAsync()),
        ],
        "panels" =>
        [
            Way("to come", s => s.Of<PanelList>().PageAsync(false, 1)),
            Way("before", s => s.Of<PanelList>().PageAsync(true, 1)),
            Way("unclosed", s => s.Of<PanelList>().UnclosedAsync()),
            Way("counts", async s => _ = (await s.Of<PanelList>().NextAsync(), await s.Of<PanelList>().UnclosedCountAsync(), await s.Of<PanelList>().UnheardCountAsync())),
        ],
        "supervision" =>
        [
            Way("all", s => s.Of<SupervisionList>().PageAsync(new(), Today)),
            .. Enum.GetValues<SupervisionReason>().Select(r => Way($"{r}", s => s.Of<SupervisionList>().PageAsync(new() { Reason = r, Worker = 1, Unit = 1 }, Today))),
            Way("agenda", s => s.Of<SupervisionList>().AgendaAsync(1, Today)),
        ],
        "covers" => [Way("all", s => s.Of<CoverList>().PageAsync(1)), Way("workers", s => s.Of<CoverList>().WorkersAsync(Today))],
        "unusual looks" =>
        [
            Way("open", s => s.Of<LookReview>().UnusualAsync(null, UnusualState.Open, 1)),
            .. Enum.GetValues<UnusualKind>().Select(k => Way($"{k}", s => s.Of<LookReview>().UnusualAsync(k, UnusualState.Explained, 2))),
            Way("counts", s => s.Of<LookReview>().OpenAsync()),
            Way("behind one", s => s.Of<LookReview>().BehindAsync(UnusualLook.Found(UnusualKind.SameName, 1, "", 1, Today, default), 1)),
            Way("behind a day", s => s.Of<LookReview>().BehindAsync(UnusualLook.Found(UnusualKind.OutOfHours, 1, "", null, Today, default), 1)),
            Way("search", SearchAsync),
        ],
        "looks of a person" =>
        [
            Way("all", s => s.Of<LookReview>().OfPersonAsync(1, new(null, null), 1)),
            Way("some days", s => s.Of<LookReview>().OfPersonAsync(1, new(Today, Today), 1)),
        ],
        "documents" => [Way("all", async s => await s.Of<CaseDocuments>().PageAsync(await OneAsync(s), 1))],
        "chronology" =>
        [
            .. Chronologies().Select(f => Way($"{f}", async s => await s.Of<Chronology>().PageAsync(await OneAsync(s), f))),
            Way("look", async s => await s.Of<Chronology>().LookAsync(await OneAsync(s), new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc))),
        ],
        _ =>
        [
            .. new[] { "Leo Walker", "14 Coopers Lane", "coopers lane ashford", "TN24 8AA", "14 Coopers Lane TN24 8AA", "EHN-2026-000001", "EHC-2026-000001", "FAM-000001", "A950000178301" }
                .Select(text => Way(text, s => s.Of<FamilySearch>().FindAsync(text, null, 1))),
            Way("birth date", s => s.Of<FamilySearch>().FindAsync(null, new DateOnly(2016, 5, 19), 1)),
        ],
    };

    private static IEnumerable<QueueFilter> Queues() =>
    [
        new(),
        .. new[] { "overdue", "today", "screen", "priority", "police", "waiting", "mine" }.Select(show => new QueueFilter { Show = show }),
        .. new[] { "due", "family", "notifier", "received" }.SelectMany(sort => new[] { new QueueFilter { Sort = sort }, new QueueFilter { Sort = "-" + sort } }),
        new() { District = 1 }, new() { Agency = "SCH-PRI" }, new() { District = 1, Agency = "SCH-PRI", Sort = "-received" },
    ];

    private static IEnumerable<RegisterFilter> Unfiltered =>
        [new(), new() { Sort = "received" }, new() { Sort = "reference" }, new() { Sort = "-reference" }, new() { Page = 3 }];

    private static IEnumerable<RegisterFilter> Registers() =>
    [
        .. Unfiltered,
        new() { Reference = "EHN-2026-0000" }, new() { Reference = "FAM-000001" }, new() { State = NotificationState.Decided }, new() { Kind = NotificationKind.MissingChild },
        new() { Outcome = TriageOutcome.Advice }, new() { Agency = "SCH-PRI" }, new() { District = 1 }, new() { From = "1 1 2026", To = "31 1 2026" },
        new() { Agency = "SCH-PRI", State = NotificationState.Decided, District = 1, Sort = "received" },
    ];

    private static IEnumerable<CaseloadFilter> Caseloads() =>
    [
        new(),
        .. Enum.GetValues<CaseConcern>().Select(concern => new CaseloadFilter { Late = concern }),
        .. Enum.GetValues<CaseState>().Select(state => new CaseloadFilter { State = state }),
        new() { Area = 1 }, new() { District = 1 }, new() { Unit = 1 }, new() { Worker = 1 },
        .. new[] { "due", "family", "week", "note", "worker" }.SelectMany(sort => new[] { new CaseloadFilter { Sort = sort }, new CaseloadFilter { Sort = "-" + sort } }),
    ];

    private static IEnumerable<ChronologyFilter> Chronologies() =>
    [
        new(), new() { OldestFirst = true }, new() { All = true }, new() { Page = 2 }, new() { Child = 1 }, new() { Child = 1, Kind = ChronologyKind.Plan },
        .. Enum.GetValues<ChronologyKind>().Select(kind => new ChronologyFilter { Kind = kind }),
    ];

    // A page of one case opens it first, by its reference.
    private static Task<EarlyHelpCase> OneAsync(Service s) => s.Of<EarlyHelpDbContext>().Cases.SingleAsync(c => c.Reference == "EHC-2026-000001");

    private static async Task SearchAsync(Service s)
    {
        var db = s.Of<EarlyHelpDbContext>();
        db.Add(Data.Auditing.Look.Of(Actor.Staff(1, "Sam Hill", Role.UnitWorker), new DateTime(2026, 11, 18, 23, 0, 0, DateTimeKind.Utc), 1, "Family", null));
        await db.SaveChangesAsync();
        await s.Of<UnusualLookSearch>().RunAsync();
    }

    private static (string, Func<Service, Task>) Way(string name, Func<Service, Task> ask) => (name, ask);

    internal static Actor Someone(Role role, Records records) => Actor.Staff(records.Priya, role.ToString(), role) with { UnitId = 1, DistrictId = 1, AreaId = 1 };

    private static async Task<int> CountAsync(Records records, Func<Service, Task> ask, Role role)
    {
        records.Queries.Count = 0;
        await records.DoAsync(ask, Someone(role, records));
        return records.Queries.Count;
    }

    /// <summary>So many cases that the first unit's worker holds, as many that wait, and as many notifications in the queue.</summary>
    private static async Task<Records> WithAsync(int rows)
    {
        var records = await Records.NewAsync();
        await records.SaveAsync<EarlyHelpDbContext>(async (db, _) =>
        {
            var add = new Cases.CaseRecordsOfTests(db);
            var unit = await add.UnitOfAsync(1);
            var worker = await db.Staff.FindAsync(records.Priya);
            for (var row = 0; row < rows; row++)
            {
                add.Allocated($"Walker {row}", unit, worker!);
                add.Awaiting($"Walker {row}", unit.DistrictId);
                add.Notification($"Walker {row}", unit.DistrictId, decided: false);
            }
        });
        return records;
    }

    /// <summary>Databases with a few and with more rows, for tests that only read.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Records Few { get; private set; } = null!;

        public Records Many { get; private set; } = null!;

        public async Task InitializeAsync() => (Few, Many) = (await WithAsync(2), await WithAsync(9));

        public async Task DisposeAsync()
        {
            await Few.DisposeAsync();
            await Many.DisposeAsync();
        }
    }
}
