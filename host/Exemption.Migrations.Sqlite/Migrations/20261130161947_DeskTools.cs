using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "app_ExemptionApplication",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PausedByName",
                table: "app_ExemptionApplication",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedUntil",
                table: "app_ExemptionApplication",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_Amendment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ActorSide = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ContentCipher = table.Column<byte[]>(type: "BLOB", maxLength: 60000, nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "app_ApplicationTag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TagId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "app_DuplicatePair",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstCenterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondCenterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Grounds = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AgainstId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ResolvedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResolvedByName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenCipher = table.Column<byte[]>(type: "BLOB", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_DuplicatePair", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_ProofPicture",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", maxLength: 128, nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ProofPicture", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "prt_VoidCode",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prt_VoidCode", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rev_CaseNote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    StruckAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseNote", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rev_CaseTag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Chinese = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    English = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Color = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseTag", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rev_CertificateCheck",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PictureId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CertificateCheck", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rev_Mention",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                });

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
