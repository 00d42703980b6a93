using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PhotoConsents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "ApplicationId",
                table: "ntf_Notice",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.CreateTable(
                name: "app_ConsentWording",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Chinese = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    English = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ConsentWording", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_PhotoConsent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IsGiven = table.Column<bool>(type: "INTEGER", nullable: false),
                    WordingVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Retention = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_PhotoConsent", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_ConsentWording_Version",
                table: "app_ConsentWording",
                column: "Version",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_PhotoConsent_StudentId_Number",
                table: "app_PhotoConsent",
                columns: new[] { "StudentId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_ConsentWording");

            migrationBuilder.DropTable(
                name: "app_PhotoConsent");

            migrationBuilder.AlterColumn<Guid>(
                name: "ApplicationId",
                table: "ntf_Notice",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
