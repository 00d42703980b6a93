using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "prt_VoidCode",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prt_VoidCode", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_prt_ApplicationRecord_CheckCode",
                table: "prt_ApplicationRecord",
                column: "CheckCode");

            migrationBuilder.CreateIndex(
                name: "IX_prt_VoidCode_Code",
                table: "prt_VoidCode",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "prt_VoidCode");

            migrationBuilder.DropIndex(
                name: "IX_prt_ApplicationRecord_CheckCode",
                table: "prt_ApplicationRecord");
        }
    }
}
