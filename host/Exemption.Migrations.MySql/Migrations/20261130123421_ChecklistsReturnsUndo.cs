using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class ChecklistsReturnsUndo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Checked",
                table: "rev_ReviewTask",
                type: "varchar(4000)",
                maxLength: 4000,
                nullable: false,
                collation: "utf8mb4_bin",
                oldClrType: typeof(string),
                oldType: "varchar(512)",
                oldMaxLength: 512)
                .OldAnnotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.AddColumn<int>(
                name: "ChecklistNumber",
                table: "rev_ReviewTask",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "UndoReason",
                table: "rev_ReviewTask",
                type: "varchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoneAt",
                table: "rev_ReviewTask",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UndoneById",
                table: "rev_ReviewTask",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revocations",
                table: "prt_ApplicationRecord",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "RevokedAt",
                table: "prt_ApplicationRecord",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DecidedById",
                table: "app_ExemptionApplication",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedBySide",
                table: "app_ExemptionApplication",
                type: "varchar(32)",
                maxLength: 32,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<string>(
                name: "ReturnNote",
                table: "app_ExemptionApplication",
                type: "varchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_ChecklistVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Items = table.Column<string>(type: "longtext", nullable: false, collation: "utf8mb4_bin"),
                    Since = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SetById = table.Column<Guid>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_ChecklistVersion", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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

            migrationBuilder.AlterColumn<string>(
                name: "Checked",
                table: "rev_ReviewTask",
                type: "varchar(512)",
                maxLength: 512,
                nullable: false,
                collation: "utf8mb4_bin",
                oldClrType: typeof(string),
                oldType: "varchar(4000)",
                oldMaxLength: 4000)
                .OldAnnotation("Relational:Collation", "utf8mb4_bin");
        }
    }
}
