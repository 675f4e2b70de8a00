"""Four moments of Warsaw as one player sees them: the briefing, June, the two silences, the end."""

from dataclasses import replace

from game_rules.view.shapes import (
    Acts,
    Agenda,
    Artefact,
    Attention,
    Change,
    Debriefing,
    Decided,
    DemandSeen,
    DraftSeen,
    Edge,
    Held,
    House,
    Lobby,
    Member,
    Mine,
    Move,
    PackageSeen,
    ProposalSeen,
    Question,
    Ring,
    Score,
    Signature,
    View,
)
from tests.web.examples import (
    STANDING,
    WARSAW,
    chip,
    clause,
    game,
    me,
    offer,
    people,
    protest,
    reason,
    seats,
    text,
)


def june(role: str = "TR") -> View:
    """June: a draft with "all" in it, two objections with a price, two packages, a question."""
    objections = (protest("TR", "D3", 3, chip("D4", 2), role), protest("UK", "D3", 3, None, role, to=("TR",)))
    clauses = tuple(
        clause(
            role,
            issue,
            option,
            protests=objections if issue == "D3" else (),
            bracketed=(chip("D4", 3),) if issue == "D4" else (),
            text=text("t1") if issue == "D1" else None,
            proposal=ProposalSeen(
                author="NATO", chip=chip("D4", 2), text=None, agreed=("NATO",), missing=("COM", "EEAS")
            )
            if issue == "D4"
            else None,
        )
        for issue, option in STANDING.items()
    )
    draft = DraftSeen(
        number=2,
        owner="NATO",
        pens=("NATO", "COM"),
        clauses=clauses,
        attention=Attention(
            total=8,
            ceiling=9,
            parts=(("Scope: Hybrid, maritime and cyber", 1), ("Who signs: The three heads", 1), ("Turns of events", 1)),
        ),
        mine=Mine(level=-2, word="serious cost", points=-7, shown=True),
        stands_in_the_way=(
            reason("Turkey objects to “with all EU Member States”.", "Its price is “fullest possible involvement”."),
        ),
    )
    packages = (
        PackageSeen(
            owners=("UK", "NATO"),
            owner="UK",
            version=3,
            names=("United Kingdom", "NATO International Staff"),
            changes=(chip("D3", 1), chip("D4", 2)),
            is_draft=False,
            initials=("NATO",),
            accepted=(),
            sponsors=("UK",),
            stances=(("TR", "can_be_silent"), ("CY", "would_break")),
            missing=("COM", "EEAS"),
            attention=7,
            mine=Mine(level=2, word="vital gain", points=9, shown=True),
            than_draft=Mine(level=1, word="gain", points=3, shown=True),
            red_lines=(),
            own=False,
        ),
        PackageSeen(
            owners=("CY",),
            owner="CY",
            version=1,
            names=("Cyprus",),
            changes=(chip("D8", 3),),
            is_draft=False,
            initials=(),
            accepted=(),
            sponsors=(),
            stances=(),
            missing=("NATO", "COM", "EEAS"),
            attention=10,
            mine=Mine(level=-2, word="serious cost", points=-20, shown=True),
            than_draft=Mine(level=1, word="gain", points=3, shown=True),
            red_lines=("No information to members without a security agreement",),
            own=role == "CY",
        ),
    )
    acts = Acts(
        first=(
            offer("object", "Object to a clause", help="Say what hurts, and what would pay for it."),
            offer("offer_package", "Offer a package", help="A complete draft, taken whole."),
            offer("set_stance", "Say where you stand", help="On the draft or on a package."),
        ),
        visible=(
            offer("demand", "File a demand", help="The pens must answer, or visibly ignore it."),
            offer("high_level_call", "Call another capital", help="2 action points."),
            offer(
                "initial",
                "Initial it",
                open=False,
                data={"owner": "UK", "version": 3},
                reasons=(reason(),),
                whole=True,
            ),
        ),
        more=(
            offer("comment", "Comment on the draft"),
            offer("ready", "I am ready for July", whole=True),
            offer("leak", "Leak the draft", whole=True),
            offer("raise_hand", "Ask the lecturer to come", whole=True),
        ),
    )
    question = Question(
        id="comments",
        title="NATO asks for your comments",
        says="The draft refers to “all EU Member States”. Object to it, comment, or let it stand.",
        deadline=1_000_000,
        answers=(
            offer("object", "Object to D3", data={"issue": "D3", "option": 3}),
            offer("comment", "Comment on it", data={"issue": "D3"}),
        ),
    )
    return View(
        reader=role,
        game=game(2),
        ring=Ring(
            seats=seats(
                role,
                {"NATO": "initialled", "COM": "initialled", "TR": "objecting", "UK": "objecting"},
                {"TR": "would_break", "CY": "can_be_silent", "UK": "needs_a_price"},
            ),
            centre="Draft 2, eight clauses",
            sentence="Cyprus wants “all” and you do not: build the package that pays for it, or say what would.",
        ),
        questions=(question,),
        acts=acts,
        draft=draft,
        packages=packages,
        change=Change(
            number=2,
            moves=(
                Move(before=chip("D3", 1), after=chip("D3", 3), delta=-15, word="serious cost"),
                Move(before=chip("D4", 0), after=chip("D4", 1), delta=4, word="gain"),
            ),
            total=-11,
            level=-2,
            word="serious cost",
            shown=True,
        ),
        me=me(
            role,
            score=Score(
                role=role,
                name="",
                walkaway=5,
                points=-7,
                surplus=-12,
                apart=(("Demand met", 1),),
                level=-2,
                word="below your walk-away",
            ),
        ),
        lobby=Lobby(
            people=people(role),
            edges=(Edge(caller="NATO", called="COM", phase="May", answered=400_000),),
            demands=(
                DemandSeen(
                    role="CY",
                    name="Cyprus",
                    chip=chip("D3", 3),
                    text=text("t4"),
                    answers=(("NATO", "later"),),
                    current=True,
                ),
            ),
            statements=("Ankara and Nicosia have each prepared a statement that condemns the declaration.",),
        ),
    )


