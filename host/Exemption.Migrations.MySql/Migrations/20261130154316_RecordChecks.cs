using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
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
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Code = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prt_VoidCode", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
