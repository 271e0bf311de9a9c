using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EarlyHelp.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Addresses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Line1 = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Line2 = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Town = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    County = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Postcode = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true),
                    Housing = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Key = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StreetKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addresses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    StaffId = table.Column<long>(type: "bigint", nullable: true),
                    Action = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Entity = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    EntityKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    FamilyId = table.Column<long>(type: "bigint", nullable: true),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    Changes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Salt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: true),
                    Digest = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Link = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Link = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankHolidays",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankHolidays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counties",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counties", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Families",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    MergedIntoId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Families", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Families_Families_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenMonths",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Month = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenMonths", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HandledPosts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Location = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandledPosts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "ImportedRecords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RecordId = table.Column<long>(type: "bigint", nullable: false),
                    Digest = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RecordVersion = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    Did = table.Column<int>(type: "int", nullable: true),
                    DidAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Error = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ErrorAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NextAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AskedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LeasedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NotBefore = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "ListChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    List = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LookLimits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FamiliesAnHour = table.Column<int>(type: "int", nullable: false),
                    FamiliesADay = table.Column<int>(type: "int", nullable: false),
                    FromHour = table.Column<int>(type: "int", nullable: false),
                    UntilHour = table.Column<int>(type: "int", nullable: false),
                    TriageDays = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LookLimits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Looks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    StaffId = table.Column<long>(type: "bigint", nullable: true),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    Page = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Salt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: true),
                    Digest = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Link = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Looks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LooksGoneThrough",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    LastLook = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LooksGoneThrough", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NotificationDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Form = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    StaffId = table.Column<long>(type: "bigint", nullable: true),
                    CodeHash = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    CodeUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TouchedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    ReplacesId = table.Column<long>(type: "bigint", nullable: true),
                    AddsToId = table.Column<long>(type: "bigint", nullable: true),
                    AddsToVersion = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NotTheSame",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    OtherPersonId = table.Column<long>(type: "bigint", nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotTheSame", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    To = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Template = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastError = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FirstName = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: false),
                    LastName = table.Column<string>(type: "nvarchar(70)", maxLength: 70, nullable: false),
                    OtherNames = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Born = table.Column<DateOnly>(type: "date", nullable: true),
                    BornIsEstimated = table.Column<bool>(type: "bit", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Sex = table.Column<string>(type: "nvarchar(1)", maxLength: 1, nullable: false),
                    Ethnicity = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Language = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    NeedsInterpreter = table.Column<bool>(type: "bit", nullable: true),
                    Disabilities = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Upn = table.Column<string>(type: "nvarchar(13)", maxLength: 13, nullable: true),
                    UpnUnknownReason = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    NhsNumber = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    Telephone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    SafeToLeaveMessage = table.Column<bool>(type: "bit", nullable: true),
                    MergedIntoId = table.Column<long>(type: "bigint", nullable: true),
                    NameKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SoundKey = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LastNameSound = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                    table.ForeignKey(
                        name: "FK_People_People_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlaceNames",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PlaceId = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceNames", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PrivacyNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivacyNotices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReferenceCounters",
                columns: table => new
                {
                    Series = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceCounters", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    CountsFrom = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Years = table.Column<int>(type: "int", nullable: false),
                    ChildAge = table.Column<int>(type: "int", nullable: true),
                    IsApplied = table.Column<bool>(type: "bit", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveTo = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServiceStandards",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartsAt = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EndsAt = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Length = table.Column<int>(type: "int", nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WarnDaysLeft = table.Column<int>(type: "int", nullable: true),
                    TargetPercent = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveTo = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceStandards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Staff",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    WantsMorningSummary = table.Column<bool>(type: "bit", nullable: false),
                    CaseloadGuide = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Values = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Areas",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CountyId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Areas", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Areas_Counties_CountyId",
                        column: x => x.CountyId,
                        principalTable: "Counties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DueFamilies",
                columns: table => new
                {
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueFamilies", x => x.FamilyId);
                    table.ForeignKey(
                        name: "FK_DueFamilies_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    FamilyKey = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Counts = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Erasures_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LegalHolds_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ClaimedById = table.Column<long>(type: "bigint", nullable: true),
                    ClaimedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ClaimedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Agency = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NotifierName = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    NotifierRole = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    NotifierOrganisation = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    NotifierEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    NotifierTelephone = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    IsPriority = table.Column<bool>(type: "bit", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    ChildsWords = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    CompletePercent = table.Column<int>(type: "int", nullable: false),
                    ConsiderBy = table.Column<DateOnly>(type: "date", nullable: false),
                    ConsideredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConsideredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecideBy = table.Column<DateOnly>(type: "date", nullable: false),
                    NextDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReplacesId = table.Column<long>(type: "bigint", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notifications_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenFigures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Indicator = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ScopeId = table.Column<long>(type: "bigint", nullable: false),
                    Numerator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Denominator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    FrozenMonthId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FrozenFigures_FrozenMonths_FrozenMonthId",
                        column: x => x.FrozenMonthId,
                        principalTable: "FrozenMonths",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FrozenTallies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Indicator = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AreaId = table.Column<long>(type: "bigint", nullable: true),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    UnitId = table.Column<long>(type: "bigint", nullable: true),
                    WorkerId = table.Column<long>(type: "bigint", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Counts = table.Column<bool>(type: "bit", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    FrozenMonthId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenTallies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FrozenTallies_FrozenMonths_FrozenMonthId",
                        column: x => x.FrozenMonthId,
                        principalTable: "FrozenMonths",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FamilyMembers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsMainContact = table.Column<bool>(type: "bit", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FamilyMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FamilyMembers_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FamilyMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Relationships",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    ToPersonId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ParentalResponsibility = table.Column<bool>(type: "bit", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Relationships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Relationships_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Relationships_People_ToPersonId",
                        column: x => x.ToPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Residences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    AddressId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    IsConfidential = table.Column<bool>(type: "bit", nullable: false),
                    ConfidentialFrom = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Residences_Addresses_AddressId",
                        column: x => x.AddressId,
                        principalTable: "Addresses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Residences_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Schooling",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    School = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Status = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    YearGroup = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    AttendancePercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: true),
                    AttendanceFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    AttendanceTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Sen = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schooling", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Schooling_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    DisabledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AuthenticatorKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AuthenticatorSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AuthenticatorStep = table.Column<long>(type: "bigint", nullable: true),
                    RecoveryCodes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Locks = table.Column<int>(type: "int", nullable: false),
                    WrongAgain = table.Column<int>(type: "int", nullable: false),
                    ResetUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BrokenGlasses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Finding = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WasRight = table.Column<bool>(type: "bit", nullable: true),
                    FoundBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrokenGlasses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BrokenGlasses_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BrokenGlasses_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeclaredInterests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    EndedWhy = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclaredInterests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeclaredInterests_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeclaredInterests_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Restrictions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    Telephone = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SourceId = table.Column<long>(type: "bigint", nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LiftedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    LiftedWhy = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Restrictions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Restrictions_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Restrictions_Staff_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffStreets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    Street = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Postcode = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    StreetKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffStreets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaffStreets_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnusualLooks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Looks = table.Column<int>(type: "int", nullable: false),
                    Families = table.Column<int>(type: "int", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnusualLooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnusualLooks_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnusualLooks_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Districts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AreaId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    PanelDay = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Districts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Districts_Areas_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    Item = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Capacity = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    How = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Exceptions = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Consents_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Consents_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InformationRequest",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NotificationId = table.Column<long>(type: "bigint", nullable: false),
                    Asked = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InformationRequest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InformationRequest_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NotificationFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DraftId = table.Column<long>(type: "bigint", nullable: true),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    StoredAs = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    Scan = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ScanTries = table.Column<int>(type: "int", nullable: false),
                    ScanNotBefore = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Finding = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NotificationFiles_NotificationDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "NotificationDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NotificationFiles_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NotificationVersion",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NotificationId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Changed = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NotificationVersion_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordMerges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SurvivorId = table.Column<long>(type: "bigint", nullable: false),
                    AbsorbedId = table.Column<long>(type: "bigint", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ProposedById = table.Column<long>(type: "bigint", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedById = table.Column<long>(type: "bigint", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RefusedById = table.Column<long>(type: "bigint", nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneById = table.Column<long>(type: "bigint", nullable: true),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordMerges_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordMerges_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Screening",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NotificationId = table.Column<long>(type: "bigint", nullable: false),
                    Risk = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Priority = table.Column<bool>(type: "bit", nullable: false),
                    PriorityReason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    PassedToSocialCare = table.Column<bool>(type: "bit", nullable: false),
                    SocialCareCalledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ActionTaken = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    WhoTheyAre = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Screening", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Screening_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StatusCodes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NotificationId = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatusCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatusCodes_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SystemCheck",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NotificationId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Result = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SystemCheck", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SystemCheck_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TriageDecision",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NotificationId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rationale = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    Service = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    JoinedCaseId = table.Column<long>(type: "bigint", nullable: true),
                    JoinedNotificationId = table.Column<long>(type: "bigint", nullable: true),
                    Message = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    BreachReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    BreachExplanation = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ChangeReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TriageDecision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TriageDecision_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountEvents_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LinkHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SecurityStamp = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountLinks_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NamedPerson",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RestrictionId = table.Column<long>(type: "bigint", nullable: false),
                    StaffId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedPerson", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NamedPerson_Restrictions_RestrictionId",
                        column: x => x.RestrictionId,
                        principalTable: "Restrictions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NamedPerson_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BatonEntries",
                columns: table => new
                {
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Previous = table.Column<int>(type: "int", nullable: true),
                    Service = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    CaseReference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Ground = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Transfer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatonEntries", x => new { x.FamilyId, x.Number });
                    table.UniqueConstraint("AK_BatonEntries_FamilyId_Number_Service", x => new { x.FamilyId, x.Number, x.Service });
                    table.CheckConstraint("CK_BatonEntries_Chain", "(Number = 1 AND Previous IS NULL) OR (Number > 1 AND Previous IS NOT NULL AND Previous = Number - 1)");
                    table.CheckConstraint("CK_BatonEntries_OneHolder", "(Service = 'EarlyHelp' AND CaseReference IS NOT NULL AND DistrictId IS NOT NULL AND Place IS NULL) OR (Service <> 'EarlyHelp' AND CaseReference IS NULL AND DistrictId IS NULL AND Place IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_BatonEntries_BatonEntries_FamilyId_Previous",
                        columns: x => new { x.FamilyId, x.Previous },
                        principalTable: "BatonEntries",
                        principalColumns: new[] { "FamilyId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BatonEntries_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BatonEntries_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutsideFigures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Indicator = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Month = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    Numerator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Denominator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: false),
                    Target = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Direction = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ImportedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutsideFigures_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Panels",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DistrictId = table.Column<long>(type: "bigint", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Chair = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ChairId = table.Column<long>(type: "bigint", nullable: true),
                    BegunAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosingNote = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    CalledOffReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Panels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Panels_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Panels_Staff_ChairId",
                        column: x => x.ChairId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastSupport",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastSupport", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PastSupport_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastSupport_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostcodeSuggestions",
                columns: table => new
                {
                    OutwardCode = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    DistrictId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostcodeSuggestions", x => x.OutwardCode);
                    table.ForeignKey(
                        name: "FK_PostcodeSuggestions_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Units",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DistrictId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Capacity = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Units", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Units_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MergeMove",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    What = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RowId = table.Column<long>(type: "bigint", nullable: false),
                    FromId = table.Column<long>(type: "bigint", nullable: false),
                    ToId = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RecordMergeId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergeMove", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MergeMove_RecordMerges_RecordMergeId",
                        column: x => x.RecordMergeId,
                        principalTable: "RecordMerges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Batons",
                columns: table => new
                {
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Service = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    CaseReference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Ground = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Transfer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Batons", x => x.FamilyId);
                    table.CheckConstraint("CK_Batons_OneHolder", "(Service = 'EarlyHelp' AND CaseReference IS NOT NULL AND DistrictId IS NOT NULL AND Place IS NULL) OR (Service <> 'EarlyHelp' AND CaseReference IS NULL AND DistrictId IS NULL AND Place IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_Batons_BatonEntries_FamilyId_Number_Service",
                        columns: x => new { x.FamilyId, x.Number, x.Service },
                        principalTable: "BatonEntries",
                        principalColumns: new[] { "FamilyId", "Number", "Service" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Batons_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Batons_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PanelAttendee",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PanelId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Side = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    StaffId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PanelAttendee", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PanelAttendee_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PanelAttendee_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AssessmentCount = table.Column<int>(type: "int", nullable: false),
                    AssessedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosureCount = table.Column<int>(type: "int", nullable: false),
                    FollowUpBy = table.Column<DateOnly>(type: "date", nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    Origin = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DistrictId = table.Column<long>(type: "bigint", nullable: false),
                    UnitId = table.Column<long>(type: "bigint", nullable: true),
                    WorkerId = table.Column<long>(type: "bigint", nullable: true),
                    PassedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AllocatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AllocateBy = table.Column<DateOnly>(type: "date", nullable: false),
                    PlanFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PlanBy = table.Column<DateOnly>(type: "date", nullable: false),
                    EndBy = table.Column<DateOnly>(type: "date", nullable: true),
                    NextDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastNoteOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosureReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    NotifierContactedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WhyNotifierNotContacted = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    FamilyContactedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HandoverCount = table.Column<int>(type: "int", nullable: false),
                    OfferedDistrictId = table.Column<long>(type: "bigint", nullable: true),
                    ImportedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReviewsAreKnown = table.Column<bool>(type: "bit", nullable: false),
                    NoteCount = table.Column<int>(type: "int", nullable: false),
                    NextVisitOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastWordsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PlanCount = table.Column<int>(type: "int", nullable: false),
                    PlanAgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReviewCount = table.Column<int>(type: "int", nullable: false),
                    ReviewFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ReviewBy = table.Column<DateOnly>(type: "date", nullable: true),
                    NextReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ContinuedTo = table.Column<DateOnly>(type: "date", nullable: true),
                    SupervisionCount = table.Column<int>(type: "int", nullable: false),
                    SupervisedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WidestGap = table.Column<int>(type: "int", nullable: false),
                    StillReviews = table.Column<int>(type: "int", nullable: false),
                    MeetingCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cases_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Districts_OfferedDistrictId",
                        column: x => x.OfferedDistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Staff_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Covers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AbsentId = table.Column<long>(type: "bigint", nullable: false),
                    CoveringId = table.Column<long>(type: "bigint", nullable: false),
                    UnitId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Brief = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Covers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Covers_Staff_AbsentId",
                        column: x => x.AbsentId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Covers_Staff_CoveringId",
                        column: x => x.CoveringId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Covers_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Postings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AreaId = table.Column<long>(type: "bigint", nullable: true),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    UnitId = table.Column<long>(type: "bigint", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Postings_Areas_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Areas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnitEndings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UnitId = table.Column<long>(type: "bigint", nullable: false),
                    IntoId = table.Column<long>(type: "bigint", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Families = table.Column<int>(type: "int", nullable: false),
                    People = table.Column<int>(type: "int", nullable: false),
                    Handovers = table.Column<int>(type: "int", nullable: false),
                    Covers = table.Column<int>(type: "int", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    WithdrawnBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitEndings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitEndings_Units_IntoId",
                        column: x => x.IntoId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnitEndings_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnitMeeting",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UnitId = table.Column<long>(type: "bigint", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Attended = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Decisions = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    FamiliesOnAgenda = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitMeeting", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitMeeting_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Assessment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    BegunOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Author = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    WriterIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsWrittenByLead = table.Column<bool>(type: "bit", nullable: false),
                    ContentJson = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SubmittedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    LeadsWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Assessment_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseNote",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    BackdateReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    NextVisitOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CorrectsId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseNote", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseNote_CaseNote_CorrectsId",
                        column: x => x.CorrectsId,
                        principalTable: "CaseNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseNote_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseSpell",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    UnitId = table.Column<long>(type: "bigint", nullable: false),
                    WorkerId = table.Column<long>(type: "bigint", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseSpell", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseSpell_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseSpell_Staff_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseSpell_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChronologyMark",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    LookedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Before = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChronologyMark", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChronologyMark_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChronologyMark_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Closure",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    CameFrom = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OtherReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WhoGoesOn = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Overall = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ExitStrategy = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AgreedWithOthers = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    NotifierToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TellNotifierByMessage = table.Column<bool>(type: "bit", nullable: false),
                    WhyNotifierNotTold = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Feedback = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    WhyNoFeedback = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    FamilysView = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Summary = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ProposedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ProposedById = table.Column<long>(type: "bigint", nullable: true),
                    IsProposedByLead = table.Column<bool>(type: "bit", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SignedOffOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LeadsWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ReopenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReopenReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Transfer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    FamilyTold = table.Column<bool>(type: "bit", nullable: true),
                    WhyFamilyNotTold = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Closure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Closure_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Continuation",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    WhatWillChange = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Continuation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Continuation_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DistrictHandover",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    FromDistrictId = table.Column<long>(type: "bigint", nullable: false),
                    ToDistrictId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    OfferedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OfferedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Words = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DistrictHandover", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DistrictHandover_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DistrictHandover_Districts_FromDistrictId",
                        column: x => x.FromDistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DistrictHandover_Districts_ToDistrictId",
                        column: x => x.ToDistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FamilyPlan",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IfThingsGetWorse = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    WhatChanged = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    BackdateReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FamilyPlan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FamilyPlan_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackInvitations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    ClosureNumber = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    InvitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LinkHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    LinkUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Listened = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Understood = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Difference = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    HowNow = table.Column<int>(type: "int", nullable: true),
                    Helped = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Better = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    MayQuote = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeedbackInvitations_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FeedbackInvitations_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUp",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    ClosureNumber = table.Column<int>(type: "int", nullable: false),
                    Months = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CancelledOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUp", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUp_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastClosures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReopenedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastClosures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PastClosures_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastFeedback",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    InvitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastFeedback", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PastFeedback_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastReviews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Decision = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PastReviews_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastTransfers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IsStepUp = table.Column<bool>(type: "bit", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    DistrictId = table.Column<long>(type: "bigint", nullable: true),
                    RequestedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PanelOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsAccepted = table.Column<bool>(type: "bit", nullable: true),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastTransfers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PastTransfers_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastTransfers_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastTransfers_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanCopy",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    PlanNumber = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    How = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanCopy", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanCopy_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanCopy_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanReview",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    PlanNumber = table.Column<int>(type: "int", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClockFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TookPart = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Minutes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    FamilysView = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    NextStep = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NextReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BackdateReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanReview", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanReview_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScaleScore",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Pair = table.Column<int>(type: "int", nullable: false),
                    Voice = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    Agency = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Score = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScaleScore", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScaleScore_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScaleScore_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepDowns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    DistrictId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PartnerId = table.Column<long>(type: "bigint", nullable: false),
                    PartnerName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    RequestedById = table.Column<long>(type: "bigint", nullable: false),
                    RequestedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    RequestedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SocialCareReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    RemainingRisk = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    WhatMustContinue = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    SocialWorkersView = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ConsentBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ConsentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WhyWithoutConsent = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FamilysViews = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ChildrensViews = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WhyNoChildrensViews = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WhyNoPlan = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ToldJson = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    EndsSocialCareOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LookFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    VisitOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VisitWith = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    UnitId = table.Column<long>(type: "bigint", nullable: true),
                    WorkerId = table.Column<long>(type: "bigint", nullable: true),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GivenBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CompletedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    PanelId = table.Column<long>(type: "bigint", nullable: true),
                    HeardOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepDowns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepDowns_Batons_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Batons",
                        principalColumn: "FamilyId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Staff_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Staff_RequestedById",
                        column: x => x.RequestedById,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Staff_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepDowns_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepsAcross",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Service = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Contact = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    FamilyAgrees = table.Column<bool>(type: "bit", nullable: false),
                    WhyNotAsked = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    OfferedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OfferedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredBy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredHow = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AnswerWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    HandoverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HandoverFromUs = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    HandoverFromThem = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    HeldBy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HeldHow = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepsAcross", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepsAcross_Batons_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Batons",
                        principalColumn: "FamilyId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepsAcross_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepsAcross_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepUps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    DistrictId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WhatChanged = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Harm = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Danger = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    FamilyInformed = table.Column<bool>(type: "bit", nullable: false),
                    FamilySays = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WhyNotInformed = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    IsImmediate = table.Column<bool>(type: "bit", nullable: false),
                    CalledWhom = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    CalledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RaisedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    RaisedById = table.Column<long>(type: "bigint", nullable: true),
                    WrittenById = table.Column<long>(type: "bigint", nullable: true),
                    IsRaisedByLead = table.Column<bool>(type: "bit", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ManagedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ManagedById = table.Column<long>(type: "bigint", nullable: true),
                    ManagedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ManagersWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SentToDistrictId = table.Column<long>(type: "bigint", nullable: true),
                    PlanNumber = table.Column<int>(type: "int", nullable: true),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TakenBy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    AnswerWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    TurnedBackBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    TurnedBackOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TurnedBackWhy = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Advice = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    HandoverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HandoverFromUs = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    HandoverFromThem = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GivenBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    GivenById = table.Column<long>(type: "bigint", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Overall = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Summary = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FamilyTold = table.Column<bool>(type: "bit", nullable: true),
                    WhyNotTold = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CompletedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    HeldBy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ImmediateReviewedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ImmediateReviewedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ImmediateReviewWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NotReviewedSince = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepUps_Batons_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Batons",
                        principalColumn: "FamilyId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepUps_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepUps_Districts_DistrictId",
                        column: x => x.DistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepUps_Districts_SentToDistrictId",
                        column: x => x.SentToDistrictId,
                        principalTable: "Districts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepUps_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupervisionRecord",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Worker = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Improving = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reflection = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Decisions = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    BackdateReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupervisionRecord", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupervisionRecord_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TeamMeeting",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    MeetsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MeetsAt = table.Column<TimeOnly>(type: "time", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AnswerTo = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CalledOffAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CalledOffBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamMeeting", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeamMeeting_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActionProgress",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Action = table.Column<int>(type: "int", nullable: false),
                    PlanNumber = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    NoteId = table.Column<long>(type: "bigint", nullable: true),
                    ClosureNumber = table.Column<int>(type: "int", nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionProgress", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActionProgress_CaseNote_NoteId",
                        column: x => x.NoteId,
                        principalTable: "CaseNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActionProgress_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseDocument",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    NoteId = table.Column<long>(type: "bigint", nullable: true),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Audience = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsKeptFromFamily = table.Column<bool>(type: "bit", nullable: false),
                    AddedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TakenAwayAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakenAwayBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    TakenAwayReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    StoredAs = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    Scan = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ScanTries = table.Column<int>(type: "int", nullable: false),
                    ScanNotBefore = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Finding = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDocument", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseDocument_CaseNote_NoteId",
                        column: x => x.NoteId,
                        principalTable: "CaseNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseDocument_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChildVoice",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    OwnWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Worries = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    GoodThings = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Dreams = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Observation = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    WhyNoWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NoteId = table.Column<long>(type: "bigint", nullable: true),
                    AssessmentNumber = table.Column<int>(type: "int", nullable: true),
                    ReviewNumber = table.Column<int>(type: "int", nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChildVoice", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChildVoice_CaseNote_NoteId",
                        column: x => x.NoteId,
                        principalTable: "CaseNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChildVoice_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChildVoice_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SeenPerson",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    CaseNoteId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenPerson", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SeenPerson_CaseNote_CaseNoteId",
                        column: x => x.CaseNoteId,
                        principalTable: "CaseNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SeenPerson_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosureOutcome",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ClosureId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosureOutcome", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosureOutcome_Closure_ClosureId",
                        column: x => x.ClosureId,
                        principalTable: "Closure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosurePerson",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Agreed = table.Column<bool>(type: "bit", nullable: false),
                    Invited = table.Column<bool>(type: "bit", nullable: false),
                    IsChild = table.Column<bool>(type: "bit", nullable: false),
                    ClosureId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosurePerson", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosurePerson_Closure_ClosureId",
                        column: x => x.ClosureId,
                        principalTable: "Closure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ClosurePerson_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanAgreement",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Agrees = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    PlanId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanAgreement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanAgreement_FamilyPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "FamilyPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanAgreement_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanOutcome",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PlanId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Baseline = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    BaselineScore = table.Column<int>(type: "int", nullable: false),
                    Measure = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Target = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Goal = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanOutcome", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanOutcome_FamilyPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "FamilyPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastTransferSteps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TransferId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastTransferSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PastTransferSteps_PastTransfers_TransferId",
                        column: x => x.TransferId,
                        principalTable: "PastTransfers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeRating",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Baseline = table.Column<int>(type: "int", nullable: false),
                    Rating = table.Column<int>(type: "int", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ReviewId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeRating", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutcomeRating_PlanReview_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "PlanReview",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewTeam",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Agency = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Attendance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Contribution = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ReviewId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewTeam", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewTeam_PlanReview_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "PlanReview",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PanelItem",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PanelId = table.Column<long>(type: "bigint", nullable: false),
                    StepDownId = table.Column<long>(type: "bigint", nullable: false),
                    ListedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Decision = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Further = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PanelItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PanelItem_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PanelItem_StepDowns_StepDownId",
                        column: x => x.StepDownId,
                        principalTable: "StepDowns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepDownCondition",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StepDownId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Side = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MetOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MetWords = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    MetBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    MetAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepDownCondition", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepDownCondition_StepDowns_StepDownId",
                        column: x => x.StepDownId,
                        principalTable: "StepDowns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepDownLook",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StepDownId = table.Column<long>(type: "bigint", nullable: false),
                    Weeks = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    LookedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepDownLook", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepDownLook_StepDowns_StepDownId",
                        column: x => x.StepDownId,
                        principalTable: "StepDowns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepDownPlan",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StepDownId = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    StoredAs = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    Scan = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ScanTries = table.Column<int>(type: "int", nullable: false),
                    ScanNotBefore = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Finding = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepDownPlan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepDownPlan_StepDowns_StepDownId",
                        column: x => x.StepDownId,
                        principalTable: "StepDowns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepUpChild",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    StepUpId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepUpChild", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepUpChild_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StepUpChild_StepUps_StepUpId",
                        column: x => x.StepUpId,
                        principalTable: "StepUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StepUpReview",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StepUpId = table.Column<long>(type: "bigint", nullable: false),
                    RightThreshold = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Timely = table.Column<bool>(type: "bit", nullable: false),
                    Avoidable = table.Column<bool>(type: "bit", nullable: false),
                    EarlierSignals = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Learned = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepUpReview", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StepUpReview_StepUps_StepUpId",
                        column: x => x.StepUpId,
                        principalTable: "StepUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TimelineEntry",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NotificationId = table.Column<long>(type: "bigint", nullable: true),
                    CaseId = table.Column<long>(type: "bigint", nullable: true),
                    FamilyId = table.Column<long>(type: "bigint", nullable: true),
                    StepDownId = table.Column<long>(type: "bigint", nullable: true),
                    PanelId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ByStaffId = table.Column<long>(type: "bigint", nullable: true),
                    What = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FromState = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ToState = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    StepAcrossId = table.Column<long>(type: "bigint", nullable: true),
                    StepUpId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimelineEntry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TimelineEntry_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimelineEntry_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimelineEntry_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimelineEntry_Panels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimelineEntry_StepDowns_StepDownId",
                        column: x => x.StepDownId,
                        principalTable: "StepDowns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimelineEntry_StepUps_StepUpId",
                        column: x => x.StepUpId,
                        principalTable: "StepUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimelineEntry_StepsAcross_StepAcrossId",
                        column: x => x.StepAcrossId,
                        principalTable: "StepsAcross",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupervisionAction",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    What = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Who = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    SupervisionId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupervisionAction", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupervisionAction_SupervisionRecord_SupervisionId",
                        column: x => x.SupervisionId,
                        principalTable: "SupervisionRecord",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TeamGuest",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Agency = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    MeetingId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamGuest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TeamGuest_TeamMeeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "TeamMeeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanAction",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OutcomeId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerPersonId = table.Column<long>(type: "bigint", nullable: true),
                    OwnerName = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanAction", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanAction_People_OwnerPersonId",
                        column: x => x.OwnerPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanAction_PlanOutcome_OutcomeId",
                        column: x => x.OutcomeId,
                        principalTable: "PlanOutcome",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "AuditHead",
                columns: new[] { "Id", "Link", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AccountEvents_AccountId_Id",
                table: "AccountEvents",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_AccountId_Kind_MadeAt",
                table: "AccountLinks",
                columns: new[] { "AccountId", "Kind", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_LinkHash",
                table: "AccountLinks",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActionProgress_CaseId_Action",
                table: "ActionProgress",
                columns: new[] { "CaseId", "Action" });

            migrationBuilder.CreateIndex(
                name: "IX_ActionProgress_NoteId",
                table: "ActionProgress",
                column: "NoteId",
                filter: "NoteId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Key",
                table: "Addresses",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Postcode",
                table: "Addresses",
                column: "Postcode");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_StreetKey",
                table: "Addresses",
                column: "StreetKey");

            migrationBuilder.CreateIndex(
                name: "IX_Areas_CountyId",
                table: "Areas",
                column: "CountyId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_StaffId",
                table: "AspNetUsers",
                column: "StaffId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Assessment_CaseId_Number",
                table: "Assessment",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_CaseId_Id",
                table: "AuditEntries",
                columns: new[] { "CaseId", "Id" },
                filter: "CaseId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Entity_EntityKey_Id",
                table: "AuditEntries",
                columns: new[] { "Entity", "EntityKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_FamilyId_Id",
                table: "AuditEntries",
                columns: new[] { "FamilyId", "Id" },
                filter: "FamilyId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_NotificationId_Id",
                table: "AuditEntries",
                columns: new[] { "NotificationId", "Id" },
                filter: "NotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_PersonId_Id",
                table: "AuditEntries",
                columns: new[] { "PersonId", "Id" },
                filter: "PersonId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BankHolidays_Date",
                table: "BankHolidays",
                column: "Date",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BatonEntries_DistrictId",
                table: "BatonEntries",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_BatonEntries_FamilyId_Previous",
                table: "BatonEntries",
                columns: new[] { "FamilyId", "Previous" });

            migrationBuilder.CreateIndex(
                name: "IX_BatonEntries_Transfer",
                table: "BatonEntries",
                column: "Transfer",
                unique: true,
                filter: "[Transfer] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Batons_CaseReference",
                table: "Batons",
                column: "CaseReference",
                unique: true,
                filter: "[CaseReference] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Batons_DistrictId",
                table: "Batons",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Batons_FamilyId_Number_Service",
                table: "Batons",
                columns: new[] { "FamilyId", "Number", "Service" });

            migrationBuilder.CreateIndex(
                name: "IX_Batons_Transfer",
                table: "Batons",
                column: "Transfer",
                unique: true,
                filter: "[Transfer] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BrokenGlasses_FamilyId",
                table: "BrokenGlasses",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_BrokenGlasses_FoundAt_At",
                table: "BrokenGlasses",
                columns: new[] { "FoundAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BrokenGlasses_StaffId_Until_FamilyId",
                table: "BrokenGlasses",
                columns: new[] { "StaffId", "Until", "FamilyId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDocument_CaseId_TakenAwayAt_Id",
                table: "CaseDocument",
                columns: new[] { "CaseId", "TakenAwayAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDocument_NoteId",
                table: "CaseDocument",
                column: "NoteId",
                filter: "NoteId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDocument_Scan_ScanNotBefore",
                table: "CaseDocument",
                columns: new[] { "Scan", "ScanNotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseNote_CaseId_HappenedOn_Id",
                table: "CaseNote",
                columns: new[] { "CaseId", "HappenedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseNote_CorrectsId",
                table: "CaseNote",
                column: "CorrectsId",
                unique: true,
                filter: "[CorrectsId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ClosedOn_NextDueOn_Id",
                table: "Cases",
                columns: new[] { "ClosedOn", "NextDueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ClosedOn_OpenedOn_FamilyId",
                table: "Cases",
                columns: new[] { "ClosedOn", "OpenedOn", "FamilyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_DistrictId_ClosedOn_NextDueOn_Id",
                table: "Cases",
                columns: new[] { "DistrictId", "ClosedOn", "NextDueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_DistrictId_FollowUpBy",
                table: "Cases",
                columns: new[] { "DistrictId", "FollowUpBy" },
                filter: "FollowUpBy IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_FamilyId_DistrictId_UnitId_WorkerId",
                table: "Cases",
                columns: new[] { "FamilyId", "DistrictId", "UnitId", "WorkerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_FollowUpBy",
                table: "Cases",
                column: "FollowUpBy",
                filter: "FollowUpBy IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_NotificationId",
                table: "Cases",
                column: "NotificationId",
                filter: "NotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OfferedDistrictId",
                table: "Cases",
                column: "OfferedDistrictId",
                filter: "OfferedDistrictId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OpenCounts",
                table: "Cases",
                columns: new[] { "State", "FamilyId", "OpenedOn", "EndBy", "ContinuedTo", "PlanAgreedOn", "PlanBy", "AllocatedOn", "LastNoteOn", "NextDueOn", "ReviewBy" },
                filter: "State <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PlanBy",
                table: "Cases",
                column: "PlanBy");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Reference",
                table: "Cases",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ReviewBy",
                table: "Cases",
                column: "ReviewBy");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_State_AllocateBy",
                table: "Cases",
                columns: new[] { "State", "AllocateBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_UnitId_ClosedOn_NextDueOn_Id",
                table: "Cases",
                columns: new[] { "UnitId", "ClosedOn", "NextDueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_UnitId_FollowUpBy",
                table: "Cases",
                columns: new[] { "UnitId", "FollowUpBy" },
                filter: "FollowUpBy IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkerId_ClosedOn_NextDueOn_Id",
                table: "Cases",
                columns: new[] { "WorkerId", "ClosedOn", "NextDueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_WorkerId_FollowUpBy",
                table: "Cases",
                columns: new[] { "WorkerId", "FollowUpBy" },
                filter: "FollowUpBy IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseSpell_CaseId_UnitId",
                table: "CaseSpell",
                columns: new[] { "CaseId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseSpell_CaseId_WorkerId",
                table: "CaseSpell",
                columns: new[] { "CaseId", "WorkerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseSpell_UnitId",
                table: "CaseSpell",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseSpell_WorkerId",
                table: "CaseSpell",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_ChildVoice_CaseId_PersonId_On",
                table: "ChildVoice",
                columns: new[] { "CaseId", "PersonId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ChildVoice_NoteId",
                table: "ChildVoice",
                column: "NoteId",
                filter: "NoteId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChildVoice_PersonId",
                table: "ChildVoice",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ChronologyMark_CaseId",
                table: "ChronologyMark",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ChronologyMark_StaffId_CaseId",
                table: "ChronologyMark",
                columns: new[] { "StaffId", "CaseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Closure_CaseId_Number",
                table: "Closure",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Closure_SignedOffOn_Overall",
                table: "Closure",
                columns: new[] { "SignedOffOn", "Overall" });

            migrationBuilder.CreateIndex(
                name: "IX_ClosureOutcome_ClosureId",
                table: "ClosureOutcome",
                column: "ClosureId",
                filter: "ClosureId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClosurePerson_ClosureId",
                table: "ClosurePerson",
                column: "ClosureId",
                filter: "ClosureId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClosurePerson_PersonId",
                table: "ClosurePerson",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_FamilyId",
                table: "Consents",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_NotificationId",
                table: "Consents",
                column: "NotificationId",
                filter: "NotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_PersonId",
                table: "Consents",
                column: "PersonId",
                filter: "PersonId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Continuation_CaseId",
                table: "Continuation",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Covers_AbsentId_To",
                table: "Covers",
                columns: new[] { "AbsentId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Covers_CoveringId_To",
                table: "Covers",
                columns: new[] { "CoveringId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Covers_To",
                table: "Covers",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_Covers_UnitId_To",
                table: "Covers",
                columns: new[] { "UnitId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclaredInterests_EndedAt",
                table: "DeclaredInterests",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DeclaredInterests_FamilyId",
                table: "DeclaredInterests",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_DeclaredInterests_StaffId_EndedAt_FamilyId",
                table: "DeclaredInterests",
                columns: new[] { "StaffId", "EndedAt", "FamilyId" });

            migrationBuilder.CreateIndex(
                name: "IX_DistrictHandover_CaseId_Number",
                table: "DistrictHandover",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DistrictHandover_FromDistrictId",
                table: "DistrictHandover",
                column: "FromDistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_DistrictHandover_ToDistrictId",
                table: "DistrictHandover",
                column: "ToDistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Districts_AreaId",
                table: "Districts",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_DueFamilies_DueOn_FamilyId",
                table: "DueFamilies",
                columns: new[] { "DueOn", "FamilyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_FamilyId",
                table: "Erasures",
                column: "FamilyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_FamilyKey",
                table: "Erasures",
                column: "FamilyKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Families_MergedIntoId",
                table: "Families",
                column: "MergedIntoId",
                filter: "MergedIntoId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Families_Reference",
                table: "Families",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FamilyMembers_FamilyId_PersonId_To",
                table: "FamilyMembers",
                columns: new[] { "FamilyId", "PersonId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_FamilyMembers_PersonId_FamilyId_To",
                table: "FamilyMembers",
                columns: new[] { "PersonId", "FamilyId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_FamilyPlan_CaseId_Number",
                table: "FamilyPlan",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackInvitations_CaseId",
                table: "FeedbackInvitations",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackInvitations_LinkHash",
                table: "FeedbackInvitations",
                column: "LinkHash",
                unique: true,
                filter: "[LinkHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackInvitations_PersonId",
                table: "FeedbackInvitations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUp_CaseId_Result_CancelledOn_DueOn",
                table: "FollowUp",
                columns: new[] { "CaseId", "Result", "CancelledOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FrozenFigures_FrozenMonthId_Level_ScopeId",
                table: "FrozenFigures",
                columns: new[] { "FrozenMonthId", "Level", "ScopeId" },
                filter: "FrozenMonthId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FrozenMonths_Month",
                table: "FrozenMonths",
                column: "Month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FrozenTallies_FrozenMonthId_Indicator",
                table: "FrozenTallies",
                columns: new[] { "FrozenMonthId", "Indicator" },
                filter: "FrozenMonthId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HandledPosts_At",
                table: "HandledPosts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ImportedRecords_Kind_RecordId",
                table: "ImportedRecords",
                columns: new[] { "Kind", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedRecords_Reference_Kind",
                table: "ImportedRecords",
                columns: new[] { "Reference", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InformationRequest_NotificationId",
                table: "InformationRequest",
                column: "NotificationId");

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_EndedAt_At",
                table: "LegalHolds",
                columns: new[] { "EndedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_FamilyId",
                table: "LegalHolds",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_ListChanges_List_Value_From",
                table: "ListChanges",
                columns: new[] { "List", "Value", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Looks_CaseId_Id",
                table: "Looks",
                columns: new[] { "CaseId", "Id" },
                filter: "CaseId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Looks_FamilyId_Id",
                table: "Looks",
                columns: new[] { "FamilyId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Looks_NotificationId_Id",
                table: "Looks",
                columns: new[] { "NotificationId", "Id" },
                filter: "NotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Looks_StaffId_At",
                table: "Looks",
                columns: new[] { "StaffId", "At" },
                filter: "StaffId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MergeMove_RecordMergeId",
                table: "MergeMove",
                column: "RecordMergeId",
                filter: "RecordMergeId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NamedPerson_RestrictionId_StaffId",
                table: "NamedPerson",
                columns: new[] { "RestrictionId", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NamedPerson_StaffId",
                table: "NamedPerson",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_NotificationDrafts_AddsToId",
                table: "NotificationDrafts",
                column: "AddsToId",
                filter: "AddsToId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NotificationDrafts_Key",
                table: "NotificationDrafts",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NotificationDrafts_TouchedAt",
                table: "NotificationDrafts",
                column: "TouchedAt");

            migrationBuilder.CreateIndex(
                name: "IX_NotificationFiles_DraftId",
                table: "NotificationFiles",
                column: "DraftId",
                filter: "DraftId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NotificationFiles_NotificationId",
                table: "NotificationFiles",
                column: "NotificationId",
                filter: "NotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NotificationFiles_Scan_ScanNotBefore",
                table: "NotificationFiles",
                columns: new[] { "Scan", "ScanNotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Agency_NextDueOn_Id",
                table: "Notifications",
                columns: new[] { "Agency", "NextDueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Agency_ReceivedOn_Id",
                table: "Notifications",
                columns: new[] { "Agency", "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ClaimedById_ClaimedUntil",
                table: "Notifications",
                columns: new[] { "ClaimedById", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ConsiderBy",
                table: "Notifications",
                column: "ConsiderBy");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_DecideBy",
                table: "Notifications",
                column: "DecideBy");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_DecidedOn",
                table: "Notifications",
                column: "DecidedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_DistrictId_NextDueOn_Id",
                table: "Notifications",
                columns: new[] { "DistrictId", "NextDueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_DistrictId_ReceivedOn_Id",
                table: "Notifications",
                columns: new[] { "DistrictId", "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_FamilyId_DistrictId_DecidedOn",
                table: "Notifications",
                columns: new[] { "FamilyId", "DistrictId", "DecidedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Kind_ReceivedOn_Id",
                table: "Notifications",
                columns: new[] { "Kind", "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_NextDueOn_Id",
                table: "Notifications",
                columns: new[] { "NextDueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_NextDueOn_Kind_State_IsPriority_FamilyId",
                table: "Notifications",
                columns: new[] { "NextDueOn", "Kind", "State", "IsPriority", "FamilyId" },
                filter: "NextDueOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Outcome_ReceivedOn_Id",
                table: "Notifications",
                columns: new[] { "Outcome", "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ReceivedOn_Id",
                table: "Notifications",
                columns: new[] { "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Reference",
                table: "Notifications",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_State_ReceivedOn_Id",
                table: "Notifications",
                columns: new[] { "State", "ReceivedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_NotificationVersion_NotificationId_Number",
                table: "NotificationVersion",
                columns: new[] { "NotificationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NotTheSame_OtherPersonId",
                table: "NotTheSame",
                column: "OtherPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_NotTheSame_PersonId_OtherPersonId",
                table: "NotTheSame",
                columns: new[] { "PersonId", "OtherPersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CreatedAt",
                table: "Outbox",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Key",
                table: "Outbox",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_CreatedAt",
                table: "Outbox",
                columns: new[] { "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_NotBefore",
                table: "Outbox",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Template_CreatedAt",
                table: "Outbox",
                columns: new[] { "Template", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Template_State_CreatedAt",
                table: "Outbox",
                columns: new[] { "Template", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeRating_ReviewId",
                table: "OutcomeRating",
                column: "ReviewId",
                filter: "ReviewId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideFigures_DistrictId",
                table: "OutsideFigures",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideFigures_Month_Indicator_DistrictId",
                table: "OutsideFigures",
                columns: new[] { "Month", "Indicator", "DistrictId" },
                unique: true,
                filter: "[DistrictId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PanelAttendee_PanelId",
                table: "PanelAttendee",
                column: "PanelId");

            migrationBuilder.CreateIndex(
                name: "IX_PanelAttendee_StaffId",
                table: "PanelAttendee",
                column: "StaffId",
                filter: "StaffId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PanelItem_PanelId_StepDownId",
                table: "PanelItem",
                columns: new[] { "PanelId", "StepDownId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PanelItem_StepDownId",
                table: "PanelItem",
                column: "StepDownId");

            migrationBuilder.CreateIndex(
                name: "IX_Panels_ChairId",
                table: "Panels",
                column: "ChairId",
                filter: "ChairId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Panels_Date_Id",
                table: "Panels",
                columns: new[] { "Date", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Panels_DistrictId_Date",
                table: "Panels",
                columns: new[] { "DistrictId", "Date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Panels_DistrictId_Week",
                table: "Panels",
                columns: new[] { "DistrictId", "Week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PastClosures_CaseId",
                table: "PastClosures",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PastClosures_On_CaseId",
                table: "PastClosures",
                columns: new[] { "On", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_PastFeedback_CaseId",
                table: "PastFeedback",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PastReviews_CaseId",
                table: "PastReviews",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PastReviews_DueOn",
                table: "PastReviews",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_PastSupport_ClosedOn",
                table: "PastSupport",
                column: "ClosedOn");

            migrationBuilder.CreateIndex(
                name: "IX_PastSupport_DistrictId",
                table: "PastSupport",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_PastSupport_FamilyId",
                table: "PastSupport",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_PastTransfers_CaseId",
                table: "PastTransfers",
                column: "CaseId",
                filter: "CaseId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PastTransfers_CompletedOn",
                table: "PastTransfers",
                column: "CompletedOn");

            migrationBuilder.CreateIndex(
                name: "IX_PastTransfers_DecidedOn",
                table: "PastTransfers",
                column: "DecidedOn");

            migrationBuilder.CreateIndex(
                name: "IX_PastTransfers_DistrictId",
                table: "PastTransfers",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_PastTransfers_FamilyId",
                table: "PastTransfers",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_PastTransferSteps_TransferId",
                table: "PastTransferSteps",
                column: "TransferId");

            migrationBuilder.CreateIndex(
                name: "IX_People_Born_FirstName_LastName_OtherNames",
                table: "People",
                columns: new[] { "Born", "FirstName", "LastName", "OtherNames" });

            migrationBuilder.CreateIndex(
                name: "IX_People_DueOn",
                table: "People",
                column: "DueOn",
                filter: "DueOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_LastNameSound_NameKey",
                table: "People",
                columns: new[] { "LastNameSound", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_People_MergedIntoId",
                table: "People",
                column: "MergedIntoId",
                filter: "MergedIntoId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_NameKey",
                table: "People",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_People_NameKey_OtherNames",
                table: "People",
                columns: new[] { "NameKey", "OtherNames" },
                filter: "OtherNames IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_NhsNumber",
                table: "People",
                column: "NhsNumber");

            migrationBuilder.CreateIndex(
                name: "IX_People_SoundKey_Born",
                table: "People",
                columns: new[] { "SoundKey", "Born" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Upn",
                table: "People",
                column: "Upn");

            migrationBuilder.CreateIndex(
                name: "IX_PlaceNames_Kind_PlaceId_From",
                table: "PlaceNames",
                columns: new[] { "Kind", "PlaceId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanAction_OutcomeId",
                table: "PlanAction",
                column: "OutcomeId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanAction_OwnerPersonId",
                table: "PlanAction",
                column: "OwnerPersonId",
                filter: "OwnerPersonId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlanAgreement_PersonId",
                table: "PlanAgreement",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanAgreement_PlanId",
                table: "PlanAgreement",
                column: "PlanId",
                filter: "PlanId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlanCopy_CaseId",
                table: "PlanCopy",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanCopy_PersonId",
                table: "PlanCopy",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanOutcome_PlanId",
                table: "PlanOutcome",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanReview_CaseId_Number",
                table: "PlanReview",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanReview_DueOn",
                table: "PlanReview",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_PostcodeSuggestions_DistrictId",
                table: "PostcodeSuggestions",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_AreaId",
                table: "Postings",
                column: "AreaId",
                filter: "AreaId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_DistrictId",
                table: "Postings",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_StaffId_To",
                table: "Postings",
                columns: new[] { "StaffId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Postings_UnitId",
                table: "Postings",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyNotices_EffectiveFrom",
                table: "PrivacyNotices",
                column: "EffectiveFrom",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyNotices_Number",
                table: "PrivacyNotices",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordMerges_AbsorbedId",
                table: "RecordMerges",
                column: "AbsorbedId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordMerges_FamilyId_ProposedAt",
                table: "RecordMerges",
                columns: new[] { "FamilyId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordMerges_NotificationId",
                table: "RecordMerges",
                column: "NotificationId",
                filter: "NotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RecordMerges_SurvivorId",
                table: "RecordMerges",
                column: "SurvivorId");

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_PersonId",
                table: "Relationships",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_ToPersonId",
                table: "Relationships",
                column: "ToPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Residences_AddressId",
                table: "Residences",
                column: "AddressId");

            migrationBuilder.CreateIndex(
                name: "IX_Residences_PersonId",
                table: "Residences",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_FamilyId",
                table: "Restrictions",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_LeadId",
                table: "Restrictions",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_LiftedAt_FamilyId",
                table: "Restrictions",
                columns: new[] { "LiftedAt", "FamilyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_SourceId",
                table: "Restrictions",
                column: "SourceId",
                filter: "SourceId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RetentionRules_Code_EffectiveFrom",
                table: "RetentionRules",
                columns: new[] { "Code", "EffectiveFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewTeam_ReviewId",
                table: "ReviewTeam",
                column: "ReviewId",
                filter: "ReviewId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ScaleScore_CaseId",
                table: "ScaleScore",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ScaleScore_PersonId",
                table: "ScaleScore",
                column: "PersonId",
                filter: "PersonId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Schooling_PersonId",
                table: "Schooling",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Screening_NotificationId",
                table: "Screening",
                column: "NotificationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SeenPerson_CaseNoteId",
                table: "SeenPerson",
                column: "CaseNoteId",
                filter: "CaseNoteId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SeenPerson_PersonId",
                table: "SeenPerson",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceStandards_Code_EffectiveFrom",
                table: "ServiceStandards",
                columns: new[] { "Code", "EffectiveFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Staff_Email",
                table: "Staff",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffDrafts_StaffId_Key",
                table: "StaffDrafts",
                columns: new[] { "StaffId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffDrafts_StaffId_SavedAt_Id",
                table: "StaffDrafts",
                columns: new[] { "StaffId", "SavedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffStreets_StaffId",
                table: "StaffStreets",
                column: "StaffId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatusCodes_NotificationId",
                table: "StatusCodes",
                column: "NotificationId");

            migrationBuilder.CreateIndex(
                name: "IX_StepDownCondition_MetOn_DueOn",
                table: "StepDownCondition",
                columns: new[] { "MetOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDownCondition_StepDownId_MetOn_DueOn",
                table: "StepDownCondition",
                columns: new[] { "StepDownId", "MetOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDownCondition_StepDownId_Number",
                table: "StepDownCondition",
                columns: new[] { "StepDownId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepDownLook_StepDownId_Weeks",
                table: "StepDownLook",
                columns: new[] { "StepDownId", "Weeks" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepDownPlan_Scan_ScanNotBefore",
                table: "StepDownPlan",
                columns: new[] { "Scan", "ScanNotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDownPlan_StepDownId",
                table: "StepDownPlan",
                column: "StepDownId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_AcceptedOn",
                table: "StepDowns",
                column: "AcceptedOn");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_CaseId",
                table: "StepDowns",
                column: "CaseId",
                filter: "CaseId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_CompletedOn",
                table: "StepDowns",
                column: "CompletedOn");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_DistrictId_CompletedOn",
                table: "StepDowns",
                columns: new[] { "DistrictId", "CompletedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_DistrictId_EndedOn_RequestedOn_Id",
                table: "StepDowns",
                columns: new[] { "DistrictId", "EndedOn", "RequestedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_DistrictId_LookFrom",
                table: "StepDowns",
                columns: new[] { "DistrictId", "LookFrom" },
                filter: "LookFrom IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_EndedOn_RequestedOn_Id",
                table: "StepDowns",
                columns: new[] { "EndedOn", "RequestedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_FamilyId",
                table: "StepDowns",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_LookFrom",
                table: "StepDowns",
                column: "LookFrom",
                filter: "LookFrom IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_PanelId",
                table: "StepDowns",
                column: "PanelId",
                filter: "PanelId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_PartnerId_EndedOn_RequestedOn_Id",
                table: "StepDowns",
                columns: new[] { "PartnerId", "EndedOn", "RequestedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_Reference",
                table: "StepDowns",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_RequestedById",
                table: "StepDowns",
                column: "RequestedById");

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_UnitId_EndedOn_RequestedOn_Id",
                table: "StepDowns",
                columns: new[] { "UnitId", "EndedOn", "RequestedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StepDowns_WorkerId_EndedOn_RequestedOn_Id",
                table: "StepDowns",
                columns: new[] { "WorkerId", "EndedOn", "RequestedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StepsAcross_CaseId_State",
                table: "StepsAcross",
                columns: new[] { "CaseId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_StepsAcross_FamilyId",
                table: "StepsAcross",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_StepsAcross_Reference",
                table: "StepsAcross",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepUpChild_PersonId",
                table: "StepUpChild",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_StepUpChild_StepUpId",
                table: "StepUpChild",
                column: "StepUpId",
                filter: "StepUpId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepUpReview_StepUpId",
                table: "StepUpReview",
                column: "StepUpId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_CaseId",
                table: "StepUps",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_CompletedOn",
                table: "StepUps",
                column: "CompletedOn");

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_DistrictId",
                table: "StepUps",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_FamilyId",
                table: "StepUps",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_ImmediateReviewedOn_AnswerBy",
                table: "StepUps",
                columns: new[] { "ImmediateReviewedOn", "AnswerBy" },
                filter: "[IsImmediate] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_NotReviewedSince",
                table: "StepUps",
                column: "NotReviewedSince",
                filter: "NotReviewedSince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_Reference",
                table: "StepUps",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_SentOn_Id",
                table: "StepUps",
                columns: new[] { "SentOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_SentToDistrictId_State_AnswerBy_Id",
                table: "StepUps",
                columns: new[] { "SentToDistrictId", "State", "AnswerBy", "Id" },
                filter: "SentToDistrictId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepUps_State_AnswerBy_Id",
                table: "StepUps",
                columns: new[] { "State", "AnswerBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionAction_SupervisionId",
                table: "SupervisionAction",
                column: "SupervisionId",
                filter: "SupervisionId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionRecord_CaseId_Number",
                table: "SupervisionRecord",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SystemCheck_NotificationId_Kind",
                table: "SystemCheck",
                columns: new[] { "NotificationId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeamGuest_MeetingId",
                table: "TeamGuest",
                column: "MeetingId",
                filter: "MeetingId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TeamMeeting_CaseId_Number",
                table: "TeamMeeting",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_CaseId",
                table: "TimelineEntry",
                column: "CaseId",
                filter: "CaseId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_FamilyId",
                table: "TimelineEntry",
                column: "FamilyId",
                filter: "FamilyId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_NotificationId",
                table: "TimelineEntry",
                column: "NotificationId",
                filter: "NotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_PanelId",
                table: "TimelineEntry",
                column: "PanelId",
                filter: "PanelId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_StepAcrossId",
                table: "TimelineEntry",
                column: "StepAcrossId",
                filter: "StepAcrossId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_StepDownId",
                table: "TimelineEntry",
                column: "StepDownId",
                filter: "StepDownId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TimelineEntry_StepUpId",
                table: "TimelineEntry",
                column: "StepUpId",
                filter: "StepUpId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TriageDecision_JoinedCaseId",
                table: "TriageDecision",
                column: "JoinedCaseId",
                filter: "JoinedCaseId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TriageDecision_JoinedNotificationId",
                table: "TriageDecision",
                column: "JoinedNotificationId",
                filter: "JoinedNotificationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TriageDecision_NotificationId_Number",
                table: "TriageDecision",
                columns: new[] { "NotificationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitEndings_IntoId",
                table: "UnitEndings",
                column: "IntoId",
                filter: "IntoId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_UnitEndings_UnitId",
                table: "UnitEndings",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_UnitMeeting_UnitId_HeldOn",
                table: "UnitMeeting",
                columns: new[] { "UnitId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Units_DistrictId",
                table: "Units",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_FamilyId",
                table: "UnusualLooks",
                column: "FamilyId",
                filter: "FamilyId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_Key",
                table: "UnusualLooks",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_StaffId",
                table: "UnusualLooks",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_State_Kind_LastAt",
                table: "UnusualLooks",
                columns: new[] { "State", "Kind", "LastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UnusualLooks_State_LastAt",
                table: "UnusualLooks",
                columns: new[] { "State", "LastAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountEvents");

            migrationBuilder.DropTable(
                name: "AccountLinks");

            migrationBuilder.DropTable(
                name: "ActionProgress");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Assessment");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropTable(
                name: "BankHolidays");

            migrationBuilder.DropTable(
                name: "BrokenGlasses");

            migrationBuilder.DropTable(
                name: "CaseDocument");

            migrationBuilder.DropTable(
                name: "CaseSpell");

            migrationBuilder.DropTable(
                name: "ChildVoice");

            migrationBuilder.DropTable(
                name: "ChronologyMark");

            migrationBuilder.DropTable(
                name: "ClosureOutcome");

            migrationBuilder.DropTable(
                name: "ClosurePerson");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "Continuation");

            migrationBuilder.DropTable(
                name: "Covers");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DeclaredInterests");

            migrationBuilder.DropTable(
                name: "DistrictHandover");

            migrationBuilder.DropTable(
                name: "DueFamilies");

            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "FamilyMembers");

            migrationBuilder.DropTable(
                name: "FeedbackInvitations");

            migrationBuilder.DropTable(
                name: "FollowUp");

            migrationBuilder.DropTable(
                name: "FrozenFigures");

            migrationBuilder.DropTable(
                name: "FrozenTallies");

            migrationBuilder.DropTable(
                name: "HandledPosts");

            migrationBuilder.DropTable(
                name: "ImportedRecords");

            migrationBuilder.DropTable(
                name: "InformationRequest");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "ListChanges");

            migrationBuilder.DropTable(
                name: "LookLimits");

            migrationBuilder.DropTable(
                name: "Looks");

            migrationBuilder.DropTable(
                name: "LooksGoneThrough");

            migrationBuilder.DropTable(
                name: "MergeMove");

            migrationBuilder.DropTable(
                name: "NamedPerson");

            migrationBuilder.DropTable(
                name: "NotificationFiles");

            migrationBuilder.DropTable(
                name: "NotificationVersion");

            migrationBuilder.DropTable(
                name: "NotTheSame");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "OutcomeRating");

            migrationBuilder.DropTable(
                name: "OutsideFigures");

            migrationBuilder.DropTable(
                name: "PanelAttendee");

            migrationBuilder.DropTable(
                name: "PanelItem");

            migrationBuilder.DropTable(
                name: "PastClosures");

            migrationBuilder.DropTable(
                name: "PastFeedback");

            migrationBuilder.DropTable(
                name: "PastReviews");

            migrationBuilder.DropTable(
                name: "PastSupport");

            migrationBuilder.DropTable(
                name: "PastTransferSteps");

            migrationBuilder.DropTable(
                name: "PlaceNames");

            migrationBuilder.DropTable(
                name: "PlanAction");

            migrationBuilder.DropTable(
                name: "PlanAgreement");

            migrationBuilder.DropTable(
                name: "PlanCopy");

            migrationBuilder.DropTable(
                name: "PostcodeSuggestions");

            migrationBuilder.DropTable(
                name: "Postings");

            migrationBuilder.DropTable(
                name: "PrivacyNotices");

            migrationBuilder.DropTable(
                name: "ReferenceCounters");

            migrationBuilder.DropTable(
                name: "Relationships");

            migrationBuilder.DropTable(
                name: "Residences");

            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropTable(
                name: "ReviewTeam");

            migrationBuilder.DropTable(
                name: "ScaleScore");

            migrationBuilder.DropTable(
                name: "Schooling");

            migrationBuilder.DropTable(
                name: "Screening");

            migrationBuilder.DropTable(
                name: "SeenPerson");

            migrationBuilder.DropTable(
                name: "ServiceStandards");

            migrationBuilder.DropTable(
                name: "StaffDrafts");

            migrationBuilder.DropTable(
                name: "StaffStreets");

            migrationBuilder.DropTable(
                name: "StatusCodes");

            migrationBuilder.DropTable(
                name: "StepDownCondition");

            migrationBuilder.DropTable(
                name: "StepDownLook");

            migrationBuilder.DropTable(
                name: "StepDownPlan");

            migrationBuilder.DropTable(
                name: "StepUpChild");

            migrationBuilder.DropTable(
                name: "StepUpReview");

            migrationBuilder.DropTable(
                name: "SupervisionAction");

            migrationBuilder.DropTable(
                name: "SystemCheck");

            migrationBuilder.DropTable(
                name: "TeamGuest");

            migrationBuilder.DropTable(
                name: "TimelineEntry");

            migrationBuilder.DropTable(
                name: "TriageDecision");

            migrationBuilder.DropTable(
                name: "UnitEndings");

            migrationBuilder.DropTable(
                name: "UnitMeeting");

            migrationBuilder.DropTable(
                name: "UnusualLooks");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Closure");

            migrationBuilder.DropTable(
                name: "FrozenMonths");

            migrationBuilder.DropTable(
                name: "RecordMerges");

            migrationBuilder.DropTable(
                name: "Restrictions");

            migrationBuilder.DropTable(
                name: "NotificationDrafts");

            migrationBuilder.DropTable(
                name: "PastTransfers");

            migrationBuilder.DropTable(
                name: "PlanOutcome");

            migrationBuilder.DropTable(
                name: "Addresses");

            migrationBuilder.DropTable(
                name: "PlanReview");

            migrationBuilder.DropTable(
                name: "CaseNote");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "SupervisionRecord");

            migrationBuilder.DropTable(
                name: "TeamMeeting");

            migrationBuilder.DropTable(
                name: "StepDowns");

            migrationBuilder.DropTable(
                name: "StepUps");

            migrationBuilder.DropTable(
                name: "StepsAcross");

            migrationBuilder.DropTable(
                name: "FamilyPlan");

            migrationBuilder.DropTable(
                name: "Panels");

            migrationBuilder.DropTable(
                name: "Batons");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "BatonEntries");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "Staff");

            migrationBuilder.DropTable(
                name: "Units");

            migrationBuilder.DropTable(
                name: "Families");

            migrationBuilder.DropTable(
                name: "Districts");

            migrationBuilder.DropTable(
                name: "Areas");

            migrationBuilder.DropTable(
                name: "Counties");
        }
    }
}