def briefing(role: str = "TR") -> View:
    """The first minutes: a brief to read, nothing on the table."""
    return View(
        reader=role,
        game=game(0, phase_hint="Read your instructions. Choose whom you will call first."),
        ring=Ring(
            seats=seats(role, {}, {}),
            centre="No draft yet",
            sentence="Read your instructions, then say that you are ready.",
        ),
        acts=Acts(
            first=(
                offer("ready", "I have read my instructions", whole=True),
                offer("choose_counterpart", "Choose a first call"),
            )
        ),
        draft=DraftSeen(
            hidden=reason("In May only the staffs see the text.", "Ask a staff what it writes, or wait for June.")
        ),
        me=me(role, action_points=0, statement_cards=0, agenda=agenda(role)),
        lobby=Lobby(people=people(role)),
    )


def agenda(role: str) -> tuple[Agenda, ...]:
    """What may be demanded before anybody shows a text."""
    return tuple(
        Agenda(issue=one.issue, title=one.title, why=one.why, answers=one.answers) for one in june(role).draft.clauses
    )


def silence(role: str = "CY") -> View:
    """The last hour: the text is frozen and two silences run."""
    members = {
        "NATO": (("TR", "let_pass"), ("UK", "waiting")),
        "EU": (("CY", "waiting"), ("UK", "waiting")),
    }
    houses = tuple(
        House(
            id=house,
            name={"NATO": "North Atlantic Council", "EU": "Council of the EU"}[house],
            procedure="silence",
            deadline=2_300_000,
            agreed=False,
            waiting=sum(answer == "waiting" for _, answer in rows),
            members=tuple(Member(role=r, name=WARSAW.role_by_id[r].name, answer=a, stand_in=False) for r, a in rows),
        )
        for house, rows in members.items()
    )
    shown = june(role)
    question = Question(
        id="silence",
        title="The text is under silence: will you break it?",
        says="Your objection to “the fullest possible involvement” stands: break the silence, or let it pass.",
        deadline=2_300_000,
        answers=(
            offer("let_pass", "Let it pass", data={"house": "EU"}, whole=True),
            offer("break_silence", "Break the silence", data={"house": "EU", "issue": "D4"}),
        ),
    )
    return replace(
        shown,
        game=game(4, drafting_ends=2_200_000, phase_ends=2_400_000, phase_hint=""),
        ring=Ring(
            seats=seats(
                role, {"NATO": "signed", "TR": "let_pass", "CY": "objecting"}, {"CY": "would_break"}, WARSAW.full_cast
            ),
            centre="Draft 4 is frozen: silence in both houses",
            sentence="You are asked: break the silence over one clause, or let the text pass.",
        ),
        questions=(question,),
        decision=Decided(
            frozen=True,
            procedure="silence",
            frozen_at=2_100_000,
            deadline=2_300_000,
            houses=houses,
            signatures=(
                Signature(role="NATO", name="The Secretary General", signed=True, refused=False, seated=True),
                Signature(role="COM", name="The President of the Commission", signed=False, refused=False, seated=True),
                Signature(
                    role="CAB", name="The President of the European Council", signed=False, refused=False, seated=False
                ),
            ),
            broken=("Turkey broke the silence in the NAC over Reference to states (D3=3).",),
            banner="The text is under silence in both houses. Who says nothing agrees.",
        ),
        me=me(
            role,
            cards=(
                Held(
                    id="i-cy",
                    kind="instruction",
                    title="Nicosia writes",
                    text="The President speaks on Friday. He must be able to quote the word “inclusiveness”.",
                    source="Stylised; in the spirit of the Cypriot position of 2016.",
                    chip=None,
                    points=0,
                ),
                Held(
                    id="l-cy",
                    kind="last_word",
                    title="One last word",
                    text="If the reference to states moves one step, it is yours.",
                    source="Stylised.",
                    chip=chip("D3", 2),
                    points=3,
                ),
            ),
            prediction="It will be signed; NATO shaped it most; Turkey will block.",
            score=Score(
                role=role, name="", walkaway=8, points=11, surplus=3, apart=(), level=1, word="above your walk-away"
            ),
        ),
    )


def over(role: str = "CY") -> View:
    """The end."""
    score = Score(
        role=role,
        name="Cyprus",
        walkaway=8,
        points=12,
        surplus=4,
        apart=(("Let pass what it swore to break", -1),),
        level=1,
        word="above your walk-away",
    )
    return replace(
        silence(role),
        game=game(5, status="over", outcome="adopted", phase_ends=0),
        ring=Ring(
            seats=seats(role, {"NATO": "signed", "COM": "signed"}, {}),
            centre="Signed",
            sentence="Look at what you predicted, and at the text.",
        ),
        questions=(),
        acts=Acts(),
        debrief=Debriefing(
            artefact=Artefact(
                adopted=True, title="Joint Declaration", note="Three signatures; one word was struck on the last day."
            ),
            scores=(score,),
            happened=(
                ("Will it be signed?", "You said yes; it was."),
                ("Who will block?", "You said Turkey; Turkey did."),
            ),
        ),
    )


MOMENTS = {"briefing": briefing, "june": june, "silence": silence, "over": over}
