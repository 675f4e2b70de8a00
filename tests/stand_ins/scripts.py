"""Scripts: how a person might play a role, as far as a test needs it."""

from server.stand_ins.deciding import most_in_the_way, wanted
from server.stand_ins.knowledge import Knowledge
from server.stand_ins.mind import Act, Mind


def first(known: Knowledge, *acts: Act | None) -> Act | None:
    """The first of these that the rules allow."""
    return next((act for act in acts if act and known.may(act)), None)


def mute(known: Knowledge, mind: Mind) -> Act | None:
    """Says nothing but that it is ready."""
    briefing = known.phase is not None and known.phase.stage == "briefing"
    return first(known, Act(kind="ready")) if briefing or known.spent > 0.6 else None


def turkey_trades(known: Knowledge, mind: Mind) -> Act | None:
    """One sensible trade: the reference to states against involvement of Allies outside the EU, asked for and built."""
    if known.phase is None or known.phase.stage == "briefing":
        return first(known, Act(kind="ready"))
    if known.frozen:
        return _answers(known, mind)
    return (
        _agrees_to_words(known)
        or _says_its_word(known, mind)
        or _asks_and_builds(known)
        or (first(known, Act(kind="ready")) if known.spent > 0.5 else None)
    )


def only_no(known: Knowledge, mind: Mind) -> Act | None:
    """Objects to everything, names no price, breaks every silence."""
    if known.frozen:
        worst = min(known.open, key=lambda issue: known.table.rows[issue][known.standing[issue]])
        return first(known, Act(kind="break_silence", data={"issue": worst}), Act(kind="endorse", data={"yes": False}))
    standing = {(one.issue, one.option) for one in known.objections if one.role == known.role}
    clauses = [(i, known.standing[i]) for i in known.open if (i, known.standing[i]) not in standing]
    objections = [Act(kind="object", data={"issue": issue, "option": option}) for issue, option in clauses]
    swears = Act(kind="set_stance", data={"stance": "would_break"}) if known.stance(known.role) is None else None
    return first(known, *(objections if known.draft else ()), swears) or mute(known, mind)


def nato_pays(known: Knowledge, mind: Mind) -> Act | None:
    """The tutorial's NATO: one script, then the price that France names, and nothing else."""
    if known.mine is None:
        return first(known, Act(kind="offer_package", data={"choices": {"T1": 1}})) or mute(known, mind)
    for one in known.objections:
        unpaid = one.price and known.mine.choices[one.price[0]] != one.price[1]
        if one.price and unpaid and known.mine.choices[one.issue] == one.option:
            return first(known, Act(kind="offer_package", data={"choices": dict([one.price])}))
    return None


def nato_does_not_pay(known: Knowledge, mind: Mind) -> Act | None:
    """The tutorial's NATO: one script, and no price."""
    offer = Act(kind="offer_package", data={"choices": {"T1": 1}}) if known.mine is None else None
    return first(known, offer) or mute(known, mind)


def france_names_a_price(known: Knowledge, mind: Mind) -> Act | None:
    """The tutorial's France: objects to what hurts, names autonomy as its price, accepts what pays it."""
    for one in known.packages:
        if known.table.agrees(one.choices):
            return first(known, Act(kind="accept_package", data={"owner": one.owner, "version": one.version}))
        objection = {"issue": "T1", "option": one.choices["T1"], "price": ("T2", 1)}
        if not known.objections:
            return first(known, Act(kind="object", data=objection)) or mute(known, mind)
    return mute(known, mind)


# --- what Turkey does in its trade ------------------------------------------------------------------------------------


def _answers(known: Knowledge, mind: Mind) -> Act | None:
    if known.answered or known.agreed:
        return None
    if known.table.agrees(known.standing):
        return first(known, Act(kind="let_pass"), Act(kind="endorse", data={"yes": True}))
    breaks = Act(kind="break_silence", data={"issue": most_in_the_way(known, mind, known.standing)})
    return first(known, breaks, Act(kind="endorse", data={"yes": False}))


def _agrees_to_words(known: Knowledge) -> Act | None:
    good = [i for i, words in known.proposals.items() if known.table.agrees({**known.standing, i: words.option})]
    return first(known, *(Act(kind="accept_wording", data={"issue": issue}) for issue in good))


def _says_its_word(known: Knowledge, mind: Mind) -> Act | None:
    mine = known.reopened and known.breaks and known.breaks[-1].role == known.role and not known.proposals
    word = wanted(known, mind, known.reopened) if mine else None
    return (
        first(known, Act(kind="bracket", data={"issue": known.reopened, "option": word})) if word is not None else None
    )


def _asks_and_builds(known: Knowledge) -> Act | None:
    text = known.standing
    if known.draft is None or known.table.agrees(text):
        return None
    objecting = any(one.role == known.role and text[one.issue] == one.option for one in known.objections)
    minded = "D3" if text["D3"] else "D1"
    price = {"price": ("D4", 2)} if text["D4"] < 2 else {}
    asks = Act(kind="object", data={"issue": minded, "option": text[minded], **price})
    trade = {"D4": 2, "D3": min(1, text["D3"])}
    built = {**text, **trade}
    useful = known.table.agrees(built) and not (known.mine and known.mine.choices == built)
    builds = Act(kind="offer_package", data={"choices": trade}) if useful else None
    return first(known, None if objecting else asks, builds)
