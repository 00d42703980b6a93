using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PrivacyRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PhotosDeletedAt",
                table: "app_ExemptionApplication",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_LegalHold",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PlacedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlacedByName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReleasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReleasedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReleasedByName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReleaseReason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_LegalHold", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idn_CorrectionRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NewValueCipher = table.Column<byte[]>(type: "BLOB", maxLength: 512, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecisionNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OpenKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_CorrectionRequest", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_DailyJob",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DoneDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LockedBy = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_DailyJob", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "sys_PurgeRun",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Failures = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_PurgeRun", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_At",
                table: "sys_AccessLog",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ntf_SmsMessage_QueuedAt",
                table: "ntf_SmsMessage",
                column: "QueuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ntf_Notice_At",
                table: "ntf_Notice",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_idn_UserToken_LoginProvider_Value",
                table: "idn_UserToken",
                columns: new[] { "LoginProvider", "Value" });

            migrationBuilder.CreateIndex(
                name: "IX_app_IdempotencyKey_At",
                table: "app_IdempotencyKey",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Status_PhotosDeletedAt_StatusChangedAt",
                table: "app_ExemptionApplication",
                columns: new[] { "Status", "PhotosDeletedAt", "StatusChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Status_WindowId_UpdatedAt",
                table: "app_ExemptionApplication",
                columns: new[] { "Status", "WindowId", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_app_DocumentPhoto_ReplacedAt",
                table: "app_DocumentPhoto",
                column: "ReplacedAt");

            migrationBuilder.CreateIndex(
                name: "IX_app_LegalHold_PlacedAt_Id",
                table: "app_LegalHold",
                columns: new[] { "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_LegalHold_ReleasedAt",
                table: "app_LegalHold",
                column: "ReleasedAt");

            migrationBuilder.CreateIndex(
                name: "IX_idn_CorrectionRequest_DecidedAt",
                table: "idn_CorrectionRequest",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_idn_CorrectionRequest_OpenKey",
                table: "idn_CorrectionRequest",
                column: "OpenKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_CorrectionRequest_StudentId_CreatedAt",
                table: "idn_CorrectionRequest",
                columns: new[] { "StudentId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_CorrectionRequest_TenantId_State_CreatedAt_Id",
                table: "idn_CorrectionRequest",
                columns: new[] { "TenantId", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_PurgeRun_StartedAt_Id",
                table: "sys_PurgeRun",
                columns: new[] { "StartedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_LegalHold");

            migrationBuilder.DropTable(
                name: "idn_CorrectionRequest");

            migrationBuilder.DropTable(
                name: "sys_DailyJob");

            migrationBuilder.DropTable(
                name: "sys_PurgeRun");

            migrationBuilder.DropIndex(
                name: "IX_sys_AccessLog_At",
                table: "sys_AccessLog");

            migrationBuilder.DropIndex(
                name: "IX_ntf_SmsMessage_QueuedAt",
                table: "ntf_SmsMessage");

            migrationBuilder.DropIndex(
                name: "IX_ntf_Notice_At",
                table: "ntf_Notice");

            migrationBuilder.DropIndex(
                name: "IX_idn_UserToken_LoginProvider_Value",
                table: "idn_UserToken");

            migrationBuilder.DropIndex(
                name: "IX_app_IdempotencyKey_At",
                table: "app_IdempotencyKey");

            migrationBuilder.DropIndex(
                name: "IX_app_ExemptionApplication_Status_PhotosDeletedAt_StatusChangedAt",
                table: "app_ExemptionApplication");

            migrationBuilder.DropIndex(
                name: "IX_app_ExemptionApplication_Status_WindowId_UpdatedAt",
                table: "app_ExemptionApplication");

            migrationBuilder.DropIndex(
                name: "IX_app_DocumentPhoto_ReplacedAt",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "PhotosDeletedAt",
                table: "app_ExemptionApplication");
        }
    }
}
