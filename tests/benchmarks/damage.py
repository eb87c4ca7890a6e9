"""What happens to a printed code on its way back to the counter, and what a scanner then sees.

A page is drawn as the printer's black dots, damaged there and on the paper, and looked at by a
camera of 8 pixels a millimetre: a plain imager with 640 pixels over 80 mm. Real optics differ, so
the rates rank ways of printing; they promise nothing.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

MM = 25.4
CAMERA = 8
FRAMES = 5
_LARGEST_TILT = 4.0
# No lens is perfect: what a sharp picture is blurred by, in mm on the paper.
_LENS = 0.06

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm from the sheet's top left corner."""


@dataclass(frozen=True, slots=True)
class Damage:
    """``on_dots`` happens in the printer, ``on_paper`` later, the rest in front of the lens."""

    name: str
    on_dots: Callable[[Image.Image, int, random.Random], Image.Image] | None = None
    on_paper: Callable[[Image.Image, random.Random], Image.Image] | None = None
    blur: float = 0.0
    tilt: float = _LARGEST_TILT
    contrast: float = 1.0
    noise: float = 0.0


def printed(pdf: bytes, page: int, box: Box, dpi: int) -> Image.Image:
    """Return the dots a printer of ``dpi`` sets inside ``box``: black and white, nothing else."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=dpi / 72, grayscale=True, no_smoothpath=True)
        sheet = picture.to_pil()
    finally:
        document.close()
    dots = sheet.crop([round(edge * dpi / MM) for edge in box])
    return dots.point(lambda value: 255 if value > 127 else 0)


def is_read(
    dots: Image.Image, dpi: int, damage: Damage, expected: str, chance: random.Random
) -> int:
    """Return the frame of a trigger pull that was read rightly, from 1; 0 if none was."""
    if damage.on_dots:
        dots = damage.on_dots(dots, dpi, chance)
    # Between dots and camera the paper is kept finer than either.
    fine = 16
    width, height = (round(side * fine * MM / dpi) for side in dots.size)
    paper = dots.resize((width, height), Image.Resampling.BOX)
    if damage.on_paper:
        paper = damage.on_paper(paper, chance)
    for frame in range(1, FRAMES + 1):
        seen = _frame(paper, fine, damage, chance)
        if any(code.text == expected for code in zxingcpp.read_barcodes(seen)):
            return frame
    return 0


def _frame(paper: Image.Image, fine: int, damage: Damage, chance: random.Random) -> Image.Image:
    """Look at ``paper`` once: tilted, a part of a pixel aside, blurred, pale and noisy."""
    margin = 3 * fine
    sheet = Image.new("L", (paper.width + 2 * margin, paper.height + 2 * margin), 255)
    sheet.paste(paper, (margin + chance.randrange(fine), margin + chance.randrange(fine)))
    tilt = chance.uniform(-damage.tilt, damage.tilt)
    sheet = sheet.rotate(tilt, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
    sheet = sheet.filter(ImageFilter.GaussianBlur(max(damage.blur, _LENS) * fine))
    size = (round(sheet.width * CAMERA / fine), round(sheet.height * CAMERA / fine))
    seen = sheet.resize(size, Image.Resampling.BOX)
    if damage.contrast < 1:
        seen = seen.point(lambda value: round(128 + (value - 128) * damage.contrast))
    if damage.noise:
        grain = Image.effect_noise(seen.size, damage.noise * 255)
        seen = ImageChops.add(seen, grain, scale=1, offset=-128)
    return seen


def low_ink(part: float) -> Callable[[Image.Image, int, random.Random], Image.Image]:
    """Leave ``part`` of the dots white."""

    def fade(dots: Image.Image, _dpi: int, chance: random.Random) -> Image.Image:
        lost = Image.frombytes("L", dots.size, chance.randbytes(dots.width * dots.height))
        return ImageChops.lighter(dots, lost.point(lambda v: 255 if v < part * 256 else 0))

    return fade


def dead_dots(count: int) -> Callable[[Image.Image, int, random.Random], Image.Image]:
    """Leave whole columns white: dots of a thermal head that no longer get hot."""

    def burn(dots: Image.Image, _dpi: int, chance: random.Random) -> Image.Image:
        burnt = dots.copy()
        pen = ImageDraw.Draw(burnt)
        for x in chance.sample(range(dots.width), count):
            pen.line([(x, 0), (x, dots.height)], fill=255)
        return burnt

    return burn


def spread(mm: float) -> Callable[[Image.Image, int, random.Random], Image.Image]:
    """Let ink run ``mm`` over the edges."""

    def run(dots: Image.Image, dpi: int, _chance: random.Random) -> Image.Image:
        return dots.filter(ImageFilter.MinFilter(2 * max(1, round(mm / 2 * dpi / MM)) + 1))

    return run


def fold_across(paper: Image.Image, chance: random.Random) -> Image.Image:
    """Fold the paper across the bars, half a millimetre of the print gone."""
    y = chance.uniform(0.25, 0.75) * paper.height
    return _creased(paper, (0, y, paper.width, y))


def fold_askew(paper: Image.Image, chance: random.Random) -> Image.Image:
    """Fold it from one corner towards another."""
    left, right = (chance.uniform(0, 1) * paper.height for _ in range(2))
    return _creased(paper, (0, left, paper.width, right))


def _creased(paper: Image.Image, line: tuple[float, float, float, float]) -> Image.Image:
    creased = paper.copy()
    ImageDraw.Draw(creased).line(line, fill=235, width=8)
    return creased


DAMAGES = (
    Damage("clean"),
    Damage("blur 0.10 mm", blur=0.10),
    Damage("blur 0.15 mm", blur=0.15),
    Damage("blur 0.20 mm", blur=0.20),
    Damage("tilted 10°", tilt=10),
    Damage("contrast 20 %", contrast=0.2),
    Damage("noise 10 %", noise=0.10),
    Damage("1 dead dot", on_dots=dead_dots(1)),
    Damage("3 dead dots", on_dots=dead_dots(3)),
    Damage("ink 10 % low", on_dots=low_ink(0.10)),
    Damage("ink 20 % low", on_dots=low_ink(0.20)),
    Damage("ink spread 0.1 mm", on_dots=spread(0.10)),
    Damage("fold across", on_paper=fold_across),
    Damage("fold askew", on_paper=fold_askew),
    Damage("counter mix", on_dots=low_ink(0.05), on_paper=fold_across, blur=0.12, contrast=0.5),
)
