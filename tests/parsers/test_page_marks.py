"""Ink that is no print: strokes, rings and figures by hand are found; rules, ticks and specks are not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.page_marks import Ink, Printed, cut_edges, dirt, is_tick, machine_lines, marks, without_lines

_DPI = 204
_FONT = ImageFont.load_default(28)


class _Sheet:
    """A page with one printed row per text, ruled below each."""

    def __init__(self, *rows: str) -> None:
        self.image = Image.new("L", (1200, 600), 255)
        self.draw = ImageDraw.Draw(self.image)
        self.words: list[Printed] = []
        for at, row in enumerate(rows):
            y, x = 100 + 70 * at, 150
            for text in row.split():
                box = self.draw.textbbox((x, y), text, font=_FONT)
                self.draw.text((x, y), text, 0, _FONT)
                self.words.append(Printed(text, (box[0] - 3, y - 2, box[2] + 3, y + 34), 990))
                x = box[2] + 90
            self.draw.line((120, y + 48, 1100, y + 48), fill=0, width=2)

    def found(self) -> list[Ink]:
        grey = np.asarray(self.image.point(lambda value: 255 if value > 140 else 0), dtype=np.uint8)
        return [one for one in marks(grey, _DPI, self.words)[0] if not one.small and not one.ticks]


@pytest.fixture
def sheet() -> _Sheet:
    return _Sheet("10 NW-1001 Mineralwasser 40 5,49", "20 NW-1006 Orangensaft 12 11,70", "30 NW-1444 Pils 44 4,44")


def test_print_and_rules_are_no_marks(sheet: _Sheet) -> None:
    for at in range(200):
        sheet.draw.point((at * 131 % 1200, at * 71 % 600), 0)
    assert sheet.found() == []


def test_a_line_through_a_row_strikes_it(sheet: _Sheet) -> None:
    sheet.draw.line((140, 188, 900, 184), fill=0, width=4)
    (stroke,) = sheet.found()
    assert stroke.strikes
    assert 170 < stroke.box[1] < stroke.box[3] < 204


def test_a_short_stroke_through_a_quantity_strikes_it(sheet: _Sheet) -> None:
    quantity = next(one for one in sheet.words if one.text == "12").box
    sheet.draw.line((quantity[0] - 8, quantity[1] + 18, quantity[2] + 8, quantity[1] + 17), fill=0, width=4)
    assert [one.strikes for one in sheet.found() if one.strikes] == [True]


def test_a_ring_around_a_number_and_a_figure_by_hand_are_marks(sheet: _Sheet) -> None:
    box = next(one for one in sheet.words if one.text == "40").box
    sheet.draw.ellipse((box[0] - 14, box[1] - 12, box[2] + 14, box[3] + 12), outline=0, width=4)
    sheet.draw.line([(1010, 170), (1040, 168), (1020, 215)], fill=0, width=4)
    found = sheet.found()
    assert any(one.box[1] < 100 for one in found)
    assert any(one.box[0] > 1000 for one in found)


def test_a_tick_is_no_mark_and_known_for_what_it_is(sheet: _Sheet) -> None:
    sheet.draw.line([(80, 116), (90, 132), (112, 98)], fill=0, width=4, joint="curve")
    assert sheet.found() == []
    grey = np.asarray(sheet.image, dtype=np.uint8)
    assert is_tick(grey, _DPI, (78, 96, 114, 134))
    assert not is_tick(grey, _DPI, next(one.box for one in sheet.words if one.text == "44"))


def test_letters_that_end_at_an_edge_tell_that_the_page_was_cut() -> None:
    image = Image.new("L", (900, 700), 255)
    draw = ImageDraw.Draw(image)
    for at in range(6):
        draw.text((-9, 60 + 90 * at), "Bestellung", 0, _FONT)
    grey = np.asarray(image, dtype=np.uint8)
    assert cut_edges(grey, _DPI) == {"left"}
    assert cut_edges(np.ascontiguousarray(grey[:, 20:] * 0 + 255), _DPI) == set()


def test_a_line_of_the_machine_is_taken_off_and_what_goes_on_at_both_sides_stays(sheet: _Sheet) -> None:
    before = np.asarray(sheet.image.point(lambda value: 255 if value > 140 else 0), dtype=np.uint8)
    sent = before.copy()
    sent[112:114] = 0
    assert machine_lines(before) == []
    assert machine_lines(sent) == [(112, 114)]
    clean, thick = (without_lines(sent, [(112, 114)], thick=one) for one in (False, True))
    both = (before[111] < 128) & (before[114] < 128)
    either = (before[111] < 128) | (before[114] < 128)
    assert np.array_equal(clean[112] < 128, both)
    assert np.array_equal(thick[112] < 128, either)
    assert both.any()
    assert np.array_equal(np.delete(clean, [112, 113], axis=0), np.delete(before, [112, 113], axis=0))


def test_rules_of_a_table_and_broad_bars_are_no_lines_of_the_machine(sheet: _Sheet) -> None:
    grey = np.asarray(sheet.image, dtype=np.uint8).copy()
    grey[300:320] = 0
    grey[0] = 0
    assert machine_lines(grey) == []


def test_what_rules_leave_of_a_ring_is_a_mark_though_the_words_frame_holds_it(sheet: _Sheet) -> None:
    at, word = next((at, one) for at, one in enumerate(sheet.words) if one.text == "12")
    x0, y0, x1, y1 = word.box
    sheet.words[at] = word._replace(box=(x0 - 10, y0 - 14, x1 + 10, y1 + 10))
    assert sheet.found() == []
    sheet.draw.arc((x0 - 8, y0 - 12, x1 + 9, y0 + 22), 200, 340, fill=0, width=4)
    assert sheet.found()


def test_dirt_is_told_by_its_specks() -> None:
    clean = np.full((400, 400), 255, dtype=np.uint8)
    dirty = clean.copy()
    dirty[::9, ::9] = 0
    assert dirt(clean, _DPI) == 0
    assert dirt(dirty, _DPI) > 4


def test_a_tick_that_lost_its_short_arm_is_one_below_others(sheet: _Sheet) -> None:
    for y in (120, 190):
        sheet.draw.line((1060, y, 1067, y + 10, 1086, y - 16), fill=0, width=4)
    sheet.draw.line((1064, 268, 1084, 245), fill=0, width=4)
    assert sheet.found() == []


def test_a_stroke_that_stands_alone_is_a_mark(sheet: _Sheet) -> None:
    sheet.draw.line((1060, 275, 1084, 241), fill=0, width=4)
    assert len(sheet.found()) == 1
