using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    StruckAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CaseNote", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rev_Mention",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                });

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
