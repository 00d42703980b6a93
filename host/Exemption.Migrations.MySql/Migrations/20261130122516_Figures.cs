using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rev_CountedCase",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Figure = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Reasons = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CountedCase", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_DailyFigure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Scope = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Figure = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Part = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Count = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_DailyFigure", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateIndex(
                name: "IX_rev_CountedCase_ApplicationId",
                table: "rev_CountedCase",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_rev_CountedCase_Figure_At_Id",
                table: "rev_CountedCase",
                columns: new[] { "Figure", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_CountedCase_TenantId_Figure_At_Id",
                table: "rev_CountedCase",
                columns: new[] { "TenantId", "Figure", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_DailyFigure_Scope_Day_Figure_Part",
                table: "rev_DailyFigure",
                columns: new[] { "Scope", "Day", "Figure", "Part" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rev_CountedCase");

            migrationBuilder.DropTable(
                name: "rev_DailyFigure");
        }
    }
}
