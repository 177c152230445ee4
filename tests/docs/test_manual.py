"""The manual leaves nothing out: no command, option, reason, exit code or endpoint."""

import re
import subprocess
import sys
from pathlib import Path

from fastapi.routing import APIRoute

from backchannel.intake.reasons import MEANINGS, Reason
from backchannel.workbench.app import routes
from backchannel.workbench.desk import Desk
from backchannel.workbench.key import Key

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "manual"


def test_the_pages_made_from_the_program_are_up_to_date() -> None:
    """Commands, options, exit codes, reasons and the JSON Schema are those of the code."""
    shown = subprocess.run(
        [sys.executable, "scripts/manual.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr


def test_every_reason_says_what_it_means_and_what_to_do() -> None:
    """The closed list is whole."""
    assert set(MEANINGS) == set(Reason)
    for meaning in MEANINGS.values():
        assert meaning.means.endswith(".")
        assert meaning.do.endswith(".")


def test_every_endpoint_stands_in_the_manual() -> None:
    """A path of the API that the manual does not name is a fault."""
    page = (MANUAL / "api.md").read_text(encoding="utf-8")
    app = routes(Desk.__new__(Desk), {}, key=Key(), cookie="c")
    paths = {route.path for route in app.routes if isinstance(route, APIRoute)}
    assert "/api/search" in paths
    assert [path for path in sorted(paths) if path != "/{name:path}" and f"`{path}`" not in page] == []


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link of the documentation is a file."""
    broken = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_pictures_have_words_for_those_who_do_not_see_them() -> None:
    """No picture without a description."""
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        assert "![](" not in page.read_text(encoding="utf-8"), page
