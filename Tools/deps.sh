#!/usr/bin/env bash
# Installs the system libraries that Etalon stands on, where they are missing: libyaml and zlib, with their headers.
set -euo pipefail

have_headers() {
  local flags
  flags=$(pkg-config --cflags yaml-0.1 zlib 2>/dev/null || true)
  # shellcheck disable=SC2086
  printf '#include <yaml.h>\n#include <zlib.h>\n' | "${CC:-clang}" $flags -E -x c - >/dev/null 2>&1
}

complain() {
  echo "etalon: $1" >&2
  echo "Etalon needs libyaml and zlib with their headers (Debian: libyaml-dev zlib1g-dev pkg-config; Fedora:" >&2
  echo "libyaml-devel zlib-devel; Homebrew: libyaml pkg-config). Install them, then call make again." >&2
  exit 1
}

command -v swift >/dev/null || {
  echo "etalon: there is no Swift here; get Swift 6.2 or newer from https://www.swift.org/install" >&2
  exit 1
}

have_headers && exit 0

if command -v apt-get >/dev/null; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || complain "apt-get needs root, and there is no sudo."
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q libyaml-dev zlib1g-dev pkg-config
elif command -v brew >/dev/null; then
  brew install libyaml pkg-config
else
  complain "I do not know this system's package manager."
fi

have_headers || complain "the headers are still not found."
