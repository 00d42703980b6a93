# A MariaDB of our own for the tests: private port, private data folder, one user. Sourced by test.sh.

mariadb_pid=
mariadb_folder=

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

# Leaves EXEMPTION_TEST_MYSQL set. Durability is off: these databases live for minutes.
start_mariadb() {
  local port password owner waited=0
  mariadb_folder="$(mktemp -d "${TMPDIR:-/tmp}/exemption-mariadb.XXXXXX")"
  owner="$(id -un)"
  port="$(free_port)"
  password="$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')"
  # --skip-test-db leaves out the anonymous user, which would otherwise win over 'exemption'@'%' on localhost.
  mariadb-install-db --no-defaults --user="$owner" --datadir="$mariadb_folder/data" --skip-test-db --auth-root-authentication-method=normal || return 1
  {
    for address in localhost 127.0.0.1; do
      printf "CREATE USER 'exemption'@'%s' IDENTIFIED BY '%s';\nGRANT ALL PRIVILEGES ON *.* TO 'exemption'@'%s';\n" "$address" "$password" "$address"
    done
  } >"$mariadb_folder/users.sql"
  mariadbd --no-defaults --user="$owner" --datadir="$mariadb_folder/data" --socket="$mariadb_folder/socket" --pid-file="$mariadb_folder/pid" \
    --port="$port" --bind-address=127.0.0.1 --init-file="$mariadb_folder/users.sql" --character-set-server=utf8mb4 --max-connections=2000 \
    --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=256M &
  mariadb_pid=$!
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 "$mariadb_pid" 2>/dev/null || { say "mariadbd ended while starting"; return 1; }
    [ "$waited" -lt 120 ] || { say "mariadbd does not answer on port $port"; return 1; }
    sleep 0.5
    waited=$((waited + 1))
  done
  export EXEMPTION_TEST_MYSQL="Server=127.0.0.1;Port=$port;User ID=exemption;Password=$password"
  say "MariaDB answers on port $port, data in $mariadb_folder"
}

stop_mariadb() {
  if [ -n "$mariadb_pid" ]; then kill "$mariadb_pid" 2>/dev/null || true; wait "$mariadb_pid" 2>/dev/null || true; fi
  if [ -n "$mariadb_folder" ]; then rm -rf "$mariadb_folder"; fi
  mariadb_pid=
  mariadb_folder=
}
