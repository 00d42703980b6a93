using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
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
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Key = table.Column<byte[]>(type: "varbinary(128)", maxLength: 128, nullable: false),
                    KeptAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_ProofPicture", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "rev_CertificateCheck",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TenantId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Stage = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Result = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin"),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_bin"),
                    ById = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PictureId = table.Column<Guid>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rev_CertificateCheck", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
