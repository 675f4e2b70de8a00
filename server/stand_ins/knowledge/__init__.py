"""Knowledge: everything that a mind may use. Its own table and what its role can see; never another role's table.

This is the one door between the state and the minds: they get a `Knowledge`, and nothing in it leads on to the state.
"""

from server.stand_ins.knowledge.business import Business
from server.stand_ins.knowledge.calendar import Calendar
from server.stand_ins.knowledge.decision import Decision
from server.stand_ins.knowledge.document import Document
from server.stand_ins.knowledge.others import Others
from server.stand_ins.knowledge.papers import Papers
from server.stand_ins.knowledge.work import StaffWork


class Knowledge(Business, Calendar, Others, Papers, StaffWork, Decision, Document):
    """One look of one role at a game, from its own chair."""
