#!/usr/bin/env bash
# Packs the binary in dist/stage into a Python wheel in dist/.
#   usage: Tools/package/wheel.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tools/package/facts.sh

python3 Tools/package/wheel.py "$version" "$machine" "$stage" "$out"
