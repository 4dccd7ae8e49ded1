#!/bin/sh
# Trains the reader of attributions and writes its model files: environment, published weights, training, export.
# The corpus is read from WRITETHRU_DATA or ../shared/data. Runs on the processor alone.
set -eu
cd "$(dirname "$0")/../.."
. training/environment.sh
"$python" training/reader/train.py --weights "$weights" --out "$work/trained" "$@"
"$python" training/reader/export.py "$work/trained" src/writethru/reading/neural/model
echo "now measure: .venv/bin/python bench/attribution.py"
