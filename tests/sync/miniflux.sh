#!/usr/bin/env bash
# A real Miniflux with PostgreSQL on loopback, for the contract tests: as root, on Debian.
#   miniflux.sh install            PostgreSQL, and Debian's miniflux unpacked below $MINIFLUX
#   miniflux.sh start DIR PORT     an empty server in DIR; reader / api-pass; ends with its parent
# Miniflux 2.2.6 of Debian trixie has the hardest traits: it toggles marks, and reads bare ids as hex.
set -euo pipefail
MINIFLUX=${MINIFLUX:-${TMPDIR:-/tmp}/dateline-miniflux}

install() {
  mkdir -p "$MINIFLUX"/{lists/partial,cache/archives/partial}
  cd "$MINIFLUX"
  command -v psql >/dev/null || { apt-get -qq update && apt-get -qq -y install postgresql >/dev/null; }
  [ -x usr/bin/miniflux ] && return
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    awk '{for (i = 1; i <= NF; i++) if ($i ~ "^https?://.*/debian/?$") {print $i; exit}}') || true
  printf 'Types: deb\nURIs: %s\nSuites: trixie\nComponents: main\nSigned-By: %s\n' \
    "$mirror" /usr/share/keyrings/debian-archive-keyring.gpg > trixie.sources
  apt=(-o "Dir::Etc::sourcelist=$PWD/trixie.sources" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$PWD/lists" -o "Dir::Cache=$PWD/cache" -o APT::Sandbox::User=root)
  apt-get -qq "${apt[@]}" update
  apt-get -qq "${apt[@]}" download miniflux
  dpkg-deb -x miniflux_*.deb .
}

start() {
  mkdir -p "$1"; cd "$1"; chmod 755 .
  chown postgres .
  bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
  su postgres -c "$bin/initdb -D $PWD/data -A trust -E UTF8 --no-sync >/dev/null"
  su postgres -c "$bin/pg_ctl -s -w -D $PWD/data -l $PWD/pg.log -o \"-k $PWD -c listen_addresses='' -c fsync=off\" start"
  trap 'kill $(jobs -p) 2>/dev/null || true; su postgres -c "'"$bin"'/pg_ctl -s -m immediate -D '"$PWD"'/data stop"' EXIT
  sql() { psql -q -h "$PWD" -U postgres "$@"; }
  sql -c 'create database miniflux'
  sql miniflux -c 'create extension pgcrypto'
  DATABASE_URL="user=postgres host=$PWD dbname=miniflux sslmode=disable" RUN_MIGRATIONS=1 \
    CREATE_ADMIN=1 ADMIN_USERNAME=admin ADMIN_PASSWORD=pass-word1 LISTEN_ADDR="127.0.0.1:$2" \
    BASE_URL="http://127.0.0.1:$2/" DISABLE_SCHEDULER_SERVICE=1 FETCHER_ALLOW_PRIVATE_NETWORKS=1 \
    timeout 1800 "$MINIFLUX/usr/bin/miniflux" > miniflux.log 2>&1 &
  python3 - "$2" <<'WAIT'
import sys, time, urllib.request
for _ in range(200):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/healthcheck", timeout=1)
        break
    except OSError:
        time.sleep(0.05)
WAIT
  sql miniflux -c "update integrations set googlereader_enabled = 't', googlereader_username = 'reader',
    googlereader_password = crypt('api-pass', gen_salt('bf')) where user_id = 1"
  echo ready
  cat > /dev/null || true  # until whoever started this closes its pipe
}

"$@"
