"""Form fields: the body of a plain form, read with limits, or refused in one sentence."""

from urllib.parse import parse_qs

from server.gate.errors import Problem

MOST_FIELDS = 200


def form_fields(body: bytes, most: int = MOST_FIELDS) -> dict[str, list[str]]:
    """The fields of a form by name; empty ones too. Raises Problem for more fields than any form of ours has."""
    try:
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=most)
    except ValueError as wrong:
        raise Problem(400, "malformed", "This form cannot be read.") from wrong
