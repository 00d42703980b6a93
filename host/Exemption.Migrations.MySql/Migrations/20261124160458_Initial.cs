using System;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_Announcement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin"),
                    Body = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin"),
                    PublishedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    IsActive = table.Column<bool>(type: "tinyint(1)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_Announcement", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_ApplicationWindow",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    OpensAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    CorrectionGraceDays = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ApplicationWindow", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_CertificateType",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin"),
                    Issuer = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin"),
                    HasExpiry = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    NumberPattern = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin"),
                    IsActive = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_CertificateType", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_DeclarationWording",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Text = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin"),
                    Since = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_DeclarationWording", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_ExemptionApplication",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StudentId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Number = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: true, collation: "utf8mb4_bin"),
                    WindowId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    StudentName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    AdmissionTicketNumber = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    MajorCode = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    MajorName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    IdNumberCipher = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: true),
                    IdNumberIndex = table.Column<byte[]>(type: "varbinary(20)", maxLength: 20, nullable: true),
                    PhoneCipher = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: true),
                    PhoneIndex = table.Column<byte[]>(type: "varbinary(20)", maxLength: 20, nullable: true),
                    CertificateTypeId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    CertificateLevel = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    CertificateNumber = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Remark = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin"),
                    CreatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    StatusChangedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    RejectedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    DeclarationVersion = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    DeclarationAcceptedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ClaimedById = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ClaimedByName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    ClaimedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    LiveCertificateKey = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ExemptionApplication", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_IdempotencyKey",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StudentId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Key = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_IdempotencyKey", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_SiteTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    UniversityContactName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    UniversityPhone = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    SupportName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    SupportPhone = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    GuideMarkdown = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin"),
                    DeclarationText = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin"),
                    DeclarationVersion = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_SiteTexts", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_FeatureValue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProviderKey = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    Value = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_FeatureValue", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_LearningCenter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    ContactName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    ContactPhone = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    IsActive = table.Column<bool>(type: "tinyint(1)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_LearningCenter", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_Major",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_Major", x => x.Code);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_PermissionGrant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProviderName = table.Column<string>(type: "varchar(8)", maxLength: 8, nullable: false, collation: "utf8mb4_bin"),
                    ProviderKey = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_PermissionGrant", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_Role",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    IsStatic = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    IsDefault = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    IsPublic = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    NormalizedName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    ConcurrencyStamp = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_Role", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_SeededPermission",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_SeededPermission", x => x.Name);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_Setting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Name = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    Value = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: true, collation: "utf8mb4_bin"),
                    Cipher = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_Setting", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_Student",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    AdmissionTicketNumber = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    MajorCode = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    MajorName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    IdNumberCipher = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: true),
                    IdNumberIndex = table.Column<byte[]>(type: "varbinary(20)", maxLength: 20, nullable: true),
                    PhoneCipher = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_Student", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_User",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Surname = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    IsActive = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    IsDeleted = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    CreationTime = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    UserName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    NormalizedUserName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Email = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    NormalizedEmail = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    EmailConfirmed = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    PasswordHash = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin"),
                    SecurityStamp = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    ConcurrencyStamp = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    PhoneNumber = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    PhoneNumberConfirmed = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_User", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "ntf_DemoSms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Phone = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: false),
                    Text = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: false, collation: "utf8mb4_bin"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ntf_DemoSms", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "ntf_Notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    RecipientId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Code = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Reasons = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: false, collation: "utf8mb4_bin"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ntf_Notice", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "ntf_SmsMessage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Phone = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: false),
                    TemplateCode = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Parameters = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: false, collation: "utf8mb4_bin"),
                    State = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    ProviderId = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    LastError = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    QueuedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    FailedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ntf_SmsMessage", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "prt_ApplicationRecord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    CheckCode = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    PreparedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PrintedCount = table.Column<int>(type: "int", nullable: false),
                    LastPrintedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    LastPrintedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prt_ApplicationRecord", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_ReviewTask",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Stage = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    OpenedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    IsOpen = table.Column<bool>(type: "tinyint(1)", nullable: true),
                    Checked = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_ReviewTask", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_AccessLog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    UserId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ViewerTenantId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    What = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    SubjectId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Purpose = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_AccessLog", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_Audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    UserId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Action = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    Subject = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    Outcome = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    Address = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Audit", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_Counter",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Counter", x => x.Name);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_DataProtectionKey",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    FriendlyName = table.Column<string>(type: "longtext", nullable: true, collation: "utf8mb4_bin"),
                    Xml = table.Column<string>(type: "longtext", nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_DataProtectionKey", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SubjectId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    EventName = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    Subscriber = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    Payload = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin"),
                    DueAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    GivenUpAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    LockedBy = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    LockedUntil = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Outbox", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_CatalogueCourse",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    CertificateTypeId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Level = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Code = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin"),
                    Credits = table.Column<decimal>(type: "decimal(5,1)", precision: 5, scale: 1, nullable: false),
                    MajorCodes = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin"),
                    Position = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_CatalogueCourse", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_CatalogueCourse_app_CertificateType_CertificateTypeId",
                        column: x => x.CertificateTypeId,
                        principalTable: "app_CertificateType",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_ApplicationCourse",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Code = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin"),
                    Credits = table.Column<decimal>(type: "decimal(5,1)", precision: 5, scale: 1, nullable: false),
                    LiveKey = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ApplicationCourse", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_ApplicationCourse_app_ExemptionApplication_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_ExemptionApplication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_DocumentPhoto",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<int>(type: "int", nullable: false),
                    FullKey = table.Column<byte[]>(type: "varbinary(128)", maxLength: 128, nullable: false),
                    ThumbnailKey = table.Column<byte[]>(type: "varbinary(128)", maxLength: 128, nullable: false),
                    Sha256 = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    WasSubmitted = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_DocumentPhoto", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_DocumentPhoto_app_ExemptionApplication_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_ExemptionApplication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_HandlingRecord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Action = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    ActorId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ActorName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    ActorSide = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    FromStatus = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    ToStatus = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    Reasons = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: false, collation: "utf8mb4_bin"),
                    Items = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: false, collation: "utf8mb4_bin"),
                    Note = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_HandlingRecord", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_HandlingRecord_app_ExemptionApplication_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_ExemptionApplication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_RoleClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    RoleId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ClaimType = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    ClaimValue = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_RoleClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_idn_RoleClaim_idn_Role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "idn_Role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_UserClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    UserId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ClaimType = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    ClaimValue = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_UserClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_idn_UserClaim_idn_User_UserId",
                        column: x => x.UserId,
                        principalTable: "idn_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_UserLogin",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    ProviderKey = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    ProviderDisplayName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    UserId = table.Column<Guid>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_UserLogin", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_idn_UserLogin_idn_User_UserId",
                        column: x => x.UserId,
                        principalTable: "idn_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_UserRole",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    RoleId = table.Column<Guid>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_UserRole", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_idn_UserRole_idn_Role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "idn_Role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_idn_UserRole_idn_User_UserId",
                        column: x => x.UserId,
                        principalTable: "idn_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_UserToken",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    LoginProvider = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Value = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_UserToken", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_idn_UserToken_idn_User_UserId",
                        column: x => x.UserId,
                        principalTable: "idn_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateIndex(
                name: "IX_app_Announcement_IsActive_PublishedAt",
                table: "app_Announcement",
                columns: new[] { "IsActive", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ApplicationCourse_ApplicationId",
                table: "app_ApplicationCourse",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_ApplicationCourse_LiveKey",
                table: "app_ApplicationCourse",
                column: "LiveKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_ApplicationWindow_OpensAt",
                table: "app_ApplicationWindow",
                column: "OpensAt");

            migrationBuilder.CreateIndex(
                name: "IX_app_CatalogueCourse_CertificateTypeId",
                table: "app_CatalogueCourse",
                column: "CertificateTypeId");

            migrationBuilder.CreateIndex(
                name: "IX_app_CertificateType_Code",
                table: "app_CertificateType",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_DeclarationWording_Version",
                table: "app_DeclarationWording",
                column: "Version",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_DocumentPhoto_ApplicationId",
                table: "app_DocumentPhoto",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_CertificateNumber",
                table: "app_ExemptionApplication",
                column: "CertificateNumber");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_IdNumberIndex",
                table: "app_ExemptionApplication",
                column: "IdNumberIndex");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_LiveCertificateKey",
                table: "app_ExemptionApplication",
                column: "LiveCertificateKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Number",
                table: "app_ExemptionApplication",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_PhoneIndex",
                table: "app_ExemptionApplication",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Status_StatusChangedAt_Id",
                table: "app_ExemptionApplication",
                columns: new[] { "Status", "StatusChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Status_SubmittedAt_Id",
                table: "app_ExemptionApplication",
                columns: new[] { "Status", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_StudentId",
                table: "app_ExemptionApplication",
                column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_TenantId_Status_StatusChangedAt_Id",
                table: "app_ExemptionApplication",
                columns: new[] { "TenantId", "Status", "StatusChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_TenantId_Status_SubmittedAt_Id",
                table: "app_ExemptionApplication",
                columns: new[] { "TenantId", "Status", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_TenantId_StudentId",
                table: "app_ExemptionApplication",
                columns: new[] { "TenantId", "StudentId" });

            migrationBuilder.CreateIndex(
                name: "IX_app_HandlingRecord_ApplicationId",
                table: "app_HandlingRecord",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_IdempotencyKey_StudentId_Key",
                table: "app_IdempotencyKey",
                columns: new[] { "StudentId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_FeatureValue_ProviderKey_Name",
                table: "idn_FeatureValue",
                columns: new[] { "ProviderKey", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_LearningCenter_Code",
                table: "idn_LearningCenter",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_LearningCenter_Name",
                table: "idn_LearningCenter",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_PermissionGrant_ProviderName_ProviderKey_Name",
                table: "idn_PermissionGrant",
                columns: new[] { "ProviderName", "ProviderKey", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_Role_NormalizedName",
                table: "idn_Role",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_RoleClaim_RoleId",
                table: "idn_RoleClaim",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_idn_Setting_Name",
                table: "idn_Setting",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_Student_AdmissionTicketNumber",
                table: "idn_Student",
                column: "AdmissionTicketNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_Student_IdNumberIndex",
                table: "idn_Student",
                column: "IdNumberIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_Student_TenantId_CreatedAt_Id",
                table: "idn_Student",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_Student_TenantId_Name",
                table: "idn_Student",
                columns: new[] { "TenantId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_User_NormalizedEmail",
                table: "idn_User",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_idn_User_NormalizedUserName",
                table: "idn_User",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_User_TenantId_IsDeleted_CreationTime",
                table: "idn_User",
                columns: new[] { "TenantId", "IsDeleted", "CreationTime" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_UserClaim_UserId",
                table: "idn_UserClaim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_idn_UserLogin_UserId",
                table: "idn_UserLogin",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_idn_UserRole_RoleId",
                table: "idn_UserRole",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_ntf_DemoSms_At",
                table: "ntf_DemoSms",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ntf_DemoSms_TenantId_At",
                table: "ntf_DemoSms",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ntf_Notice_TenantId_RecipientId_At_Id",
                table: "ntf_Notice",
                columns: new[] { "TenantId", "RecipientId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ntf_Notice_TenantId_RecipientId_ReadAt",
                table: "ntf_Notice",
                columns: new[] { "TenantId", "RecipientId", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ntf_SmsMessage_ApplicationId_QueuedAt",
                table: "ntf_SmsMessage",
                columns: new[] { "ApplicationId", "QueuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ntf_SmsMessage_State_QueuedAt",
                table: "ntf_SmsMessage",
                columns: new[] { "State", "QueuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_prt_ApplicationRecord_ApplicationId",
                table: "prt_ApplicationRecord",
                column: "ApplicationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rev_ReviewTask_ApplicationId_Stage_IsOpen",
                table: "rev_ReviewTask",
                columns: new[] { "ApplicationId", "Stage", "IsOpen" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rev_ReviewTask_ApplicationId_Stage_OpenedAt",
                table: "rev_ReviewTask",
                columns: new[] { "ApplicationId", "Stage", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_ReviewTask_ClosedBy_ClosedAt",
                table: "rev_ReviewTask",
                columns: new[] { "ClosedBy", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_SubjectId_At",
                table: "sys_AccessLog",
                columns: new[] { "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_UserId_At",
                table: "sys_AccessLog",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_At",
                table: "sys_Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_UserId_At",
                table: "sys_Audit",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Outbox_DoneAt_GivenUpAt_DueAt",
                table: "sys_Outbox",
                columns: new[] { "DoneAt", "GivenUpAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Outbox_SubjectId_Subscriber_DoneAt",
                table: "sys_Outbox",
                columns: new[] { "SubjectId", "Subscriber", "DoneAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_Announcement");

            migrationBuilder.DropTable(
                name: "app_ApplicationCourse");

            migrationBuilder.DropTable(
                name: "app_ApplicationWindow");

            migrationBuilder.DropTable(
                name: "app_CatalogueCourse");

            migrationBuilder.DropTable(
                name: "app_DeclarationWording");

            migrationBuilder.DropTable(
                name: "app_DocumentPhoto");

            migrationBuilder.DropTable(
                name: "app_HandlingRecord");

            migrationBuilder.DropTable(
                name: "app_IdempotencyKey");

            migrationBuilder.DropTable(
                name: "app_SiteTexts");

            migrationBuilder.DropTable(
                name: "idn_FeatureValue");

            migrationBuilder.DropTable(
                name: "idn_LearningCenter");

            migrationBuilder.DropTable(
                name: "idn_Major");

            migrationBuilder.DropTable(
                name: "idn_PermissionGrant");

            migrationBuilder.DropTable(
                name: "idn_RoleClaim");

            migrationBuilder.DropTable(
                name: "idn_SeededPermission");

            migrationBuilder.DropTable(
                name: "idn_Setting");

            migrationBuilder.DropTable(
                name: "idn_Student");

            migrationBuilder.DropTable(
                name: "idn_UserClaim");

            migrationBuilder.DropTable(
                name: "idn_UserLogin");

            migrationBuilder.DropTable(
                name: "idn_UserRole");

            migrationBuilder.DropTable(
                name: "idn_UserToken");

            migrationBuilder.DropTable(
                name: "ntf_DemoSms");

            migrationBuilder.DropTable(
                name: "ntf_Notice");

            migrationBuilder.DropTable(
                name: "ntf_SmsMessage");

            migrationBuilder.DropTable(
                name: "prt_ApplicationRecord");

            migrationBuilder.DropTable(
                name: "rev_ReviewTask");

            migrationBuilder.DropTable(
                name: "sys_AccessLog");

            migrationBuilder.DropTable(
                name: "sys_Audit");

            migrationBuilder.DropTable(
                name: "sys_Counter");

            migrationBuilder.DropTable(
                name: "sys_DataProtectionKey");

            migrationBuilder.DropTable(
                name: "sys_Outbox");

            migrationBuilder.DropTable(
                name: "app_CertificateType");

            migrationBuilder.DropTable(
                name: "app_ExemptionApplication");

            migrationBuilder.DropTable(
                name: "idn_Role");

            migrationBuilder.DropTable(
                name: "idn_User");
        }
    }
}
