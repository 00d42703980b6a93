using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
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
                type: "varchar(120)",
                maxLength: 120,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<int>(
                name: "FailuresBefore",
                table: "app_DocumentPhoto",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Findings",
                table: "app_DocumentPhoto",
                type: "varchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<int>(
                name: "JudgedBy",
                table: "app_DocumentPhoto",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Measures",
                table: "app_DocumentPhoto",
                type: "varchar(600)",
                maxLength: 600,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<byte[]>(
                name: "OptimisedKey",
                table: "app_DocumentPhoto",
                type: "varbinary(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuarterTurns",
                table: "app_DocumentPhoto",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "ReadingKey",
                table: "app_DocumentPhoto",
                type: "varbinary(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReadingModel",
                table: "app_DocumentPhoto",
                type: "varchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<int>(
                name: "ReadingSlot",
                table: "app_DocumentPhoto",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReadingState",
                table: "app_DocumentPhoto",
                type: "varchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "NotAvailable",
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<string>(
                name: "SeenAs",
                table: "app_DocumentPhoto",
                type: "varchar(32)",
                maxLength: 32,
                nullable: true,
                collation: "utf8mb4_bin");

            migrationBuilder.AddColumn<DateTime>(
                name: "SentOnAt",
                table: "app_DocumentPhoto",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AllowsReading",
                table: "app_ConsentWording",
                type: "tinyint(1)",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "app_PhotoThresholdSet",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Card = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin"),
                    Certificate = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin"),
                    Since = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SetById = table.Column<Guid>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_PhotoThresholdSet", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
