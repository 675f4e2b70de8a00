"""Names for the things that everything else points at."""

from collections.abc import Mapping

RoleId = str
"""A role's code: `TR`, `CY`, `NATO`; the clock, the lecturer and the rules are named below."""

IssueId = str
"""A question on the table: `D3`."""

Choices = Mapping[IssueId, int]
"""A complete draft: every issue of the scenario at one option."""

LECTURER = "lecturer"
CLOCK = "clock"

COMMISSION = "COM"
"""Who alone proposes legislation, and decides in its College (Articles 17 TEU and 250 TFEU)."""

TURKEY = "TR"
"""The Ally that does not recognise a member of the Union, and so agrees to meet it or not (brief, M61)."""

NATO_HOUSE = "NATO"
EU_HOUSE = "EU"
HOUSES = (NATO_HOUSE, EU_HOUSE)

PUBLIC = "public"
"""The reader of the projector: what a passer-by in the room may see."""
SPECTATOR = "spectator"
"""Whoever looks on by the lecturer's link: what the public sees, and who is in touch with whom."""

SECOND = 1000
MINUTE = 60 * SECOND
"""Game time is counted in milliseconds since the start of play."""
