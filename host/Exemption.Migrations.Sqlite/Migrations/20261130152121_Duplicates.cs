using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Duplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_DuplicatePair",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstCenterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondCenterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Grounds = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AgainstId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ResolvedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResolvedByName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenCipher = table.Column<byte[]>(type: "BLOB", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_DuplicatePair", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_FirstId_SecondId",
                table: "app_DuplicatePair",
                columns: new[] { "FirstId", "SecondId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_SecondId",
                table: "app_DuplicatePair",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_State_FirstId",
                table: "app_DuplicatePair",
                columns: new[] { "State", "FirstId" });

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_State_FoundAt_Id",
                table: "app_DuplicatePair",
                columns: new[] { "State", "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_app_DuplicatePair_State_SecondId",
                table: "app_DuplicatePair",
                columns: new[] { "State", "SecondId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_DuplicatePair");
        }
    }
}
