using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
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
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_LegalHold",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    SubjectId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Reason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_bin"),
                    PlacedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PlacedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PlacedByName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Until = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ReleasedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ReleasedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ReleasedByName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    ReleaseReason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_LegalHold", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "idn_CorrectionRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    StudentId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Field = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    NewValueCipher = table.Column<byte[]>(type: "varbinary(512)", maxLength: 512, nullable: false),
                    Reason = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin"),
                    State = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    CreatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    DecisionNote = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin"),
                    OpenKey = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_CorrectionRequest", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_DailyJob",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    DoneDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LockedBy = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: true, collation: "utf8mb4_bin"),
                    LockedUntil = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_DailyJob", x => x.Name);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_PurgeRun",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Counts = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: false, collation: "utf8mb4_bin"),
                    Failures = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_PurgeRun", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
                name: "IX_app_ExemptionApplication_Status_PhotosDeletedAt_StatusChange~",
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
                name: "IX_app_ExemptionApplication_Status_PhotosDeletedAt_StatusChange~",
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
