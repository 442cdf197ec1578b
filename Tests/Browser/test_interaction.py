"""What pages do: hover, focus, click, keys, sorting, filtering, the address's fragment, the colours' switch."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from browser import PAGES, BrowserTestCase, report  # noqa: E402


class Selection(BrowserTestCase):
    def test_hover_shows_exact_values_and_highlights_everywhere(self):
        page = self.open(report("digits"))
        mark = page.locator("[data-figure=answer] .drawing.wide [data-point]").nth(5)
        point = mark.get_attribute("data-point")
        mark.hover()
        text = page.locator(".tooltip").inner_text()
        for words in ("validation accuracy 0.", "sd over 5 seeds", "95 % interval over seeds", "exactly 0.", "rank "):
            self.assertIn(words, text)
        highlighted = page.locator(f".is-hover[data-point='{point}']")
        self.assertGreaterEqual(highlighted.count(), 3, "heat map, curves and table")
        self.assertEqual(page.locator(f".is-hover:not([data-point='{point}'])").count(), 0)

    def test_click_pins_escape_lets_go_and_the_fragment_keeps_it(self):
        page = self.open(report("digits"))
        page.locator("[data-figure=answer] .drawing.wide [data-point='4']").click()
        self.assertTrue(page.url.endswith("#point=4"))
        self.assertIn("Point 4", page.locator(".selection").inner_text())
        self.assertGreaterEqual(page.locator(".is-selected[data-point='4']").count(), 3)
        page.keyboard.press("Escape")
        self.assertFalse(page.locator(".selection").is_visible())
        self.assertNotIn("point", page.url)

    def test_the_curve_of_a_selected_point_stands_out(self):
        page = self.open(report("digits"), "#point=10")
        curve = "[data-figure=curves] .drawing.wide [data-point='{}'] path[fill=none]:not(.target-line)"
        width = "element => getComputedStyle(element).strokeWidth"
        self.assertEqual(page.locator(curve.format(10)).first.evaluate(width), "2.5px")
        self.assertNotEqual(page.locator(curve.format(11)).first.evaluate(width), "2.5px")

    def test_a_link_shows_what_was_selected(self):
        page = self.open(report("digits"), "#point=7")
        self.assertIn("Point 7", page.locator(".selection").inner_text())
        self.assertIn("is-selected", page.locator(".points tr[data-point='7']").get_attribute("class"))

    def test_fragments_that_name_nothing_do_nothing(self):
        for fragment in ("#point=999", "#point=<b>", "#experiment=9&point=1", "#nothing"):
            page = self.open(report("digits"), fragment)
            self.assertFalse(page.locator(".selection").is_visible(), fragment)

    def test_the_second_experiment_of_a_page_has_a_fragment_of_its_own(self):
        page = self.open(PAGES / "several.html")
        page.locator("#experiment-1 .points tr[data-point='2']").click()
        self.assertTrue(page.url.endswith("#point=2&experiment=1"))

    def test_keys_reach_every_mark_of_a_figure(self):
        page = self.open(report("digits"))
        first = page.locator("[data-figure=answer] .drawing.wide [tabindex='0']").first
        first.focus()
        self.assertTrue(page.locator(".tooltip").is_visible(), "focus shows the values")
        start = page.evaluate("document.activeElement.dataset.point")
        page.keyboard.press("ArrowRight")
        self.assertNotEqual(page.evaluate("document.activeElement.dataset.point"), start)
        page.keyboard.press("Enter")
        self.assertTrue(page.locator(".selection").is_visible())

    def test_keys_go_through_the_table(self):
        page = self.open(report("digits"))
        page.locator(".points .pin[tabindex='0']").focus()
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        row = page.evaluate("document.activeElement.closest('tr').rowIndex")
        self.assertEqual(row, 4)
        page.keyboard.press("Enter")
        self.assertTrue(page.locator(".selection").is_visible())

    def test_show_in_table_finds_a_row_far_down(self):
        page = self.open(report("six-axes"), "#point=0")
        page.locator(".selection button", has_text="Show in table").click()
        self.assertTrue(page.locator(".points tr[data-point='0']").is_visible())


class Sorting(BrowserTestCase):
    def column(self, page, name):
        return page.locator(f".points tbody td.{name}").all_inner_texts()

    def test_numbers_are_ordered_by_value(self):
        page = self.open(report("digits"))
        page.locator("th[data-sort=axis1] button").click()
        values = [float(text) for text in page.locator(".points tbody td:nth-child(4)").all_inner_texts()]
        self.assertEqual(values, sorted(values))
        page.locator("th[data-sort=axis1] button").click()
        values = [float(text) for text in page.locator(".points tbody td:nth-child(4)").all_inner_texts()]
        self.assertEqual(values, sorted(values, reverse=True))
        self.assertEqual(page.locator("th[data-sort=axis1]").get_attribute("aria-sort"), "descending")

    def test_missing_values_are_last_in_both_directions(self):
        for name in ("regression", "interrupted"):
            page = self.open(report(name))
            for _ in range(2):
                page.locator("th[data-sort=value] button").click()
                self.assertEqual(self.column(page, "value")[-1], "–", name)
                self.assertNotEqual(self.column(page, "value")[0], "–", name)


class Filtering(BrowserTestCase):
    def test_words_choose_rows_and_fade_marks(self):
        page = self.open(report("digits"))
        page.locator(".controls input[type=search]").fill("[64, 16, 10] 0.1")
        self.assertEqual(page.locator(".points tbody tr").count(), 1)
        self.assertEqual(page.locator(".controls output").inner_text(), "1 of 14 points")
        faded = page.locator("[data-figure=answer] .drawing.wide .is-out").count()
        self.assertEqual(faded, 13)
        page.locator(".controls input[type=search]").fill("")
        self.assertEqual(page.locator(".points tbody tr").count(), 14)

    def test_an_axis_chooses_rows(self):
        page = self.open(report("digits"))
        page.locator(".controls select").nth(0).select_option(label="[64, 32, 10]")
        self.assertEqual(page.locator(".points tbody tr").count(), 5)

    def test_only_those_not_distinguishable(self):
        page = self.open(report("digits"))
        page.locator(".controls input[type=checkbox]").check()
        self.assertEqual(page.locator(".points tbody tr").count(), 9)

    def test_nothing_found_is_said(self):
        page = self.open(report("digits"))
        page.locator(".controls input[type=search]").fill("nothing like it")
        self.assertEqual(page.locator(".controls output").inner_text(), "0 of 14 points")


class LongTables(BrowserTestCase):
    def test_only_rows_in_view_are_in_the_page(self):
        page = self.open(report("six-axes"))
        self.assertLess(page.locator(".points tbody tr").count(), 80)
        page.locator(".points .scroll").evaluate("element => element.scrollTop = element.scrollHeight")
        page.wait_for_function("document.querySelector('.points tbody').innerText.includes('3888') || "
                               "[...document.querySelectorAll('.points tbody tr[data-point]')].length > 0")
        page.wait_for_timeout(100)
        last = page.locator(".points tbody tr[data-point]").last
        self.assertTrue(last.is_visible())
        first = page.locator(".points tbody tr[data-point]").first.inner_text()
        self.assertNotIn("0.9667", first, "the worst points are at the end")

    def test_sorting_and_filtering_reach_all_points(self):
        page = self.open(report("six-axes"))
        page.locator(".controls select").nth(1).select_option(label="relu")
        self.assertEqual(page.locator(".controls output").inner_text(), "1,296 of 3,888 points")
        page.locator("th[data-sort=value] button").click()
        texts = page.locator(".points tbody td.value").all_inner_texts()
        values = [float(text) for text in texts if text != "–"]
        self.assertEqual(values, sorted(values))


class Colours(BrowserTestCase):
    def test_the_switch_changes_the_scheme(self):
        page = self.open(report("digits"), color_scheme="light")
        background = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.evaluate(background)
        page.locator(".theme").click()
        self.assertNotEqual(page.evaluate(background), light)
        self.assertEqual(page.locator(".theme").inner_text(), "Light colours")
        page.locator(".theme").click()
        self.assertEqual(page.evaluate(background), light)


if __name__ == "__main__":
    unittest.main()
