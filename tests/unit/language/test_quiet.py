"""Loading the network writes nothing into the home folder of whoever reads."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_library_that_runs_networks_notes_nothing(tmp_path: Path) -> None:
    own = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    own.pop("ORT_DISABLE_TELEMETRY", None)
    code = "from comity.language.en.engine import analyse; assert analyse('Kenya sold tea to Ghana.')"
    subprocess.run([sys.executable, "-c", code], env=own, cwd=tmp_path, check=True)
    assert not list(tmp_path.rglob("*"))
