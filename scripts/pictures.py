"""Makes the pictures of the manual anew: the sample case as the workbench shows it, in docs/pictures.

    python scripts/pictures.py

Run from the repository's root, with the front end built and a Chromium (scripts/chromium.sh, or CHROMIUM names one). Where
pngquant is installed, the files are a third of the size.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
ESSAY = "The handshake they hid"
WIDE, TALL, PHONE = (1280, 800), (1280, 960), (390, 844)


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen: its file, the page that it begins with, the keys that lead on, its size and colours, who judges in it, and
    by what a search goes."""

    name: str
    page: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    dark: bool = False
    reviewer: str = ""
    by: str = "Words"


SHOWN = (
    Picture("case", "case"),
    Picture("reading", "essay", ("j", "j", "j", "Enter"), size=TALL),
    Picture("reading-dark", "essay", ("j", "j", "j", "Enter"), size=TALL, dark=True),
    Picture("search", "search/Kissinger"),
    Picture("meaning", "search/a third country carried the messages in secret", by="Meaning"),
    Picture("phone", "essay", ("j", "j", "j"), size=PHONE),
    # The last two, since what is judged in the first of them stays in the case.
    Picture("judging", "essay", ("j", "j", "Enter", "y", "n", "k"), size=TALL, reviewer="Ana Karst"),
    # Two governments whispered to each other; the second m sets that from a request to a meeting or talk.
    Picture("correcting", "essay", ("j", "e", "m", "m"), size=TALL, reviewer="Ana Karst"),
)


def main() -> int:
    """Reads the sample, serves it, and takes each picture."""
    folder = Path(tempfile.gettempdir(), "cases")  # shown on the first screen, so not a name of chance
    folder.mkdir()
    try:
        serve(folder)
    finally:
        shutil.rmtree(folder)
    return 0


def serve(folder: Path) -> None:
    """Makes the case in ``folder``, opens the workbench and takes the pictures."""
    command = [sys.executable, "-m", "backchannel", "demo", "--case", "demo-case", "--no-browser"]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, sys.path)))
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as served:
        try:
            assert served.stdout is not None
            address = next(found.group() for line in served.stdout if (found := re.search(r"http://\S+", line)))
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
                take(browser, address)
                browser.close()
        finally:
            served.terminate()


def take(browser: Browser, address: str) -> None:
    """All pictures; the address opens the door once, its cookie then goes with each."""
    first = browser.new_page()
    first.goto(address)
    first.wait_for_load_state("networkidle")
    kept = first.context.storage_state()
    here = urlsplit(first.url)
    for picture in SHOWN:
        one(browser, f"{here.scheme}://{here.netloc}", kept, picture)
        print(picture.name)


def one(browser: Browser, base: str, kept: StorageState, picture: Picture) -> None:
    """Opens the page of ``picture``, presses its keys and writes its file."""
    width, height = picture.size
    context = browser.new_context(
        storage_state=kept,
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if picture.reviewer:
        page.add_init_script(f"localStorage.setItem('reviewer', {json.dumps(picture.reviewer)})")
    page.goto(base)
    settle(page)
    if picture.page == "essay":
        page.get_by_role("link", name=ESSAY).first.click()
    elif picture.page.startswith("search/"):
        page.keyboard.press("/")
        page.keyboard.type(picture.page.removeprefix("search/"))
        page.keyboard.press("Enter")
        if picture.by != "Words":
            page.get_by_role("button", name=picture.by).click()
            page.wait_for_selector("[data-hit]")
    settle(page)
    for key in picture.keys:
        page.keyboard.press(key)
        settle(page)
    file = PICTURES / f"{picture.name}.png"
    page.screenshot(path=file)
    smaller = shutil.which("pngquant")
    if smaller:
        subprocess.run([smaller, "--force", "--ext", ".png", "--strip", "256", str(file)], check=True)
    context.close()


def settle(page: Page) -> None:
    """Waits until all is loaded and drawn."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)


if __name__ == "__main__":
    sys.exit(main())
