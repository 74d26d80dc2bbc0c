"""The founding report as a reader meets it: in Chromium, wide and narrow, from the reading room and from a file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.bulletin.round import work
from detente.desk.reading import reading_room
from detente.store.example import copy_example
from detente.store.folder import read_folder
from detente.store.out import files_of, write_out

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = copy_example("syria-2018", tmp_path_factory.mktemp("pages") / "syria-2018")
    write_out(path, files_of(work(read_folder(path))))
    return path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    server = reading_room(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["report.html", "brief.html"])
def test_nothing_overflows_and_nothing_is_fetched(page: Any, folder: Path, width: int, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / "out" / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.locator("h1").count() == 1


def test_the_reading_room_serves_the_report_to_read(page: Any, address: str) -> None:
    answer = page.goto(address)
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    headings = page.locator("h2").all_text_contents()
    assert headings[:2] == ["Contents", "Morning brief"]
    for title in (
        "Zones and incidents",
        "Rival counts",
        "What could not be told, and why",
        "Sources and licences",
    ):
        assert title in headings
    assert page.locator("svg[role=img]").count() >= 4


def test_every_claim_of_the_brief_leads_to_its_card(page: Any, address: str) -> None:
    page.goto(address)
    targets = page.eval_on_selector_all(
        "#brief a[href^='#claim-']", "links => links.map(a => a.getAttribute('href'))"
    )
    assert len(targets) >= 5
    for target in targets:
        assert page.locator(f"[id='{target[1:]}']").count() == 1


def test_the_page_reads_without_script(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_role("heading", name="Incidents against the terms").is_visible()
    assert "international humanitarian law protects civilians always" in page.content()
    context.close()
