using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CorrectionLoop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Points",
                table: "app_HandlingRecord",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AppealedAt",
                table: "app_ExemptionApplication",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FixAnswers",
                table: "app_ExemptionApplication",
                type: "TEXT",
                maxLength: 6000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FixItems",
                table: "app_ExemptionApplication",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "RemindedDays",
                table: "app_ExemptionApplication",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_ReasonWording",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Chinese = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    English = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Sms = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    GoodExample = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    BadExample = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ReasonWording", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_RejectionReason",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Items = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NeedsNote = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Wording = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_RejectionReason", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_SubmittedVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SupersededAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ContentCipher = table.Column<byte[]>(type: "BLOB", maxLength: 60000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_SubmittedVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_SubmittedVersion_app_ExemptionApplication_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_ExemptionApplication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_TenantId_AppealedAt",
                table: "app_ExemptionApplication",
                columns: new[] { "TenantId", "AppealedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ReasonWording_Key",
                table: "app_ReasonWording",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_RejectionReason_Code",
                table: "app_RejectionReason",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_SubmittedVersion_ApplicationId_Number",
                table: "app_SubmittedVersion",
                columns: new[] { "ApplicationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_SubmittedVersion_SupersededAt",
                table: "app_SubmittedVersion",
                column: "SupersededAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_ReasonWording");

            migrationBuilder.DropTable(
                name: "app_RejectionReason");

            migrationBuilder.DropTable(
                name: "app_SubmittedVersion");

            migrationBuilder.DropIndex(
                name: "IX_app_ExemptionApplication_TenantId_AppealedAt",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "Points",
                table: "app_HandlingRecord");

            migrationBuilder.DropColumn(
                name: "AppealedAt",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "FixAnswers",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "FixItems",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "RemindedDays",
                table: "app_ExemptionApplication");
        }
    }
}
