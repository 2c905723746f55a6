"""The sample company, served by `deskside demo` in a process of its own."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

START_LIMIT_SECONDS = 180
STOP_LIMIT_SECONDS = 20

_ADDRESS = re.compile(r"(http://\S+)/desk\b")
_KEY = re.compile(r"(dsk_\S+)")


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo: where it answers, and its administrator's key."""

    url: str
    admin_key: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a browser writes them."""
        return self.url.rstrip("/")

    def key_for(self, person_id: str) -> str:
        """A new key for one of the sample company's people."""
        asked = self.call(self.admin_key, "POST", "/v1/keys", {"person": person_id, "name": "end-to-end test"})
        return str(asked.json()["key"])

    def call(
        self, key: str, method: str, path: str, body: object = None, idempotency_key: str | None = None
    ) -> httpx.Response:
        """One request that must succeed."""
        headers = {"Authorization": f"Bearer {key}"}
        if idempotency_key is not None:
            headers["Idempotency-Key"] = idempotency_key
        response = httpx.request(method, self.url + path, headers=headers, json=body, timeout=60, trust_env=False)
        response.raise_for_status()
        return response


@contextmanager
def run_demo(folder: Path) -> Iterator[Demo]:
    """Starts the demo over an empty folder and stops it afterwards. Raises AssertionError when it does not start."""
    command = [str(Path(sys.executable).with_name("deskside")), "demo", "--port", "0", "--data", str(folder / "data")]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DESKSIDE_")}
    complaints = folder / "stderr.txt"
    with (
        complaints.open("w") as stderr,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True, env=surroundings) as process,
    ):
        try:
            yield _wait_until_ready(process, complaints)
        finally:
            _stop(process)


def _wait_until_ready(process: "subprocess.Popen[str]", complaints: Path) -> Demo:
    """Reads what the demo says until it has said where it is; the administrator's key is its last word."""
    impatience = threading.Timer(START_LIMIT_SECONDS, process.kill)
    impatience.start()
    said = ""
    try:
        assert process.stdout is not None
        for line in process.stdout:
            said += line
            if "key" in line and (key := _KEY.search(line)):
                address = _ADDRESS.search(said)
                assert address, said
                demo = Demo(address[1], key[1])
                # The socket already listens, so this waits for the application behind it.
                demo.call(demo.admin_key, "GET", "/v1/me")
                return demo
    finally:
        impatience.cancel()
    raise AssertionError(f"`deskside demo` did not start.\n{said}\n{complaints.read_text()}")


def _stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(STOP_LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
