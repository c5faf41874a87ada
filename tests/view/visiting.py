"""An open page in headless Chromium, with everything that it asked for and complained of."""

from __future__ import annotations

import shutil
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


class Visit:
    """An open page with everything that it asked for and complained of."""

    def __init__(self, browser, file: Path, fragment: str = "", **context: object) -> None:
        self.context = browser.new_context(
            **({"viewport": {"width": 1440, "height": 900}} | context)
        )
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"{file.as_uri()}#{fragment}")

    def ask(self, script: str, argument: object = None):
        return self.page.evaluate(script, argument)

    def drawn(self) -> set[str]:
        return set(
            self.ask(
                "() => Object.values(Drawing.network.body.edges)"
                ".filter((e) => !e.options.hidden).map((e) => e.id)"
            )
        )

    def click_line(self, line: str, along: float = 0.5) -> None:
        box = self.page.locator("#canvas").bounding_box()
        spot = self.ask(
            "([id, t]) => Drawing.network.canvasToDOM("
            "Drawing.network.body.edges[id].edgeType.getPoint(t))",
            [line, along],
        )
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])

    def click_actor(self, code: str) -> None:
        box = self.page.locator("#canvas").bounding_box()
        spot = self.ask(
            "(id) => Drawing.network.canvasToDOM(Drawing.network.getPosition(id))", code
        )
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])

    def cards(self) -> list[str]:
        return self.ask("() => [...document.querySelectorAll('.card')].map((c) => c.dataset.claim)")

    def status(self) -> str:
        return self.page.locator("#status").inner_text()
