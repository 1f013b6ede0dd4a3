#!/bin/sh
# pyarrow 26.0.1: an array made of a list of Python's loads pandas where that is installed.
#
# To tell whether the values are a Series, pyarrow.array imports pandas, also where they are a list and
# the type is named. A program that never uses pandas pays for it in time and memory, and one that
# measures where pandas is not installed does not see it. An array made of a buffer loads nothing.
#
# Output seen (numbers differ by machine):
#   from a buffer   pandas loaded: False
#   from a list     pandas loaded: True, 0.2 s and 56 MB more
# Exits with 1 if either is otherwise.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyarrow==26.0.1 pandas==3.1.1
"$place/venv/bin/python" - <<'EOF'
import resource
import sys
import time
from array import array

import pyarrow

buffer = pyarrow.py_buffer(array("i", [1, 2, 3]))
numbers = pyarrow.Array.from_buffers(pyarrow.int32(), 3, [None, buffer])
from_buffer = "pandas" in sys.modules
print("from a buffer   pandas loaded:", from_buffer)
started, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
same = pyarrow.array([1, 2, 3], pyarrow.int32()) == numbers
seconds = time.process_time() - started
more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
from_list = "pandas" in sys.modules
print(f"from a list     pandas loaded: {from_list}, {seconds:.1f} s and {more:.0f} MB more")
sys.exit(not same or from_buffer or not from_list)
EOF
