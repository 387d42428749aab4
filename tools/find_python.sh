#!/bin/sh
# Prints a Python this project runs on: $PYTHON if set, else the best of PATH and pyenv.
# pytest-examples needs 3.12 or later, hence the order.
works() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}
if [ -n "$PYTHON" ]; then
    works "$PYTHON" && { echo "$PYTHON"; exit 0; }
    echo "PYTHON=$PYTHON is not a Python 3.11 to 3.14 with venv." >&2
    exit 1
fi
for version in 3.13 3.12 3.14 3.11; do
    for python in "python$version" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/$version.*/bin/python; do
        works "$python" && { echo "$python"; exit 0; }
    done
done
for python in python3 python; do
    works "$python" && { echo "$python"; exit 0; }
done
echo "No Python 3.11 to 3.14 with the venv module was found." >&2
echo "  The site is built and its samples are run with Python." >&2
echo "  Install one (on Debian: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python serve" >&2
exit 1
