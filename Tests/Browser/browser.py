"""A browser for the tests: pages from disk, nothing said on the console, nothing asked of a network."""

import os
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = Path(__file__).resolve().parents[2] / ".build-browser" / "pages"
SHOTS = PAGES.parent / "screenshots"


def report(name):
    return PAGES / "results" / name / "report.html"


ALL_PAGES = [
    *(report(n) for n in ["digits", "optimizers", "iris", "one-run", "diverged", "interrupted", "datasets",
                          "regression", "hostile", "six-axes", "mistakes", "hostile-mistakes", "two-targets"]),
    PAGES / "several.html",
    PAGES / "check.html",
]


class BrowserTestCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        cls.addClassCleanup(cls.playwright.stop)
        cls.addClassCleanup(cls.browser.close)

    def open(self, path, fragment="", width=1400, height=900, **context):
        """The page; its console and its requests are checked when the test ends."""
        own = self.browser.new_context(viewport={"width": width, "height": height}, **context)
        self.addCleanup(own.close)
        page = own.new_page()
        said, asked = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        url = path.as_uri()
        page.goto(url + fragment)
        self.addCleanup(lambda: self.assertEqual(said, [], f"console of {path}"))
        self.addCleanup(lambda: self.assertEqual([u for u in asked if u.split("#")[0] != url], [], f"requests of {path}"))
        return page
