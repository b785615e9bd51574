#!/usr/bin/env bash
# Installs what is missing, by the machine's package manager, saying what and why. Installs nothing that is there.
#   scripts/install.sh demo     what `make demo` needs
#   scripts/install.sh test     what `make test` needs on top
set -euo pipefail
cd "$(dirname "$0")/.."

apt_ready=no
# want COMMAND PACKAGE WHY: installs PACKAGE where COMMAND (a name or a path with *) is missing.
want() {
  local command=$1 packages=$2 why=$3
  if command -v "$command" >/dev/null 2>&1 || compgen -G "$command" >/dev/null; then return; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install $packages ($why); only Debian's package manager is known here." >&2
    exit 1
  fi
  echo "Installing $packages: $why."
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo"
  if [ "$apt_ready" = no ]; then
    $sudo apt-get -o DPkg::Lock::Timeout=300 -qq update
    apt_ready=yes
  fi
  # shellcheck disable=SC2086 # several packages in one word
  DEBIAN_FRONTEND=noninteractive $sudo apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends $packages >/dev/null
}

if ! command -v cargo >/dev/null 2>&1; then
  echo "Please install Rust first: https://rustup.rs (version 1.95 or newer)." >&2
  exit 1
fi
want cc "gcc libc6-dev" "a C compiler, for linking and for SQLite"
want npm "nodejs npm" "Node packages hold the GOV.UK and MoJ components; they are read when the program is built, never when it runs"

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "Fetching the Node packages named in package-lock.json."
  npm ci --silent --no-audit --no-fund
  touch node_modules/.package-lock.json
fi

if [ "${1:-demo}" = test ]; then
  want "/usr/lib/postgresql/*/bin/initdb" "postgresql" "the same tests run on SQLite and on a throw-away PostgreSQL"
  want chromium "chromium fonts-liberation" "the browser tests"
  want chromedriver "chromium-driver" "drives the browser in the tests"
  want pdfinfo "poppler-utils" "the tests read printed plans as other programs do"
fi
