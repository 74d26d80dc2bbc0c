"""The reading room: the report on this machine, to read only; nothing else can be had from it."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.desk.reading import POLICY, reading_room
from detente.errors import InputError

REPORT = "<!doctype html><title>تقرير</title>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "process" / "out"
    (out / "tables").mkdir(parents=True)
    (out / "report.html").write_text(REPORT, encoding="utf8")
    (out / "tables" / "incidents.csv").write_text("a\n", encoding="utf8")
    (tmp_path / "process" / "process.toml").write_text("id = 'secret'", encoding="utf8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf8")
    return tmp_path / "process"


@pytest.fixture
def room(folder: Path) -> Iterator[tuple[str, int]]:
    server = reading_room(folder, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_address[0], server.server_address[1]  # type: ignore[misc]
    server.shutdown()
    server.server_close()
    thread.join()


def ask(room: tuple[str, int], path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
    talk = http.client.HTTPConnection(*room, timeout=5)
    talk.putrequest(method, path, skip_accept_encoding=True)
    talk.endheaders()
    answer = talk.getresponse()
    body = answer.read().decode("utf8", "replace")
    headers = {name.lower(): value for name, value in answer.getheaders()}
    talk.close()
    return answer.status, headers, body


@pytest.mark.parametrize("path", ["/", "/index.html", "/report.html"])
def test_the_report_is_at_the_door(room: tuple[str, int], path: str) -> None:
    status, headers, body = ask(room, path)
    assert (status, body) == (200, REPORT)
    assert headers["content-type"].startswith("text/html")


def test_only_this_machine_is_served(room: tuple[str, int]) -> None:
    assert room[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/tables/incidents.csv", 200), ("/nothing", 404), ("/tables/", 404)]
)
def test_every_answer_carries_the_policy(room: tuple[str, int], path: str, status: int) -> None:
    found, headers, _ = ask(room, path)
    assert found == status
    assert headers["content-security-policy"] == POLICY
    assert "default-src 'none'" in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/../process.toml", "/../../secret.txt", "/%2e%2e/process.toml", "/..%2fprocess.toml", "/tables/../../process.toml",
        "//etc/passwd", "/%2fetc/passwd", "/..\\process.toml", "/....//process.toml", "/%252e%252e/process.toml",
        "/report.html/../../process.toml", "/.%00./process.toml",
    ],
)  # fmt: skip
def test_nothing_outside_can_be_had(room: tuple[str, int], path: str) -> None:
    status, _, body = ask(room, path)
    assert status in (301, 400, 404)
    assert "secret" not in body
    assert "root:" not in body


@pytest.mark.parametrize("path", ["/tables/", "/tables", "/./", "/tables/."])
def test_nothing_is_listed(room: tuple[str, int], path: str) -> None:
    status, _, body = ask(room, path)
    assert status in (301, 404)
    assert "incidents.csv" not in body


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, room: tuple[str, int]) -> None:
    (folder / "out" / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "out" / "up").symlink_to(folder)
    assert ask(room, "/link.txt")[0] == 404
    assert ask(room, "/up/process.toml")[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(folder: Path, room: tuple[str, int], method: str) -> None:
    assert ask(room, "/report.html", method)[0] == 501
    assert (folder / "out" / "report.html").read_text(encoding="utf8") == REPORT


def test_headers_alone(room: tuple[str, int]) -> None:
    status, headers, body = ask(room, "/", "HEAD")
    assert (status, body) == (200, "")
    assert headers["content-security-policy"] == POLICY


def test_nobody_s_reading_is_written_down(room: tuple[str, int], capfd: pytest.CaptureFixture[str]) -> None:
    ask(room, "/")
    ask(room, "/nothing")
    assert capfd.readouterr() == ("", "")


def test_a_new_report_is_served_at_once(folder: Path, room: tuple[str, int]) -> None:
    (folder / "out").rename(folder / "old")
    (folder / "out").mkdir()
    (folder / "out" / "report.html").write_text("new", encoding="utf8")
    assert ask(room, "/")[2] == "new"


def test_without_a_report_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"make it with 'detente report {tmp_path}'".replace("m", "[mM]", 1)):
        reading_room(tmp_path)


def test_a_taken_port_is_a_fault_with_its_remedy(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(InputError, match="--port"):
            reading_room(folder, taken.getsockname()[1])
