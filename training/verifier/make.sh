#!/bin/sh
# Makes the verifier's files: the table of word relations, the combiner, the network and the sum of both.
# The corpora are read from WRITETHRU_DATA or ../shared/data. Runs on the processor alone, about two hours on one core.
set -eu
cd "$(dirname "$0")/../.."
. training/environment.sh
corpora="${WRITETHRU_DATA:-../shared/data}"
package=src/writethru/check/verifier
table=bench/out/wordnet
mkdir -p "$table"
tar -xf "$corpora/wordnet/oewn.tar.xz" -C "$table"
export PYTHONPATH=bench:training/reader
"$python" training/verifier/wordnet.py "$table/src/yaml" "$package/wordnet.txt.gz"
"$python" training/verifier/combine.py "$package/combiner.json"
"$python" training/verifier/train.py --weights "$weights" --out "$work/verifier" "$@"
"$python" training/verifier/export.py "$work/verifier" "$package/model"
"$python" training/verifier/join.py "$package/model" "$package/combiner.json" "$package/joined.json"
echo "now measure: .venv/bin/python bench/claims.py"
