using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Figure = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CountedCase", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rev_DailyFigure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Scope = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Figure = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_DailyFigure", x => x.Id);
                });

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
