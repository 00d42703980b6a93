using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CaseTags : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_ApplicationTag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TagId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ApplicationTag", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_ApplicationTag_app_ExemptionApplication_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_ExemptionApplication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rev_CaseTag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Chinese = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    English = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Color = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseTag", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_ApplicationTag_ApplicationId_TagId",
                table: "app_ApplicationTag",
                columns: new[] { "ApplicationId", "TagId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_ApplicationTag_TagId_ApplicationId",
                table: "app_ApplicationTag",
                columns: new[] { "TagId", "ApplicationId" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_CaseTag_Chinese",
                table: "rev_CaseTag",
                column: "Chinese",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_ApplicationTag");

            migrationBuilder.DropTable(
                name: "rev_CaseTag");
        }
    }
}
