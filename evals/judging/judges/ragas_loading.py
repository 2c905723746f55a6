"""What has to be done before ragas is loaded, which takes seconds and therefore waits until it is needed."""

import importlib.util
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version

_DO_NOT_TRACK = "RAGAS_DO_NOT_TRACK"


def is_ragas_installed() -> bool:
    """Whether it can be loaded; found out without loading it."""
    return all(importlib.util.find_spec(name) is not None for name in ("ragas", "langchain"))


def ragas_version() -> str:
    """Its version, without loading it."""
    return version("ragas")


@contextmanager
def loading_ragas() -> Iterator[None]:
    """Import ragas within this: it must not report home, and warns of its own old parts as they are loaded."""
    os.environ[_DO_NOT_TRACK] = "true"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
