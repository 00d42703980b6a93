using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
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
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Lease", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "sys_LogMark",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 96, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_LogMark", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_LogSeal",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    TableName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RowHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", maxLength: 12, nullable: true),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    PurgeId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_LogSeal", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "sys_SealTicket",
                columns: table => new
                {
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TableName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_SealTicket", x => x.RowId);
                });

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
