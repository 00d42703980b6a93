using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CaseHolds : Migration
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

            migrationBuilder.CreateIndex(
                name: "IX_app_ExemptionApplication_Status_PausedUntil",
                table: "app_ExemptionApplication",
                columns: new[] { "Status", "PausedUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
