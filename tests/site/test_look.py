"""The look: the colours of the dossier, whose contrast is tested there, and nothing from elsewhere in any file."""

import re
from importlib.resources import files

STATIC = files("comity.site") / "static"
SHARED = files("comity.publish") / "templates"


def test_the_site_has_the_colours_of_the_dossier() -> None:
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", part))
        for part in (SHARED / "palette.css").read_text("utf-8").split("prefers-color-scheme: dark")
    )
    ours = {
        name: (one, other)
        for name, one, other in re.findall(
            r"--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", (STATIC / "site.css").read_text("utf-8")
        )
    }
    assert ours == {name: (light[name], dark[name]) for name in light}


def test_nothing_is_fetched_from_elsewhere_and_nothing_compiled() -> None:
    for folder in (STATIC, SHARED, files("comity.site") / "templates"):
        for file in folder.iterdir():
            if file.name.endswith((".css", ".js", ".j2")):
                words = file.read_text("utf-8")
                assert not re.search(
                    r"@import|https?://(?!www\.w3\.org)|\beval\(|new Function|innerHTML|document\.write", words
                ), file.name
                assert not re.search(r"\son[a-z]+=\"|style=\"", words), file.name
