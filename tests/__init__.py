"""The tests: a mirror of ``app``, journeys through it, and benchmarks."""

import os
import sys

# Also where nobody wants Python to keep what it compiled: otherwise each of the many processes
# that tests start compiles the whole program, which takes most of its time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
