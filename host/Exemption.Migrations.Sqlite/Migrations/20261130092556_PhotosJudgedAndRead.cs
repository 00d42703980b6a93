using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PhotosJudgedAndRead : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Corners",
                table: "app_DocumentPhoto",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FailuresBefore",
                table: "app_DocumentPhoto",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Findings",
                table: "app_DocumentPhoto",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "JudgedBy",
                table: "app_DocumentPhoto",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Measures",
                table: "app_DocumentPhoto",
                type: "TEXT",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "OptimisedKey",
                table: "app_DocumentPhoto",
                type: "BLOB",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuarterTurns",
                table: "app_DocumentPhoto",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "ReadingKey",
                table: "app_DocumentPhoto",
                type: "BLOB",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReadingModel",
                table: "app_DocumentPhoto",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReadingSlot",
                table: "app_DocumentPhoto",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReadingState",
                table: "app_DocumentPhoto",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "NotAvailable");

            migrationBuilder.AddColumn<string>(
                name: "SeenAs",
                table: "app_DocumentPhoto",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentOnAt",
                table: "app_DocumentPhoto",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AllowsReading",
                table: "app_ConsentWording",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "app_PhotoThresholdSet",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Card = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Certificate = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SetById = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_PhotoThresholdSet", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_PhotoThresholdSet_Number",
                table: "app_PhotoThresholdSet",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_PhotoThresholdSet");

            migrationBuilder.DropColumn(
                name: "Corners",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "FailuresBefore",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "Findings",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "JudgedBy",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "Measures",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "OptimisedKey",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "QuarterTurns",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "ReadingKey",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "ReadingModel",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "ReadingSlot",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "ReadingState",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "SeenAs",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "SentOnAt",
                table: "app_DocumentPhoto");

            migrationBuilder.DropColumn(
                name: "AllowsReading",
                table: "app_ConsentWording");
        }
    }
}
