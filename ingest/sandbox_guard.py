"""What a worker gives up before it sees a file: the network, other files, other programs."""

import ctypes
import os
import resource
import sys
import sysconfig
from pathlib import Path

from ingest.sandbox_landlock import confine_files
from ingest.sandbox_limits import MEBIBYTE

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
    "socket.getnameinfo", "socket.sendto", "socket.sendmsg", "subprocess.Popen", "os.system", "os.exec", "os.fork",
    "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn", "os.kill", "signal.pthread_kill",
    "urllib.Request", "http.client.connect", "smtplib.connect", "ftplib.connect", "webbrowser.open", "sys.addaudithook",
)  # fmt: skip
_CHANGES = frozenset(
    "os.remove os.rename os.mkdir os.rmdir os.link os.symlink os.truncate os.chmod os.chown shutil.rmtree "
    "shutil.move shutil.copyfile tempfile.mkstemp tempfile.mkdtemp".split()
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_HARMLESS = ("/dev/null", "/dev/urandom", "/etc/mime.types", "/etc/localtime", "/usr/share/zoneinfo", "/proc/self")
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
_OPEN_FILES = 256


class SandboxViolationError(PermissionError):
    """Something inside the sandbox reached for what it may not have."""


def lock_down(scratch: Path, address_bytes: int) -> None:
    """Confine this process for good: `scratch` is the one folder it may write to, Python itself all it may read.

    Memory and the audit hook hold everywhere; the kernel's own confinement (a network of its own, Landlock) is added
    where the system permits it.
    """
    readable = tuple(dict.fromkeys(os.path.realpath(path) for path in (*_python_folders(), *_HARMLESS)))
    _limit_resources(address_bytes)
    _leave_network()
    confine_files((*readable, *_LIBRARIES), str(scratch))
    sys.addaudithook(_Hook(readable, os.path.realpath(scratch)))


def _python_folders() -> tuple[str, ...]:
    folders = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(Path(__file__).parent)}
    folders |= set(sysconfig.get_paths().values())
    folders |= {path for path in sys.path if path.endswith(("site-packages", "dist-packages", ".zip", "lib-dynload"))}
    return tuple(folder for folder in folders if folder not in {"", "/"})


def _limit_resources(address_bytes: int) -> None:
    for kind, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 64 * MEBIBYTE),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_AS, address_bytes),
    ):
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):  # macOS knows no address limit; the parent watches the resident size
            continue


def _leave_network() -> None:
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK) != 0:
        libc.unshare(_NEW_USER | _NEW_NETWORK)


class _Hook:
    def __init__(self, readable: tuple[str, ...], scratch: str) -> None:
        self._readable = tuple(path.rstrip("/") for path in readable)
        self._scratch = scratch

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            self._check_open(*arguments)
        elif event in _FORBIDDEN:
            raise SandboxViolationError(f"not allowed here: {event}")
        elif event in _CHANGES:
            self._check_change(event, arguments)
        elif event in {"os.listdir", "os.scandir"}:
            self._check_read(arguments[0] if arguments[0] is not None else ".")

    def _check_open(self, path: object, mode: object = None, flags: object = 0, *_: object) -> None:
        writes = isinstance(flags, int) and bool(flags & _WRITING)
        writes = writes or (isinstance(mode, str) and any(letter in mode for letter in "wax+"))
        if isinstance(path, int):
            return
        if writes and not self._is_under(path, (self._scratch, "/dev/null")):
            raise SandboxViolationError(f"not allowed here: writing {path!r}")
        if not writes:
            self._check_read(path)

    def _check_read(self, path: object) -> None:
        if not isinstance(path, int) and not self._is_under(path, (*self._readable, self._scratch)):
            raise SandboxViolationError(f"not allowed here: reading {path!r}")

    def _check_change(self, event: str, arguments: tuple[object, ...]) -> None:
        for path in arguments[:2]:
            if isinstance(path, str | bytes | os.PathLike) and not self._is_under(path, (self._scratch,)):
                raise SandboxViolationError(f"not allowed here: {event} {path!r}")

    @staticmethod
    def _is_under(path: object, folders: tuple[str, ...]) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        real = os.path.realpath(os.fsdecode(path))
        return any(real == folder or real.startswith(folder + os.sep) for folder in folders)
