using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Exemption.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OutboxLanesAndSmsDoubt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sys_Outbox_DoneAt_GivenUpAt_DueAt",
                table: "sys_Outbox");

            migrationBuilder.AddColumn<string>(
                name: "UnclearGateway",
                table: "ntf_SmsMessage",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UnclearSince",
                table: "ntf_SmsMessage",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_sys_Outbox_Subscriber_DoneAt_GivenUpAt_DueAt",
                table: "sys_Outbox",
                columns: new[] { "Subscriber", "DoneAt", "GivenUpAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sys_Outbox_Subscriber_DoneAt_GivenUpAt_DueAt",
                table: "sys_Outbox");

            migrationBuilder.DropColumn(
                name: "UnclearGateway",
                table: "ntf_SmsMessage");

            migrationBuilder.DropColumn(
                name: "UnclearSince",
                table: "ntf_SmsMessage");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Outbox_DoneAt_GivenUpAt_DueAt",
                table: "sys_Outbox",
                columns: new[] { "DoneAt", "GivenUpAt", "DueAt" });
        }
    }
}
