using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class CaseNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rev_CaseNote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Stage = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    IsShared = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    AuthorId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AuthorName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Text = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin"),
                    StruckAt = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseNote", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_Mention",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    NoteId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PersonId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PersonName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_Mention", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rev_Mention_rev_CaseNote_NoteId",
                        column: x => x.NoteId,
                        principalTable: "rev_CaseNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateIndex(
                name: "IX_rev_CaseNote_ApplicationId_At_Id",
                table: "rev_CaseNote",
                columns: new[] { "ApplicationId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_CaseNote_At",
                table: "rev_CaseNote",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_ApplicationId",
                table: "rev_Mention",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_NoteId",
                table: "rev_Mention",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_PersonId_At_Id",
                table: "rev_Mention",
                columns: new[] { "PersonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_rev_Mention_PersonId_ReadAt_At_Id",
                table: "rev_Mention",
                columns: new[] { "PersonId", "ReadAt", "At", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rev_Mention");

            migrationBuilder.DropTable(
                name: "rev_CaseNote");
        }
    }
}
