"""The pictures of the documentation, taken of the founding case's report in Chromium.

``python docs/pictures.py FOLDER`` (a folder that ``detente demo`` made) writes docs/images/report-1280.png and
report-390.png, and one of each section named below. Run it after a change of the pages, and look at them.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parent / "images"
SECTIONS = ("claims", "zones", "violence")
HEIGHT = {1280: 1400, 390: 1400}
FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


def main(folder: str) -> None:
    """Take every picture."""
    report = (Path(folder) / "out" / "report.html").resolve().as_uri()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for width, height in HEIGHT.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(report)
            page.screenshot(path=IMAGES / f"report-{width}.png")
            for name in SECTIONS:
                page.locator(f"#{name}").scroll_into_view_if_needed()
                page.evaluate(f"document.getElementById('{name}').scrollIntoView()")
                page.screenshot(path=IMAGES / f"{name}-{width}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
