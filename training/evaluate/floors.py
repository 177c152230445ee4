"""Floors: below them a change may not land. Kept in floors.json with a digest of what each was measured on."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from training.evaluate.figure import Figure

FILE = Path(__file__).parent / "floors.json"
ROOT = Path(__file__).parents[2]

NOISE = 0.3
"""Points a figure may fall below its floor before it counts: int8 kernels differ a little between processors."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least value of a figure, and the digest of the files it holds for."""

    value: float
    digest: str


def read() -> dict[str, Floor]:
    """All floors by the key of their figure."""
    if not FILE.exists():
        return {}
    return {key: Floor(**floor) for key, floor in json.loads(FILE.read_text(encoding="utf-8")).items()}


def write(floors: dict[str, Floor]) -> None:
    """Keeps floors, sorted by key."""
    told = {key: {"value": floor.value, "digest": floor.digest} for key, floor in sorted(floors.items())}
    FILE.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def digest(figure: Figure, data: Path) -> str:
    """SHA-256 (first 16 hex digits) over the names and bytes of the figure's files."""
    whole = hashlib.sha256()
    for name in figure.files:
        path = data / name if (data / name).exists() else ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                whole.update(file.relative_to(path.parent).as_posix().encode())
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


def noise(figure: Figure) -> float:
    """Points that ``figure`` may fall below its floor: ``NOISE``, or what two items of a small set weigh."""
    counted = re.match(r"([\d,]+) (?:marked|names|words|blocks)", figure.count)
    items = int(counted[1].replace(",", "")) if counted else 0
    return max(NOISE, 200 / items) if items else NOISE


def complaints(figures: list[Figure], floors: dict[str, Floor], data: Path) -> list[str]:
    """A sentence for each figure that fell below its floor or whose set is not the one the floor was set on."""
    found = []
    for figure in figures:
        floor = floors.get(figure.key)
        if floor is None or not figure.floored:
            continue
        if digest(figure, data) != floor.digest:
            found.append(
                f"{figure.key}: the set ({_named(figure.files)}) is not the one its floor was set on, so the two "
                f"cannot be compared. Bring the set back, or set a new floor with --raise or --lower."
            )
        elif figure.value < floor.value - noise(figure):
            found.append(
                f"{figure.key}: {figure.value:.1f} is below its floor of {floor.value:.1f}. Look at what got worse; "
                f"if it must be, lower the floor with --lower {figure.key} and give the reason in the commit."
            )
    return found


def _named(files: tuple[str, ...]) -> str:
    shown = ", ".join(files[:3])
    return shown if len(files) <= 3 else f"{shown} and {len(files) - 3} more"
