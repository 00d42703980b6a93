using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ChecklistsReturnsUndo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ChecklistNumber",
                table: "rev_ReviewTask",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "UndoReason",
                table: "rev_ReviewTask",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoneAt",
                table: "rev_ReviewTask",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UndoneById",
                table: "rev_ReviewTask",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revocations",
                table: "prt_ApplicationRecord",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "RevokedAt",
                table: "prt_ApplicationRecord",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DecidedById",
                table: "app_ExemptionApplication",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedBySide",
                table: "app_ExemptionApplication",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReturnNote",
                table: "app_ExemptionApplication",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "rev_ChecklistVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Items = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SetById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_ChecklistVersion", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_rev_ChecklistVersion_Number",
                table: "rev_ChecklistVersion",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rev_ChecklistVersion");

            migrationBuilder.DropColumn(
                name: "ChecklistNumber",
                table: "rev_ReviewTask");

            migrationBuilder.DropColumn(
                name: "UndoReason",
                table: "rev_ReviewTask");

            migrationBuilder.DropColumn(
                name: "UndoneAt",
                table: "rev_ReviewTask");

            migrationBuilder.DropColumn(
                name: "UndoneById",
                table: "rev_ReviewTask");

            migrationBuilder.DropColumn(
                name: "Revocations",
                table: "prt_ApplicationRecord");

            migrationBuilder.DropColumn(
                name: "RevokedAt",
                table: "prt_ApplicationRecord");

            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "DecidedBySide",
                table: "app_ExemptionApplication");

            migrationBuilder.DropColumn(
                name: "ReturnNote",
                table: "app_ExemptionApplication");
        }
    }
}
