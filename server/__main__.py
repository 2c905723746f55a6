"""The command `deskside`: the one place that reads the environment and exits."""

import os
import sys

from ingest.index.errors import DesksideError
from server.commands.group import deskside


def main() -> None:
    """Run a command; every option can also be set as `DESKSIDE_<COMMAND>_<OPTION>` or, for all, `DESKSIDE_DATA`."""
    # One product of a matrix with a question is too little to share: threads that wait for the next cost a core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        deskside(auto_envvar_prefix="DESKSIDE")
    except DesksideError as error:
        print(f"deskside: {error}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
