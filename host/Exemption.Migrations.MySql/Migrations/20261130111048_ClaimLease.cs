using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class ClaimLease : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ClaimedUntil",
                table: "app_ExemptionApplication",
                type: "datetime(6)",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ClaimedUntil",
                table: "app_ExemptionApplication");
        }
    }
}
