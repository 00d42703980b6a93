using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class SealedLogs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sys_Lease",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    Owner = table.Column<string>(type: "varchar(128)", maxLength: 128, nullable: false, collation: "utf8mb4_bin"),
                    Until = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Lease", x => x.Name);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_LogMark",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Kind = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin"),
                    Text = table.Column<string>(type: "varchar(512)", maxLength: 512, nullable: false, collation: "utf8mb4_bin"),
                    Signature = table.Column<byte[]>(type: "varbinary(96)", maxLength: 96, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_LogMark", x => x.Id);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_LogSeal",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    TableName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin"),
                    RowId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    RowHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Salt = table.Column<byte[]>(type: "varbinary(12)", maxLength: 12, nullable: true),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    PurgeId = table.Column<Guid>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_LogSeal", x => x.Seq);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sys_SealTicket",
                columns: table => new
                {
                    RowId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    TableName = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_SealTicket", x => x.RowId);
                })
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateIndex(
                name: "IX_sys_LogMark_Kind_Id",
                table: "sys_LogMark",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_LogSeal_PurgeId",
                table: "sys_LogSeal",
                column: "PurgeId");

            migrationBuilder.CreateIndex(
                name: "IX_sys_LogSeal_RowId",
                table: "sys_LogSeal",
                column: "RowId",
                unique: true);

            // What was written before there were seals is sealed as it is now.
            foreach (var table in new[] { "sys_Audit", "sys_AccessLog", "app_HandlingRecord" })
            {
                migrationBuilder.Sql($"INSERT INTO sys_SealTicket (RowId, TableName) SELECT Id, '{table}' FROM {table}");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sys_Lease");

            migrationBuilder.DropTable(
                name: "sys_LogMark");

            migrationBuilder.DropTable(
                name: "sys_LogSeal");

            migrationBuilder.DropTable(
                name: "sys_SealTicket");
        }
    }
}
