"""The browser that the tests of pages stand on opens a page, shapes Arabic and Cyrillic, and reports a page's errors."""

from typing import Any

import pytest

PAGE = """<!doctype html><html lang="en"><title>détente</title><body>
<p id="ar" lang="ar" dir="rtl">وقف إطلاق النار</p><p id="ru" lang="ru">прекращение огня</p></body></html>"""


@pytest.mark.browser
@pytest.mark.slow
def test_a_page_in_three_scripts_is_drawn(page: Any) -> None:
    page.set_content(PAGE)
    assert page.title() == "détente"
    for name in ("ar", "ru"):
        box = page.locator(f"#{name}").bounding_box()
        assert box is not None
        assert box["height"] > 10
