using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CertificateChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_ProofPicture",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", maxLength: 128, nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ProofPicture", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rev_CertificateCheck",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PictureId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CertificateCheck", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_ProofPicture_ApplicationId",
                table: "app_ProofPicture",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_rev_CertificateCheck_ApplicationId_At",
                table: "rev_CertificateCheck",
                columns: new[] { "ApplicationId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_ProofPicture");

            migrationBuilder.DropTable(
                name: "rev_CertificateCheck");
        }
    }
}
