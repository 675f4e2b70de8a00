"""`python -m tests.powers` writes the table of every scenario anew."""

from pathlib import Path

from server.scenarios.scenario_file import load, shipped
from tests.powers.table import text

for slug in shipped():
    Path(__file__).with_name(f"{slug}.md").write_text(text(load(slug)), encoding="utf-8")
