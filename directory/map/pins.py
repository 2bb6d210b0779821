"""The numbers of the list on a map; those that would cover one another are one pin."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from directory.map.boxes import Box

# In units of the picture, which is 800 wide and shown at about half that size: the smallest target is 26 pixels.
SIZE, DIGIT, PADDING, GAP = 54, 15, 26, 6
# Longer texts are cut to the first number and how many more there are.
LONGEST = 9


class Spot(NamedTuple):
    """One result at its place on the picture."""

    number: int
    x: float
    y: float


@dataclass(slots=True, eq=False)
class Pin:
    """One or several results: their numbers in order, what is written for them, and where."""

    spots: list[Spot]
    numbers: list[int]
    label: str
    box: Box


def pin_of(spots: list[Spot], width: int, height: int) -> Pin:
    """The pin amid some results, wholly on a picture of that size."""
    if len(spots) == 1:
        ((number, x, y),) = spots
        numbers, label = [number], str(number)
    else:
        numbers = sorted([spot.number for spot in spots])
        label = label_of(numbers)
        x = sum([spot.x for spot in spots]) / len(spots)
        y = sum([spot.y for spot in spots]) / len(spots)
    across = max(SIZE, PADDING + DIGIT * len(label))
    x, y = _held(x, across / 2 + GAP, width), _held(y, SIZE / 2 + GAP, height)
    return Pin(spots, numbers, label, Box(round(x), round(y), across, SIZE))


def label_of(numbers: list[int]) -> str:
    """Such as "3", "3–5", "3, 7, 12" or, where that is too long, "3 +9"."""
    if len(numbers) == 1:
        return str(numbers[0])
    whole = ", ".join(runs(numbers))
    return whole if len(whole) <= LONGEST else f"{numbers[0]} +{len(numbers) - 1}"


def merged(spots: Iterable[Spot], width: int, height: int) -> list[Pin]:
    """Pins that do not touch, by their first numbers; each result is on exactly one."""
    pins: list[Pin] = []
    boxes: list[Box] = []
    for spot in spots:
        pin = pin_of([spot], width, height)
        # A pin that grows may reach others that it did not reach before.
        while touched := pin.box.touched(boxes, GAP):
            for number in reversed(touched):
                pin.spots += pins.pop(number).spots
                del boxes[number]
            pin = pin_of(pin.spots, width, height)
        pins.append(pin)
        boxes.append(pin.box)
    return sorted(pins, key=lambda pin: pin.numbers[0])


def runs(numbers: list[int]) -> list[str]:
    """Numbers in order as people write them: "3–5" for three and more in a row."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    texts: list[str] = []
    for run in found:
        texts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run)
    return texts


def _held(value: float, margin: float, size: int) -> float:
    if value < margin:
        return margin
    return min(value, size - margin)
