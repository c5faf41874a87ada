"""Take the pictures of the demo's page for the README: `python docs/view_pictures.py [PAGE]`.

Needs playwright and Chromium, and `exports/` as `make demo` writes it, or another page.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

DOCS = Path(__file__).parent
PAGE = DOCS.parent / "exports" / "pyongyang-2024.html"
SIZES = {
    "view.png": {"viewport": {"width": 1440, "height": 900}},
    "view-phone.png": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}


def main() -> None:
    """Write a picture for each size."""
    from playwright.sync_api import sync_playwright

    source = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PAGE
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, context in SIZES.items():
            page = browser.new_page(**context)
            page.goto(source.as_uri())
            page.wait_for_function("() => Labels.placed() !== null")
            page.wait_for_timeout(300)
            page.screenshot(path=DOCS / name)
        browser.close()


if __name__ == "__main__":
    main()
