"""What pages say and how they look: every page, every width, both colour schemes, print, no script."""

import csv
import json
import re
import sys
import unittest
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

sys.path.insert(0, str(Path(__file__).parent))
from browser import ALL_PAGES, PAGES, SHOTS, BrowserTestCase, report  # noqa: E402


class EveryPage(BrowserTestCase):
    def test_is_silent_asks_for_nothing_and_fits_every_width(self):
        SHOTS.mkdir(parents=True, exist_ok=True)
        for path in ALL_PAGES:
            name = path.parent.name if path.name == "report.html" else path.stem
            for width in (400, 900, 1400):
                for scheme in ("light", "dark"):
                    with self.subTest(name, width=width, scheme=scheme):
                        page = self.open(path, width=width, color_scheme=scheme)
                        wide = page.evaluate("document.documentElement.scrollWidth")
                        self.assertLessEqual(wide, width, "the page scrolls sideways")
                        page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
                        page.close()

    def test_is_accessible(self):
        for path in ALL_PAGES:
            for scheme in ("light", "dark"):
                with self.subTest(path.parent.name + "/" + path.name, scheme=scheme):
                    page = self.open(path, color_scheme=scheme)
                    found = Axe().run(page)
                    self.assertEqual(found.violations_count, 0, found.generate_report())
                    page.close()

    def test_is_whole_without_scripts(self):
        for path in ALL_PAGES:
            with self.subTest(path.parent.name + "/" + path.name):
                page = self.open(path, java_script_enabled=False)
                self.assertGreater(page.locator("h1").count(), 0)
                self.assertEqual(page.locator("button, input, select").count(), 0, "controls that do nothing")
                page.close()

    def test_loads_within_a_second(self):
        for path in ALL_PAGES:
            with self.subTest(path.parent.name):
                page = self.open(path)
                timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                self.assertLess(timing, 3000, "milliseconds; a second where nothing else runs")
                self.assertLess(path.stat().st_size, 3_000_000)
                page.close()

    def test_data_are_strict_json_and_hold_no_tag(self):
        block = re.compile(r'<script class="data" type="application/json">(.*?)</script>', re.DOTALL)

        def refuse(text):
            raise ValueError(f"{text} is not JSON")

        for path in ALL_PAGES:
            for text in block.findall(path.read_text(encoding="utf-8")):
                self.assertNotIn("<", text)
                data = json.loads(text, parse_constant=refuse)
                self.assertEqual(len({len(data[key]) for key in ("point", "rank", "value", "text", "standing")}), 1)

    def test_holds_no_host_and_no_time(self):
        host = Path("/etc/hostname").read_text().strip()
        for path in ALL_PAGES:
            text = path.read_text(encoding="utf-8")
            self.assertNotIn(str(PAGES), text)
            if len(host) > 6:
                self.assertNotIn(host, text)
            self.assertIsNone(re.search(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text))

    def test_prints_black_on_white_without_controls(self):
        for name in ("digits", "six-axes", "hostile"):
            page = self.open(report(name), color_scheme="dark", fragment="#point=3")
            page.emulate_media(media="print")
            self.assertFalse(page.locator(".theme").is_visible())
            self.assertFalse(page.locator(".controls").first.is_visible())
            self.assertEqual(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"), "rgb(255, 255, 255)")
            self.assertTrue(page.locator(".selection").is_visible(), "the selection is kept")
            page.pdf(path=SHOTS / f"{name}.pdf", format="A4")


class Answers(BrowserTestCase):
    def test_the_answer_is_on_the_first_screen(self):
        page = self.open(report("digits"))
        box = page.locator(".answer .value").bounding_box()
        self.assertLess(box["y"] + box["height"], 300)
        figure = page.locator("[data-figure=answer] svg:visible").bounding_box()
        self.assertLess(figure["y"] + figure["height"], 900)
        self.assertIn("[64, 32, 10]", page.locator(".answer .best").inner_text())
        self.assertIn("0.9756", page.locator(".answer .value").inner_text())

    def test_sentences_say_how_sure_it_is(self):
        text = self.open(report("digits")).locator(".sentences").all_inner_texts()
        whole = "\n".join(text)
        for words in ("standard deviation over 5 seeds", "(seeds)", "(seeds and samples)",
                      "cannot be distinguished from it", "constant answer", "optimistic", "Met: expected test accuracy"):
            self.assertIn(words, whole)

    def test_one_run_says_that_chance_is_unknown(self):
        self.assertIn("One seed", self.open(report("one-run")).locator(".sentences").first.inner_text())

    def test_all_diverged_says_so(self):
        page = self.open(report("diverged"))
        self.assertIn("All 10 trained runs diverged", page.locator("p.answer").inner_text())
        self.assertIn("diverged", page.locator("[data-figure=answer]").inner_text())

    def test_an_interrupted_sweep_says_what_is_missing_and_how_to_go_on(self):
        text = self.open(report("interrupted")).locator(".warning").inner_text()
        self.assertIn("8 runs of 12 not trained yet", text)
        self.assertIn("etalon run interrupted.yaml", text)

    def test_the_most_confident_mistakes_are_shown_with_their_rows(self):
        page = self.open(report("mistakes"))
        section = page.locator("section.samples")
        self.assertEqual(section.locator("h2").inner_text(), "Most confident mistakes")
        rows = section.locator("tbody tr").all()
        self.assertGreater(len(rows), 2)
        cells = [row.locator("td").all_inner_texts() for row in rows]
        for row, target, prediction, own, other in cells:
            self.assertNotEqual(target, prediction)
            self.assertGreater(float(own), float(other))
            self.assertGreaterEqual(int(row), 1)
        self.assertEqual([row[3] for row in cells], sorted((row[3] for row in cells), reverse=True))
        # The numbers are those of the file that the section names.
        name = re.search(r"predictions/\w+\.test\.csv", section.inner_text()).group()
        with open(report("mistakes").parent / name, newline="", encoding="utf-8") as file:
            samples = {line["row"]: line for line in csv.DictReader(file)}
        wrong = [line for line in samples.values() if line["prediction"] != line["class"]]
        self.assertIn(f"{len(wrong)} of {len(samples)} test samples", section.inner_text())
        for row, target, prediction, own, other in cells:
            line = samples[row]
            self.assertEqual((line["class"], line["prediction"]), (target, prediction))
            self.assertAlmostEqual(float(line[f"probability({prediction})"]), float(own), delta=0.00005001)
            self.assertAlmostEqual(float(line[f"probability({target})"]), float(other), delta=0.00005001)

    def test_the_largest_residuals_are_shown_with_their_distribution(self):
        page = self.open(report("regression"))
        self.assertTrue(page.locator("[data-figure=residuals] svg:visible").is_visible())
        rows = page.locator("section.samples tbody tr").all()
        self.assertEqual(len(rows), 20)
        values = []
        for row in rows:
            _, target, prediction, residual = (
                cell.replace("\u2212", "-").replace(",", "") for cell in row.locator("td").all_inner_texts())
            self.assertAlmostEqual(float(prediction) - float(target), float(residual), delta=0.02)
            values.append(abs(float(residual)))
        self.assertEqual(values, sorted(values, reverse=True))
        self.assertEqual(self.open(report("two-targets")).locator("[data-figure^=residuals-]").count(), 2)

    def test_a_page_without_predictions_says_how_to_get_them(self):
        text = self.open(report("digits")).locator("section.samples").inner_text()
        self.assertIn("predictions: test", text)
        self.assertIn("etalon predictions results/digits", text)

    def test_how_to_do_it_again_names_the_network(self):
        text = self.open(report("digits")).locator(".again").inner_text()
        self.assertIn("etalon network results/digits --output digits.safetensors", text)

    def test_diverged_points_are_counted_not_dropped(self):
        page = self.open(report("regression"))
        self.assertIn("5 runs diverged, at 1 point", page.locator(".warning").inner_text())
        self.assertIn("0 of 5", page.locator(".points tbody tr").last.inner_text())

    def test_conditions_are_answered_one_by_one(self):
        rows = self.open(report("datasets")).locator("table.conditions tbody tr")
        self.assertEqual(rows.count(), 3)
        self.assertIn("iris", rows.nth(0).inner_text())

    def test_several_experiments_stand_side_by_side(self):
        page = self.open(PAGES / "several.html")
        self.assertEqual(page.locator("article.experiment").count(), 2)
        page.locator(".overview a", has_text="iris").click()
        self.assertIn("experiment-1", page.url)

    def test_a_check_says_its_verdict_and_draws_every_point(self):
        page = self.open(PAGES / "check.html")
        self.assertIn("Failed", page.locator(".gate").inner_text())
        self.assertEqual(page.locator("[data-figure=change] .drawing.wide [tabindex]").count(), 3)

    def test_hostile_texts_are_texts(self):
        page = self.open(report("hostile"))
        self.assertEqual(page.locator("img").count(), 0)
        self.assertIn("</script><img src=x onerror=alert(1)>", page.locator(".description").inner_text())
        row = page.locator(".points tbody tr", has_text="onerror").first
        row.hover()
        self.assertIn("<img src=x", page.locator(".tooltip").inner_text())
        row.click()
        self.assertIn("<img src=x", page.locator(".selection").inner_text())
        self.assertEqual(page.locator("img, b, i").count(), 0)


if __name__ == "__main__":
    unittest.main()
