"""Pages and panels: the one renderer. The first page and every later panel come from the same templates."""

from typing import Any

from server.render.environment import JINJA
from server.render.forms import Preview, form, preview
from server.render.panels import PANELS, Words, line, lines, panel
from server.render.play import Sitting, play_page

__all__ = ["PANELS", "Preview", "Sitting", "Words", "form", "line", "lines", "page", "panel", "play_page", "preview"]


def page(template: str, **context: Any) -> str:
    """A whole page; what each template needs stands in its first lines."""
    return JINJA.get_template(template).render(**context)
