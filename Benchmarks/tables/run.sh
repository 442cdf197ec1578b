#!/usr/bin/env bash
# Measures the reading of tables: installs pandas, polars and pyarrow outside the repository, writes the tables, builds the
# tool, and runs all in turns. usage: run.sh [ROUNDS]; ETALON names another build.
set -euo pipefail
cd "$(dirname "$0")"
ROOM=${ROOM:-$HOME/.cache/etalon-tables}
if [ ! -e "$ROOM/ok" ]; then
  python3 -m venv "$ROOM/venv"
  "$ROOM/venv/bin/pip" install -q pandas==3.1.1 polars==2.1.0 pyarrow==26.0.1 numpy==2.4.6
  touch "$ROOM/ok"
fi
"$ROOM/venv/bin/python" write_tables.py "$ROOM/data"
if [ -z "${ETALON:-}" ]; then
  make -C ../.. release
  ETALON=$PWD/../../.build/release/etalon
fi
"$ROOM/venv/bin/python" bench.py "$ETALON" "$ROOM/venv/bin/python" "$ROOM/data" "${1:-5}"
