using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class QueuesAndCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rev_CalendarDay",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    IsWorkday = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Name = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CalendarDay", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_QueueView",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    UserId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Stage = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    View = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_QueueView", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_ClaimedById_Status_StatusChangedAt",
                table: "app_ExemptionApplication",
                columns: new[] { "ClaimedById", "Status", "StatusChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Status_ClaimedUntil",
                table: "app_ExemptionApplication",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_CalendarDay_Day",
                table: "rev_CalendarDay",
                column: "Day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rev_QueueView_UserId_Stage",
                table: "rev_QueueView",
                columns: new[] { "UserId", "Stage" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rev_CalendarDay");

            migrationBuilder.DropTable(
                name: "rev_QueueView");

            migrationBuilder.DropIndex(
                name: "IX_app_ExemptionApplication_ClaimedById_Status_StatusChangedAt",
                table: "app_ExemptionApplication");

            migrationBuilder.DropIndex(
                name: "IX_app_ExemptionApplication_Status_ClaimedUntil",
                table: "app_ExemptionApplication");
        }
    }
}
