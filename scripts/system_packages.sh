#!/bin/sh
# Installs Debian's Chromium and PostgreSQL for the tests where they are missing and we are root; else says what to do.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
  echo "make test:$missing not found; the tests that need it will be skipped. On Debian: sudo apt-get install$missing" >&2
  exit 0
fi
echo "make test: installing$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
# the server is started by the tests themselves, on their own folder and port
apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null
