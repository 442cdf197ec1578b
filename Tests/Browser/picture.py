"""docs/images/report.png: the top of experiments/digits' report, as the README shows it.

    picture.py TOOL
"""

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from make_pages import ROOT, Maker  # noqa: E402

LIMIT = 200_000
target = ROOT / "docs" / "images" / "report.png"

with tempfile.TemporaryDirectory() as folder:
    maker = Maker(sys.argv[1], folder)
    maker.shipped("digits")
    raw = Path(folder) / "raw.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1240, "height": 1000}, device_scale_factor=1.5)
        page.goto((Path(folder) / "results" / "digits" / "report.html").as_uri())
        page.add_style_tag(content=".theme{display:none!important}")
        page.screenshot(path=raw)
        browser.close()
    # 128 colours are enough for flat areas, and a fifth of the size.
    picture = Image.open(raw).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.save(target, optimize=True)

size = target.stat().st_size
print(f"{target.relative_to(ROOT)}: {size} bytes")
if size > LIMIT:
    raise SystemExit(f"more than {LIMIT} bytes")
