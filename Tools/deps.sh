#!/usr/bin/env bash
# Checks for what Etalon is built with: Swift, and the headers of libyaml, zlib and (on Linux) Nettle. As root on a
# system with apt-get, or with Homebrew, it installs the missing libraries. Otherwise it prints the command that does
# and fails: nothing is run with sudo.
#
# `deps.sh processors` also installs what `make verify-bits` needs: cross linkers, emulators and a C library for
# WebAssembly. Where they cannot be installed, it prints what is missing and goes on: the table says "skipped".
set -euo pipefail

fail() {
  printf 'etalon: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '%s\n' "$@" >&2
  exit 1
}

# has MODULE HEADER: whether the C compiler finds the header, with pkg-config's flags where it knows the module.
has() {
  local flags
  flags=$(pkg-config --cflags "$1" 2>/dev/null || true)
  # shellcheck disable=SC2086
  printf '#include <%s>\n' "$2" | "${CC:-clang}" $flags -E -x c - >/dev/null 2>&1
}

# Sets `missing` to the names of the missing libraries, and `packages` to Debian's packages that hold them.
look() {
  missing=()
  packages=()
  has yaml-0.1 yaml.h || { missing+=(libyaml) packages+=(libyaml-dev); }
  has zlib zlib.h || { missing+=(zlib) packages+=(zlib1g-dev); }
  # Apple's systems have CryptoKit instead.
  [ "$(uname -s)" = Darwin ] || has nettle nettle/sha2.h || { missing+=(nettle) packages+=(nettle-dev); }
  [ ${#missing[@]} -eq 0 ] || command -v pkg-config >/dev/null || packages+=(pkg-config)
}

command -v swift >/dev/null ||
  fail "Swift was not found. Install Swift 6.2 or newer from https://www.swift.org/install, then run make again."

# Installs Debian's packages for other processors that are missing.
install_processors() {
  local wanted=()
  command -v qemu-aarch64 >/dev/null && command -v qemu-riscv64 >/dev/null || wanted+=(qemu-user)
  command -v gcc >/dev/null || wanted+=(gcc libc6-dev)
  command -v aarch64-linux-gnu-gcc >/dev/null || wanted+=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
  command -v riscv64-linux-gnu-gcc >/dev/null || wanted+=(gcc-riscv64-linux-gnu libc6-dev-riscv64-cross)
  command -v node >/dev/null || wanted+=(nodejs)
  [ -e /usr/lib/wasm32-wasi/crt1.o ] || wanted+=(wasi-libc)
  compgen -G '/usr/lib/llvm-*/lib/clang/*/lib/wasi/*' >/dev/null || wanted+=(libclang-rt-dev-wasm32)
  [ ${#wanted[@]} -gt 0 ] || return 0
  if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    echo "etalon: installing ${wanted[*]}"
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${wanted[@]}"
  else
    echo "etalon: to compare all processors, install ${wanted[*]}"
  fi
}

[ "${1:-}" != processors ] || install_processors

look
[ ${#missing[@]} -gt 0 ] || exit 0

if command -v apt-get >/dev/null; then
  [ "$(id -u)" -eq 0 ] ||
    fail "${missing[*]} not found. Install with:" "  sudo apt-get install ${packages[*]}" "then run make again."
  echo "etalon: installing ${packages[*]}"
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${packages[@]}"
elif command -v brew >/dev/null; then
  echo "etalon: installing libyaml"
  brew install libyaml pkg-config
else
  fail "${missing[*]} not found. Install the development package of each, then run make again:" \
    "  Fedora: sudo dnf install libyaml-devel zlib-devel nettle-devel pkgconf" \
    "  Arch:   sudo pacman -S libyaml zlib nettle pkgconf" \
    "  Alpine: sudo apk add yaml-dev zlib-dev nettle-dev pkgconf"
fi

look
[ ${#missing[@]} -eq 0 ] || fail "the headers of ${missing[*]} are still not found."
