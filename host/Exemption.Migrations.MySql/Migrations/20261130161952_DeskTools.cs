using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class DeskTools : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PauseReason",
                table: "app_ExemptionApplication",
                type: "varchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "app_ExemptionApplication",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PausedByName",
                table: "app_ExemptionApplication",
                type: "varchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedUntil",
                table: "app_ExemptionApplication",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_Amendment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ActorId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ActorName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    ActorSide = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Fields = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin"),
                    Reason = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: false, collation: "utf8mb4_bin"),
                    ContentCipher = table.Column<byte[]>(type: "longblob", maxLength: 60000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_Amendment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_Amendment_app_ExemptionApplication_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_ExemptionApplication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_ApplicationTag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TagId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ById = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ApplicationTag", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_ApplicationTag_app_ExemptionApplication_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_ExemptionApplication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_DuplicatePair",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    FirstId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SecondId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    FirstCenterId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SecondCenterId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    State = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Grounds = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin"),
                    Outcome = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    AgainstId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Reason = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: true, collation: "utf8mb4_bin"),
                    ResolvedById = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ResolvedByName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    ResolvedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    SeenCipher = table.Column<byte[]>(type: "varbinary(600)", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_DuplicatePair", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_ProofPicture",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Key = table.Column<byte[]>(type: "varbinary(128)", maxLength: 128, nullable: false),
                    KeptAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ProofPicture", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "prt_VoidCode",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Code = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prt_VoidCode", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_CaseNote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Stage = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    IsShared = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    AuthorId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AuthorName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Text = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin"),
                    StruckAt = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseNote", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_CaseTag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Chinese = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin"),
                    English = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin"),
                    Color = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    IsRetired = table.Column<bool>(type: "tinyint(1)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseTag", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_CertificateCheck",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Stage = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Result = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_bin"),
                    ById = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PictureId = table.Column<Guid>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CertificateCheck", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_Mention",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    NoteId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PersonId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PersonName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_Mention", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rev_Mention_rev_CaseNote_NoteId",
                        column: x => x.NoteId,
                        principalTable: "rev_CaseNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateIndex(
                name: "IX_prt_ApplicationRecord_CheckCode",
                table: "prt_ApplicationRecord",
                column: "CheckCode");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Status_PausedUntil",
                table: "app_ExemptionApplication",
                columns: new[] { "Status", "PausedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_app_Amendment_ApplicationId_At_Id",
                table: "app_Amendment",
                columns: new[] { "ApplicationId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ApplicationTag_ApplicationId_TagId",
                table: "app_ApplicationTag",
                columns: new[] { "ApplicationId", "TagId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_ApplicationTag_TagId_ApplicationId",
                table: "app_ApplicationTag",
                columns: new[] { "TagId", "ApplicationId" });

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_FirstId_SecondId",
                table: "app_DuplicatePair",
                columns: new[] { "FirstId", "SecondId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_SecondId",
                table: "app_DuplicatePair",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_State_FirstId",
                table: "app_DuplicatePair",
                columns: new[] { "State", "FirstId" });

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_State_FoundAt_Id",
                table: "app_DuplicatePair",
                columns: new[] { "State", "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_State_SecondId",
                table: "app_DuplicatePair",
                columns: new[] { "State", "SecondId" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ProofPicture_ApplicationId",
                table: "app_ProofPicture",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_prt_VoidCode_Code",
                table: "prt_VoidCode",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rev_CaseNote_ApplicationId_At_Id",
                table: "rev_CaseNote",
                columns: new[] { "ApplicationId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_CaseNote_At",
                table: "rev_CaseNote",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_rev_CaseTag_Chinese",
                table: "rev_CaseTag",
                column: "Chinese",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rev_CertificateCheck_ApplicationId_At",
                table: "rev_CertificateCheck",
                columns: new[] { "ApplicationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_ApplicationId",
                table: "rev_Mention",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_NoteId",
                table: "rev_Mention",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_PersonId_At_Id",
                table: "rev_Mention",
                columns: new[] { "PersonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_PersonId_ReadAt_At_Id",
                table: "rev_Mention",
                columns: new[] { "PersonId", "ReadAt", "At", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_Amendment");

            migrationBuilder.DropTable(
                name: "app_ApplicationTag");

            migrationBuilder.DropTable(
                name: "app_DuplicatePair");

            migrationBuilder.DropTable(
                name: "app_ProofPicture");

            migrationBuilder.DropTable(
                name: "prt_VoidCode");

            migrationBuilder.DropTable(
                name: "rev_CaseTag");

            migrationBuilder.DropTable(
                name: "rev_CertificateCheck");

            migrationBuilder.DropTable(
                name: "rev_Mention");

            migrationBuilder.DropTable(
                name: "rev_CaseNote");

            migrationBuilder.DropIndex(
                name: "IX_prt_ApplicationRecord_CheckCode",
                table: "prt_ApplicationRecord");

            migrationBuilder.DropIndex(
                name: "IX_app_ExemptionApplication_Status_PausedUntil",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "PauseReason",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "PausedByName",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "PausedUntil",
                table: "app_ExemptionApplication");
        }
    }
}
