"""What a sheet is: its words and its questions."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One question of a sheet. `ask` names the macro in `forms/fields.html` that draws it."""

    ask: str
    name: str
    label: str
    help: str = ""
    optional: bool = False
    nobody: bool = False
    """For `any_role`: may the answer be that it is nobody? It is said, not presumed."""
    options: tuple[tuple[str, str, str], ...] = ()
    """For `one_of`: (value, label, what it means)."""
    usual: str = ""
    """For `one_of`: the value that is chosen already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet: its title, what it says first, its button, its questions; `grave` names what cannot be taken back."""

    title: str
    button: str
    says: str = ""
    fields: tuple[Field, ...] = ()
    grave: str = ""
    calm: bool = False
    """It cannot be taken back, and harms nobody: it asks first, without alarm."""


YES_NO = (("true", "Yes", ""), ("false", "No", ""))
TO = Field(ask="roles", name="to", label="Who hears it", help="Nobody ticked: everybody, in public.")
