"""Pages and panels: the one renderer. The first page and every later panel come from the same templates."""

from typing import Any

from server.render.environment import environment

_JINJA = environment()


def page(template: str, **context: Any) -> str:
    """A whole page; what each template needs stands in its first lines."""
    return _JINJA.get_template(template).render(**context)
