"""Phrases: what anybody would say where the scenario gives a role no words of its own. Short and neutral."""

ANYBODY: dict[str, tuple[str, ...]] = {
    # --- a first call, and talk about clauses
    "first": (
        "You called first. What we want most: {want}. What worries us: {worry}.",
        "Thank you for calling. We ask above all for {want}; {worry} would be hard for us.",
    ),
    "first_plain": (
        "You called first. What we want most: {want}.",
        "Thank you for calling. We ask above all for {want}.",
    ),
    "can": (
        "We can live with {clause}. Put it into a package.",
        "{clause}: that would do. Build it, and we shall not stand in its way.",
        "Agreed on {clause}, if the rest stays as it is.",
    ),
    "costs": (
        "{clause} costs us. With {price} in the text we could live with it.",
        "For {clause} we would need {price}.",
        "{clause}? Only with {price}.",
    ),
    "suits": (
        "{clause} suits us, but the text is not enough yet. With {price} it would be.",
        "Yes to {clause}; what is missing for us is {price}.",
        "{clause} is a step. With {price} beside it we are there.",
    ),
    "suits_alone": (
        "{clause} suits us, but the rest of the text leaves us worse off than none.",
        "Yes to {clause}; other clauses still hurt us too much.",
    ),
    "less": (
        "{clause} goes too far for us. {price} would do.",
        "Not {clause}. We could live with {price}.",
    ),
    "no": (
        "{clause}: nothing that we see elsewhere in the text would make up for it.",
        "{clause} leaves us worse off than no text at all.",
        "We cannot sell {clause} at home.",
    ),
    "forbidden": (
        "Our instructions forbid {clause}. No price elsewhere makes up for it.",
        "{clause}: there our instructions leave us no room.",
    ),
    "forbidden_but": (
        "Our instructions forbid {clause}. {price} is as far as we may go.",
        "{clause}: there our instructions leave us no room. We can talk about {price}.",
    ),
    "likes": (
        "{clause} would be good for us.",
        "We would be glad of {clause}.",
    ),
    "dislikes": (
        "{clause} would cost us something. We would ask for {price} in return.",
        "{clause} is not what we want; {price} could make up for it.",
    ),
    "indifferent": (
        "{clause} is neither here nor there for us. {price} matters more.",
        "{clause} matters little to us; ask us about {price}.",
    ),
    "wants": (
        "On {title} we ask for {want}.",
        "{title}: we would like {want} best.",
        "Our answer on {title} is {want}.",
    ),
    "wants_not": (
        "On {title} we are content with {want}, as it stands.",
        "{title}: leave it at {want}, and we have no quarrel.",
    ),
    "asks": (
        "What would you give us on {want}?",
        "Which clause would you change for us? We think of {want}.",
        "Tell me what you need most. For our part it is {want}.",
    ),
    # --- what one has done or thinks
    "offered": (
        "This is what we can offer: {clauses}.",
        "We have put a text on the table: {clauses}. What would you need to live with it?",
        "Look at our package: {clauses}.",
    ),
    "moved": (
        "We move on {given}. For that we ask you to stand by {kept}.",
        "We have come towards you on {given}; {kept} is what we need for it.",
    ),
    "priced": (
        "{clause} is hard for us. With {price} in the text we would let it stand.",
        "We object to {clause}. Our price is {price}.",
        "{clause} costs us. Write in {price}, and our objection lifts itself.",
    ),
    "unpriced": (
        "We cannot carry {clause}. Offer us something else there.",
        "{clause} does not work for us as it stands.",
    ),
    "content": (
        "We can live with the text as it stands.",
        "As the text stands we have no objection.",
    ),
    "needing": (
        "The text as it stands is not enough for us. With {price} it would be.",
        "Something is missing for us: {price}.",
    ),
    "lost": (
        "The text as it stands is not enough for us, and no single clause would mend it.",
        "More than one clause must change before we can be silent.",
    ),
    "word": (
        "One word, {clause}, and we let it pass.",
        "Write {clause}, and we are silent.",
    ),
    # --- after a meeting, and under silence
    "met": (
        "Good that we met. We could initial a text with {clauses}. Dearest to us: {dearest}.",
        "After our meeting: with {clauses} you have our initials. What counts most for us is {dearest}.",
    ),
    "met_way": (
        "Good that we met. We could initial a text with {clauses}. In its way: {way}. Dearest to us: {dearest}.",
        "After our meeting: with {clauses} you have our initials, but {way}. What counts most for us is {dearest}.",
    ),
    "met_draft": (
        "Good that we met. The draft as it stands is enough for us. Dearest to us: {dearest}.",
        "After our meeting: we need no change in the draft. What counts most for us is {dearest}.",
    ),
    "met_stuck": (
        "Good that we met. As the others stand, we see no text yet that we could initial. Dearest to us: {dearest}.",
        "After our meeting: no text within reach is enough for us yet. What counts most for us is {dearest}.",
    ),
    "passed": (
        "We have let it pass.",
        "From us there is nothing more against it: we have let it pass.",
    ),
    "passes": (
        "We mean to let it pass.",
        "As it lies before the houses, we do not stand in its way.",
    ),
    "may_break": (
        "We may break the silence over {clause}.",
        "We have not made up our minds: {clause} is hard to let pass.",
    ),
    "may_break_but": (
        "We may break the silence over {clause}; {price} there would keep us silent.",
        "We have not made up our minds about {clause}. With {price} we would not hesitate.",
    ),
    "must_break": (
        "We cannot let this pass, because of {clause}.",
        "{clause}: for that we shall break the silence.",
    ),
    "must_break_but": (
        "We cannot let this pass, because of {clause}. With {price} there we would be silent.",
        "{clause}: for that we shall break the silence, unless the word becomes {price}.",
    ),
    # --- a leash
    "rope": (
        "We are held too short to initial anything behind closed doors. One step of rope, and there can be a text.",
        "Our leash is too short for a common draft. Loosen it a step, and we can write with the other side.",
    ),
    "rope_given": (
        "You have your step of rope; more of it another phase, or from another capital.",
        "We have loosened your leash by a step; the next one is for others to give.",
    ),
    "rope_spent": (
        "No: we move one leash a phase, and have moved another. Ask another capital, or us in the next phase.",
        "Not now: this phase we have held or loosened somebody else. The next one is another matter.",
    ),
    "rope_price": (
        "Rope has its price for us: say yes to our demand, {price}, and your leash is a step longer.",
        "We loosen your leash when you have granted what we demand: {price}.",
    ),
    # --- a pen on a package
    "signs_it": (
        "We are putting our initials under your package.",
        "Your package suits us; our initials follow.",
    ),
    "has_signed": (
        "Our initials stand under it already.",
        "We have initialled it; ask the others.",
    ),
    "is_draft": (
        "That is the draft as it stands; it needs nothing more from us.",
        "This text is the draft already.",
    ),
    "leash": (
        "We would put our initials under it, but our leash is too short for a common draft. {who} could loosen it.",
        "The text suits us; our leash does not reach so far. Ask {who} to loosen it.",
    ),
    "meet": (
        "We would put our initials under it after a drafting meeting with {who}; there has been none in this phase.",
        "The text suits us. First {who} and we must meet: without a meeting nobody initials together.",
    ),
    "meeting": (
        "We have asked {who} for the drafting meeting that our initials need.",
        "The text suits us. We wait for the drafting meeting with {who}.",
    ),
    "loud": (
        "It draws too much attention to be frozen. Make it quieter, first of all {clause}.",
        "Too loud for a signature: {clause} draws most of the attention.",
    ),
    "loud_but": (
        "It draws too much attention to be frozen. With {price} it would pass, and we would initial it.",
        "Too loud for a signature. Write {price}, and our initials follow.",
    ),
    "price": (
        "Not as it is. With {price} we would put our initials under it.",
        "Something is missing for us: {price}. Then we initial it.",
        "Change it to {price}, and our initials follow.",
    ),
    "short": (
        "It leaves us worse off than no text. What would change that: {price}.",
        "We would rather have no text than this one. Start with {price}.",
    ),
    "opposed": (
        "We could initial it, but {who} objects to {clause}. Get that lifted or paid.",
        "It suits us, but not {who}, because of {clause}. Win them first.",
    ),
    "opposed_price": (
        "We could initial it, but {who} objects to {clause}. Its price is {price}: pay that.",
        "It suits us, but not {who}, because of {clause}. Pay {price}, and we initial it.",
    ),
    "draft_better": (
        "We could live with it, but the draft has less in its way. Tell us who gains from the change.",
        "The draft as it stands suits us no less. What does this one win?",
    ),
    "broken": (
        "{who} has broken the silence over {clause}. As long as that stands, our initials change nothing.",
        "No text with {clause} will pass: {who} has broken the silence over it. Find another word there.",
    ),
    "mends_little": (
        "A broken silence lies before us. It is about {title}, and for that your text has no better word.",
        "First the word that broke the silence, {title}; this text brings us no nearer to it.",
    ),
    "no_gain": (
        "We could live with {clause}, but the draft has less in its way. Tell us who gains from the change.",
        "{clause} would do for us, but we see nobody whom it wins over. Who gains from it?",
    ),
    "suits_pen": (
        "It suits us. The pens decide whether it becomes the draft.",
        "We could live with it. Ask the pens for their initials.",
    ),
    "too_late": (
        "Drafting has closed; we can initial nothing more.",
        "Too late for a new text: drafting has closed.",
    ),
    "too_late_but": (
        "Drafting has closed; only {title} may still change.",
        "Too late for a new text. Only {title} is open.",
    ),
    "frozen": (
        "The text lies frozen before both houses; nothing can be initialled now.",
        "No new text while the silences run.",
    ),
    "hidden": (
        "We do not see the text: it is written behind closed doors. What we want most is {want}.",
        "The text is closed to us for now. We ask for {want}.",
    ),
}
"""Kinds of sentence, each with two or three ways to say it."""

WHY = {
    "text": "The text changed: ",
    "orders": "Our instructions changed: ",
    "noise": "The text draws more attention now: ",
}
"""Before something that is not what was said before."""
AGAIN = ("As before: ", "Still: ", "Once more: ", "Our answer is the same: ")
"""Before something that has been said."""
SO_FAR = ("", " Nothing new here.", " That is where we stand.", " What do you say?")
"""After it."""
