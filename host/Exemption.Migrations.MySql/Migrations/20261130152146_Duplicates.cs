using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
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
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    FirstId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SecondId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    FirstCenterId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SecondCenterId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    State = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Grounds = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin"),
                    Outcome = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: true, collation: "utf8mb4_bin"),
                    AgainstId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Reason = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: true, collation: "utf8mb4_bin"),
                    ResolvedById = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ResolvedByName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin"),
                    ResolvedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    SeenCipher = table.Column<byte[]>(type: "varbinary(600)", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_DuplicatePair", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
