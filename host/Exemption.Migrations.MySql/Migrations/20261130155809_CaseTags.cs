using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
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
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TagId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ById = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
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
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_CaseTag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Chinese = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin"),
                    English = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin"),
                    Color = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    IsRetired = table.Column<bool>(type: "tinyint(1)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseTag", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
