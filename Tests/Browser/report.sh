#!/usr/bin/env bash
# The report pages in a real browser: makes pages with the tool, then looks at them. As root on a system with apt-get it
# installs Chromium; Playwright comes from PyPI into .build-browser/venv.
#
#   Tests/Browser/report.sh [TOOL]              the tests
#   Tests/Browser/report.sh [TOOL] picture      docs/images/report.png
set -euo pipefail
cd "$(dirname "$0")/../.."

tool=${1:-.build/debug/etalon}
venv=.build-browser/venv

if ! command -v chromium >/dev/null && [ -z "${CHROMIUM:-}" ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium fonts-dejavu-core
  else
    echo "etalon: chromium not found; install it, or set CHROMIUM to its path" >&2
    exit 1
  fi
fi
if ! [ -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import playwright, axe_playwright_python, PIL' 2>/dev/null; then
  python3 -m venv "$venv" || { echo "etalon: python3 with venv is needed (Debian: python3-venv)" >&2; exit 1; }
  "$venv/bin/pip" install -q -r Tests/Browser/requirements.txt
fi

if [ "${2:-}" = picture ]; then
  exec "$venv/bin/python" Tests/Browser/picture.py "$tool"
fi
"$venv/bin/python" Tests/Browser/make_pages.py "$tool" .build-browser/pages
exec "$venv/bin/python" -m unittest -v Tests/Browser/test_*.py
