using System.Data.Common;
using Exemption.Framework.Data;
using MySqlConnector;

namespace Exemption.Migrations.MySql;

/// <summary>The server is away, has no connection left, no space, or let somebody else go first.</summary>
public sealed class MySqlTroubles : IStorageTroubles
{
    public StorageTrouble? Of(DbException failure) => failure is not MySqlException e ? null : (int)e.ErrorCode switch
    {
        1021 or 1114 => StorageTrouble.Full, // disk full, table space full
        1026 or 1030 => StorageTrouble.Unavailable, // the server's disk fails
        1040 or 1041 or 1042 or 1053 or 1077 or 1129 or 1203 or 1226 => StorageTrouble.Unavailable, // no way to a connection
        1290 or 1792 or 1836 => StorageTrouble.Unavailable, // read-only, as during a failover
        1020 or 1205 or 1213 => StorageTrouble.Unavailable, // lost against another writer
        1317 or 1927 or 3024 => StorageTrouble.Unavailable, // the connection or the statement was ended
        < 1000 => StorageTrouble.Unavailable, // said by the driver and not by the server: time-out, broken connection
        _ => null,
    };
}
