#!/bin/sh
# Makes .venv with everything of requirements.lock and orderhub itself, editable. Called by `make setup`.
#
# Needs Python >= 3.11 with one of: its own venv module (Debian: python3-venv), uv, or pip. Packages come from whatever
# index pip and uv are configured for; each must have a hash of the lock. PYTHON=... picks another interpreter.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "setup: $*" >&2; }

find_python() {
    for candidate in "${PYTHON:-python3}" python3.11 python3.12 python3.13; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    say "no Python from 3.11 to 3.14 found; name one: make setup PYTHON=/path/to/python3"
    exit 1
}

# One package of the lock with its hashes, as a file of requirements.
locked() {
    awk -v name="$1==" 'index($0, name) == 1 { on = 1 } on { print } on && !/\\$/ { exit }' requirements.lock
}

make_venv() {
    python=$(find_python)
    say "making .venv with $("$python" --version)"
    rm -rf .venv
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv .venv
        locked uv > .venv/uv.txt
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r .venv/uv.txt
    elif command -v uv > /dev/null; then
        uv venv --quiet --python "$python" .venv
        locked uv > .venv/uv.txt
        uv pip install --quiet --python .venv/bin/python --no-deps --require-hashes -r .venv/uv.txt
    elif "$python" -m pip --version > /dev/null 2>&1; then
        "$python" -m venv --without-pip .venv
        locked uv > .venv/uv.txt
        "$python" -m pip --python .venv/bin/python install --quiet --no-deps --require-hashes -r .venv/uv.txt
    else
        say "$python has neither ensurepip nor pip, and there is no uv, so nothing can be installed."
        say "Any one of these helps: 'apt install python3-venv' as root, uv in the PATH, or PYTHON=/another/python3."
        exit 1
    fi
}

# A venv knows its own place: a moved checkout or an interrupted set-up starts anew.
if ! .venv/bin/python -c 'import sys' 2>/dev/null || ! .venv/bin/uv --version > /dev/null 2>&1; then
    make_venv
fi
say "installing $(grep -c '^[a-z0-9].*==' requirements.lock) packages of requirements.lock"
.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
# The build backend is in the lock, so that nothing is fetched without a hash.
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
say "done"
