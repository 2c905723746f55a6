"""The inside of the sandbox: a process that reads one file after another and can do nothing else.

A request is a line of JSON (`name`, `size`) and the file's bytes; a reply is its length in eight bytes and JSON.
"""

import importlib
import json
import logging
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ingest.index.documents import ParsedDocument
from ingest.index.errors import DesksideError, LimitExceeded, MalformedFile
from ingest.sandbox_guard import SandboxViolationError, lock_down
from ingest.sandbox_reply import encode_document, encode_error

Reader = Callable[[bytes, str], ParsedDocument]


def work(reader: str, scratch: Path, address_bytes: int, requests: BinaryIO, replies: BinaryIO) -> None:
    """Read files until there are no more requests; `reader` is `module:function`."""
    module, _, function = reader.partition(":")
    read: Reader = getattr(importlib.import_module(module), function)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    lock_down(scratch, address_bytes)
    while line := requests.readline():
        asked = json.loads(line)
        reply = _answer(read, requests.read(int(asked["size"])), str(asked["name"]))
        replies.write(len(reply).to_bytes(8, "big") + reply)
        replies.flush()


def _answer(read: Reader, data: bytes, name: str) -> bytes:
    try:
        return encode_document(read(data, name))
    except DesksideError as error:
        return encode_error(error)
    except MemoryError:
        return encode_error(LimitExceeded(f"{name} takes more memory than one file may; split it into smaller files."))
    except RecursionError:
        return encode_error(MalformedFile(f"{name} is nested too deeply to be read; save it anew in a simpler form."))
    except SandboxViolationError as error:
        return encode_error(
            MalformedFile(f"{name} made its reader reach for what it may not have ({error}); do not trust this file.")
        )
    except Exception as error:  # noqa: BLE001 - the outermost edge: whatever a library makes of a broken file
        return encode_error(
            MalformedFile(
                f"{name} is damaged and could not be read ({type(error).__name__}: {str(error)[:200]}); open it in the "
                "program that made it, save it anew and upload that."
            )
        )


if __name__ == "__main__":
    with os.fdopen(int(sys.argv[4]), "wb") as outlet:
        work(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.stdin.buffer, outlet)
