# What ./run and ./test.sh share: looking for tools, building only what changed, ending the compiler server.
# shellcheck disable=SC2154
# Sourced, never run; the caller has set `root` to the repository's absolute path.

stamps="$root/.tools/stamps"
compiler_id="exemption-$$"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NG_CLI_ANALYTICS=false
if command -v sha256sum >/dev/null 2>&1; then hasher=(sha256sum); else hasher=(shasum -a 256); fi

say() { printf '%s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# A missing tool is one sentence, in both languages because nobody has chosen one yet.
require_dotnet() {
  if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    fail "缺少 .NET 10 SDK,请先安装。 The .NET 10 SDK is missing; please install it: https://dotnet.microsoft.com/download/dotnet/10.0"
  fi
}

require_node() {
  local version major minor
  version=$(node --version 2>/dev/null | tr -d v) || version=
  if [ -z "$version" ] || ! command -v npm >/dev/null 2>&1; then
    fail "缺少 Node.js(含 npm,20.19 或更高版本)。 Node.js with npm is missing; 20.19 or newer is needed: https://nodejs.org"
  fi
  IFS=. read -r major minor _ <<<"$version"
  if [ "$major" -lt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -lt 19 ]; }; then
    fail "Node.js $version 过旧,需要 20.19 或更高版本。 Node.js $version is too old; 20.19 or newer is needed: https://nodejs.org"
  fi
}

# One hash over the names and contents of all files below the given paths, without what building makes itself.
hash_of() {
  (
    cd "$root" || exit
    find "$@" -type d \( -name bin -o -name obj -o -name node_modules -o -name .angular -o -name dist \) -prune -o -type f -print0 2>/dev/null |
      LC_ALL=C sort -z | xargs -0 "${hasher[@]}" | "${hasher[@]}" | cut -d' ' -f1
  )
}

unchanged() { [ -f "$stamps/$1" ] && [ "$(cat "$stamps/$1")" = "$2" ]; }
remember() { mkdir -p "$stamps" && printf '%s\n' "$2" >"$stamps/$1"; }

# Runs a command and says every ten seconds that it is still alive: npm and the linker are silent for minutes otherwise.
with_heartbeat() {
  local pulse code=0
  ( elapsed=0; while sleep 10; do elapsed=$((elapsed + 10)); printf '      … %s s\n' "$elapsed"; done ) &
  pulse=$!
  "$@" || code=$?
  kill "$pulse" 2>/dev/null || true
  wait "$pulse" 2>/dev/null || true
  return "$code"
}

# The compiler server makes the build four times faster. It gets a name of its own, so that exactly this one can be ended.
build_dotnet() {
  local code=0
  dotnet build "$@" -c Release -nodeReuse:false -p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler_id" || code=$?
  end_compiler_server
  return "$code"
}

end_compiler_server() {
  local entry
  if [ -d /proc/self ]; then
    for entry in /proc/[0-9]*; do
      if tr '\0' ' ' <"$entry/cmdline" 2>/dev/null | grep -q -- "-pipename:$compiler_id\b"; then kill "${entry#/proc/}" 2>/dev/null || true; fi
    done
  else
    ps -axo pid=,command= | while read -r pid line; do case "$line" in *"-pipename:$compiler_id"*) kill "$pid" 2>/dev/null || true ;; esac; done
  fi 2>/dev/null
}

# What the server and the pages are made of; a change elsewhere (tests, documents) builds nothing.
server_sources=(framework modules host common.props Directory.Build.props Directory.Packages.props Fonts.targets Models.targets .ci/fetch global.json BannedSymbols.txt)
web_sources=(angular/src angular/public angular/angular.json angular/package.json angular/package-lock.json angular/tsconfig.json angular/tsconfig.app.json)
host_dll="$root/host/Exemption.Host/bin/Release/net10.0/Exemption.Host.dll"
web_folder="$root/angular/dist/exemption/browser"

server_hash() { hash_of "${server_sources[@]}"; }
web_hash() { hash_of "${web_sources[@]}"; }
packages_hash() { printf '%s node %s' "$(hash_of angular/package-lock.json)" "$(node --version)"; }

server_is_current() { [ -f "$host_dll" ] && unchanged server "$(server_hash)"; }
web_is_current() { [ -f "$web_folder/index.html" ] && unchanged web "$(web_hash)"; }
packages_are_current() { [ -d "$root/angular/node_modules" ] && unchanged packages "$(packages_hash)"; }

install_web_packages() { (cd "$root/angular" && npm ci --no-audit --no-fund) && remember packages "$(packages_hash)"; }
build_web() { (cd "$root/angular" && npm run build) && remember web "$(web_hash)"; }
build_server() { build_dotnet "$root/host/Exemption.Host/Exemption.Host.csproj" && remember server "$(server_hash)"; }
