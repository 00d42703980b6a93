#!/usr/bin/env bash
# Every check of the house, from a bare start; the last line is "N passed, N failed".
#   ./test.sh          .NET tests on SQLite and on a private MariaDB, Angular checks, browser tests (under 25 minutes on two cores)
#   ./test.sh --fast   without MariaDB and without browsers (some minutes)
# Whole outputs lie in test-output/*.log. EXEMPTION_TEST_MYSQL="Server=…;Port=…;User ID=…;Password=…" uses that server instead of a private one.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$root" || exit 1
# shellcheck source=.ci/lib.sh
. "$root/.ci/lib.sh"
# shellcheck source=.ci/mariadb.sh
. "$root/.ci/mariadb.sh"
# shellcheck source=.ci/steps.sh
. "$root/.ci/steps.sh"

fast=false
case "${1:-}" in
  '') ;;
  --fast) fast=true ;;
  *) fail "usage: ./test.sh [--fast]" ;;
esac

given_mysql="${EXEMPTION_TEST_MYSQL:-}"
unset EXEMPTION_TEST_MYSQL
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 MSBUILDDISABLENODEREUSE=1 CI="${CI:-1}"
logs="$root/test-output"
mkdir -p "$logs"
rm -f "$logs"/*.log

scratch=
leave() { end_step; stop_mariadb; end_compiler_server; if [ -n "$scratch" ]; then rm -rf "$scratch"; fi; }
trap leave EXIT
trap 'exit 130' INT TERM

heading "Tools"
$fast || install_debian_packages mariadbd:mariadb-server-core mariadb-dump:mariadb-client chromium:chromium chromium-headless-shell:chromium-headless-shell ffmpeg:ffmpeg pdftotext:poppler-utils nginx:nginx-light strace:strace fiu-run:fiu-utils /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk
require_dotnet
require_node
say "  .NET SDK $(dotnet --version), Node $(node --version)"

if step build-server one 600 "Build of the solution" build_dotnet Exemption.sln; then
  remember server "$(server_hash)"
  step format-server one 300 "Format of the C# sources" \
    dotnet format whitespace . --folder --verify-no-changes --include framework/ modules/ host/ test/ --exclude '**/bin/**' '**/obj/**'
  # Thousands of databases live for seconds here: in memory, where there is some, their flushing costs nothing.
  room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
  if [ -w /dev/shm ] && [ "${room:-0}" -gt 6000000 ]; then
    TMPDIR="$(mktemp -d /dev/shm/exemption.XXXXXX)"
    scratch="$TMPDIR"
    export TMPDIR
  fi
  dotnet_tests=(dotnet test test/Exemption.Tests/Exemption.Tests.csproj -c Release --no-build --results-directory "$logs/durations" --logger trx)
  step tests-sqlite dotnet 1800 ".NET tests on SQLite" "${dotnet_tests[@]}"
  if ! $fast; then
    if [ -n "$given_mysql" ]; then export EXEMPTION_TEST_MYSQL="$given_mysql"; else here mariadb "A private MariaDB" start_mariadb; fi
    if [ -n "${EXEMPTION_TEST_MYSQL:-}" ]; then
      # Without those of pictures and paper, in which no database takes part.
      step tests-mariadb dotnet 1800 ".NET tests on MariaDB" "${dotnet_tests[@]}" --filter 'FullyQualifiedName!~.Imaging.&FullyQualifiedName!~.Reading.&FullyQualifiedName!~SpecimenPictures&FullyQualifiedName!~RecordPdf'
      unset EXEMPTION_TEST_MYSQL
      stop_mariadb
    fi
  fi
  unset TMPDIR
fi

if packages_are_current || step npm-ci none 300 "Front-end packages" install_web_packages; then
  # The mutation run's project is no part of the ordinary build, and so not of its restore.
  check_dependencies() { dotnet restore test/faults/mutation/tests -v q && node .ci/dependencies.mjs --check; }
  step dependencies one 120 "Dependencies and their licences" check_dependencies
  npm_run() { (cd angular && npm run --silent "$@"); }
  step lint-web one 300 "Lint of the pages" npm_run lint
  step format-web one 120 "Format of the pages" npm_run format:check
  step tests-web vitest 300 "Unit tests of the pages" npm_run test
  if step build-web one 300 "Build of the pages" build_web && ! $fast; then
    if [ -f "$host_dll" ]; then
      step types-e2e one 120 "Types of the browser tests" npm_run e2e:types
      step browser-tests playwright 1800 "Browser tests (phone and desktop)" npm_run e2e
    else
      skipped_because "Browser tests" "the server was not built"
    fi
  fi
fi

totals
