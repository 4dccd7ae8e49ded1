#!/bin/sh
# Makes the verifier's files: the table of word relations, then the combiner. Needs what the tests need, and no torch.
# The corpora are read from WRITETHRU_DATA or ../shared/data. Takes about ten minutes on one core.
set -eu
cd "$(dirname "$0")/../.."
corpora="${WRITETHRU_DATA:-../shared/data}"
package=src/writethru/check/verifier
work=bench/out/wordnet
mkdir -p "$work"
tar -xf "$corpora/wordnet/oewn.tar.xz" -C "$work"
.venv/bin/python training/verifier/wordnet.py "$work/src/yaml" "$package/wordnet.txt.gz"
PYTHONPATH=bench .venv/bin/python training/verifier/combine.py "$package/combiner.json"
echo "now measure: .venv/bin/python bench/claims.py"
