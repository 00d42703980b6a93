# Headed, timed, counted steps for test.sh: output goes to test-output/<name>.log, its tail is shown when a step fails.
# shellcheck disable=SC2154

passed=0
failed=0
started_at=$SECONDS
step_pid=

heading() { printf '\n== %s\n' "$*"; }

# The name of a program or a file, and the Debian package that brings it: "pdftotext:poppler-utils".
install_debian_packages() {
  local wanted=() pair what
  for pair in "$@"; do
    what="${pair%%:*}"
    if ! command -v "$what" >/dev/null 2>&1 && ! [ -e "$what" ]; then wanted+=("${pair##*:}"); fi
  done
  [ "${#wanted[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    say "  missing: ${wanted[*]} (installed by itself only as root on Debian); the steps that need them will fail"
    return 0
  fi
  export DEBIAN_FRONTEND=noninteractive
  step apt none 900 "Debian packages: ${wanted[*]}" install_or_update "${wanted[@]}"
}

install_or_update() {
  apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }
}

# "<passed> <failed>" from the closing lines of a runner.
counts() {
  sed 's/\x1b\[[0-9;]*m//g' "$2" | case "$1" in
    dotnet) awk 'match($0, /Failed: +[0-9]+, Passed: +[0-9]+/) { split(substr($0, RSTART, RLENGTH), n, /[^0-9]+/); f += n[2]; p += n[3] } END { print p + 0, f + 0 }' ;;
    vitest) awk '/^ *Tests +[0-9]/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i - 1); if ($i ~ /^failed/) f += $(i - 1) } } END { print p + 0, f + 0 }' ;;
    playwright) awk '/^ +[0-9]+ passed( \(.*\))?$/ { p += $1 } /^ +[0-9]+ (failed|flaky|interrupted|did not run)$/ { f += $1 } END { print p + 0, f + 0 }' ;;
  esac
}

# step <name> <kind> <limit in seconds> <heading> <command…>; kind: one (counts as one test), none (counts only when it fails), or a runner.
step() {
  local name="$1" kind="$2" limit="$3" title="$4" log="$logs/$1.log" begin=$SECONDS code=0 p=0 f=0
  shift 4
  heading "$title"
  set -m # a process group of its own, so that a step that hangs can be ended with all it started
  ("$@") >"$log" 2>&1 </dev/null &
  step_pid=$!
  set +m
  while kill -0 "$step_pid" 2>/dev/null; do
    sleep 1
    local elapsed=$((SECONDS - begin))
    if [ $((elapsed % 20)) -eq 0 ] && [ "$elapsed" -gt 0 ]; then printf '  … %s s  %.110s\n' "$elapsed" "$(tail -n 1 "$log" | tr -d '\r')"; fi
    if [ "$elapsed" -ge "$limit" ]; then
      printf '\nended after %s seconds\n' "$limit" >>"$log"
      end_step
      break
    fi
  done
  wait "$step_pid" 2>/dev/null || code=$?
  step_pid=

  case "$kind" in
    one) if [ "$code" = 0 ]; then p=1; else f=1; fi ;;
    none) if [ "$code" != 0 ]; then f=1; fi ;;
    *)
      read -r p f <<<"$(counts "$kind" "$log")"
      if [ $((p + f)) = 0 ]; then
        say "  no test was counted"
        f=1
      elif [ "$code" != 0 ] && [ "$f" = 0 ]; then
        f=1 # the runner says something went wrong outside the tests
      fi
      ;;
  esac
  passed=$((passed + p))
  failed=$((failed + f))
  if [ "$f" -gt 0 ]; then
    show_failure "$kind" "$log" | cut -c1-300 | sed 's/^/  | /'
    say "  FAILED: $p passed, $f failed in $((SECONDS - begin)) s (test-output/$name.log)"
    return 1
  fi
  say "  ok: $p passed in $((SECONDS - begin)) s"
}

# Of .NET the name and the first lines of each failure, last, for a log that is cut loses its beginning; of the others the last page.
show_failure() {
  if [ "$1" = dotnet ]; then
    tail -n 6 "$2"
    grep -E -A 8 '^ +Failed ' "$2" | head -n 120
    grep -E '^(Failed|Passed)! ' "$2"
  else
    tail -n 40 "$2"
  fi
}

# Ends the running step with all it started: first politely, so that Playwright can stop the host and the browsers.
end_step() {
  [ -n "$step_pid" ] || return 0
  kill -- "-$step_pid" 2>/dev/null || return 0
  local waited=0
  while kill -0 -- "-$step_pid" 2>/dev/null && [ "$waited" -lt 10 ]; do sleep 0.5; waited=$((waited + 1)); done
  kill -KILL -- "-$step_pid" 2>/dev/null || true
}

# Like a step of kind none, but in this shell: what it starts and sets stays.
here() {
  local name="$1" title="$2"
  shift 2
  heading "$title"
  if "$@" >"$logs/$name.log" 2>&1; then
    say "  ok"
  else
    tail -n 30 "$logs/$name.log" | sed 's/^/  | /'
    skipped_because "$title" "it did not start"
  fi
}

skipped_because() {
  say "  FAILED: $1: $2"
  failed=$((failed + 1))
}

totals() {
  printf '\nin %s min %s s\n%s passed, %s failed\n' "$(((SECONDS - started_at) / 60))" "$(((SECONDS - started_at) % 60))" "$passed" "$failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
