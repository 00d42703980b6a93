using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LogsReadBackwards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_At",
                table: "sys_Audit");

            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_UserId_At",
                table: "sys_Audit");

            migrationBuilder.DropIndex(
                name: "IX_sys_AccessLog_SubjectId_At",
                table: "sys_AccessLog");

            migrationBuilder.DropIndex(
                name: "IX_sys_AccessLog_UserId_At",
                table: "sys_AccessLog");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "sys_AccessLog",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "sys_AccessLog",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.Sql("UPDATE sys_AccessLog SET Kind = substr(What, 1, instr(What || '.', '.') - 1)");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_At_Id",
                table: "sys_Audit",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_Subject_At_Id",
                table: "sys_Audit",
                columns: new[] { "Subject", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_UserId_At_Id",
                table: "sys_Audit",
                columns: new[] { "UserId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_At_Id",
                table: "sys_AccessLog",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_Kind_At_Id",
                table: "sys_AccessLog",
                columns: new[] { "Kind", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_SubjectId_At_Id",
                table: "sys_AccessLog",
                columns: new[] { "SubjectId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_UserId_At_Id",
                table: "sys_AccessLog",
                columns: new[] { "UserId", "At", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_At_Id",
                table: "sys_Audit");

            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_Subject_At_Id",
                table: "sys_Audit");

            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_UserId_At_Id",
                table: "sys_Audit");

            migrationBuilder.DropIndex(
                name: "IX_sys_AccessLog_At_Id",
                table: "sys_AccessLog");

            migrationBuilder.DropIndex(
                name: "IX_sys_AccessLog_Kind_At_Id",
                table: "sys_AccessLog");

            migrationBuilder.DropIndex(
                name: "IX_sys_AccessLog_SubjectId_At_Id",
                table: "sys_AccessLog");

            migrationBuilder.DropIndex(
                name: "IX_sys_AccessLog_UserId_At_Id",
                table: "sys_AccessLog");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "sys_AccessLog");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "sys_AccessLog");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_At",
                table: "sys_Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_UserId_At",
                table: "sys_Audit",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_SubjectId_At",
                table: "sys_AccessLog",
                columns: new[] { "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AccessLog_UserId_At",
                table: "sys_AccessLog",
                columns: new[] { "UserId", "At" });
        }
    }
}
