"""``python -m app``: the same as the installed ``motcua``, and the built program's entry."""

import multiprocessing
import sys

from app.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
