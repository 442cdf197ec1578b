#!/usr/bin/env bash
# Installs, as root on Debian, the compilers, emulators and locales that headers.py and locales.py use and that are missing.
set -euo pipefail

packages=()
want() { command -v "$1" >/dev/null || packages+=("${@:2}"); }
want gcc gcc libc6-dev
want g++ g++
want arm-linux-gnueabihf-gcc gcc-arm-linux-gnueabihf libc6-dev-armhf-cross
want aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu libc6-dev-arm64-cross
want arm-none-eabi-gcc gcc-arm-none-eabi libnewlib-arm-none-eabi
[ -e /usr/share/i18n/locales/de_DE ] || packages+=(locales)
want qemu-arm qemu-user
want qemu-system-arm qemu-system-arm

[ ${#packages[@]} -gt 0 ] || exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"
else
  echo "not installed, and skipped by the tests: ${packages[*]}"
fi
