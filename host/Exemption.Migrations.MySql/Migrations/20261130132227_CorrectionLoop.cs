using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
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
                type: "longtext",
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<DateTime>(
                name: "AppealedAt",
                table: "app_ExemptionApplication",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FixAnswers",
                table: "app_ExemptionApplication",
                type: "varchar(6000)",
                maxLength: 6000,
                nullable: false,
                defaultValue: "",
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<string>(
                name: "FixItems",
                table: "app_ExemptionApplication",
                type: "varchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "",
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<int>(
                name: "RemindedDays",
                table: "app_ExemptionApplication",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_ReasonWording",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Key = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Chinese = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin"),
                    English = table.Column<string>(type: "varchar(120)", maxLength: 120, nullable: false, collation: "utf8mb4_bin"),
                    Sms = table.Column<string>(type: "varchar(8)", maxLength: 8, nullable: false, collation: "utf8mb4_bin"),
                    GoodExample = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    BadExample = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    Since = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ReasonWording", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_RejectionReason",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Items = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: false, collation: "utf8mb4_bin"),
                    NeedsNote = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    IsActive = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Wording = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_RejectionReason", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "app_SubmittedVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SupersededAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ContentCipher = table.Column<byte[]>(type: "longblob", maxLength: 60000, nullable: false)
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
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
