// What a sheet still asks: said in our words beside the question, and not by the browser's own bubble.
const MISSING = { radio: "Choose one of these.", checkbox: "Choose one of these.", textarea: "Write it here." };

let told, missed, leading;

export function tellWhatIsMissing(sheet) {
  sheet?.addEventListener("invalid", (event) => {
    event.preventDefault();
    if (!told) tell(event.target);
    else if (!leading) lead(missed);
  }, true);
  sheet?.addEventListener("input", clear);
  sheet?.addEventListener("close", clear);
}

// The browser names every field that lacks an answer: the first is led to, once.
function tell(field) {
  const question = field.closest("fieldset, details, .field") ?? field.parentElement;
  told = Object.assign(document.createElement("p"), { className: "missing", id: "missing", role: "alert" });
  told.textContent = MISSING[field.type] ?? "This is asked for.";
  (question.querySelector("legend, label:not(.pick), summary") ?? question).after(told);
  missed = field;
  lead(field);
}

// To the question, also when it was asked before and one has read on since: once a try.
function lead(field) {
  leading = setTimeout(() => {
    leading = undefined;
    field.focus({ preventScroll: true });
    told?.scrollIntoView({ block: "center" });
    for (const one of document.querySelectorAll(".missing")) if (one !== told) one.remove();
  });
}

function clear() {
  told?.remove();
  told = undefined;
}
