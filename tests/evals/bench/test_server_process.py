"""A server is waited for, and stopped."""

import sys
from pathlib import Path

import httpx2
import pytest

from evals.bench.server_process import serving
from evals.errors import SubjectError

_SERVER = """
import http.server, sys
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""


def test_a_server_is_ready_inside_and_gone_outside(tmp_path: Path) -> None:
    with serving(lambda port: [sys.executable, "-c", _SERVER, str(port)], tmp_path / "log") as server:
        assert server.start_seconds > 0
        assert server.tree.rss_bytes() > 0
        assert server.tree.cpu_seconds() > 0
    assert server.tree.rss_bytes() == 0
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(server.url, trust_env=False)


def test_a_server_that_ends_at_once_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no index here')"]
    with pytest.raises(SubjectError, match="no index here"), serving(lambda port: command, tmp_path / "log"):
        pass
