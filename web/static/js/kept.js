// Half a sentence survives everything: what is typed into a field with `data-keep` is kept until it has been said.
let prefix = "";

export function keepWhatIsTyped(game) {
  prefix = `antechamber:${game}:typed:`;
  document.addEventListener("input", ({ target }) => {
    if (target.dataset.keep) sessionStorage.setItem(prefix + target.dataset.keep, target.value);
  });
  restore(document);
}

export function restore(place) {
  for (const field of place.querySelectorAll("[data-keep]")) {
    const kept = sessionStorage.getItem(prefix + field.dataset.keep);
    if (kept && field.type === "radio") field.checked ||= field.value === kept;
    else if (kept && !field.value) field.value = kept;
  }
}

export function forget(names = []) {
  names.forEach((name) => sessionStorage.removeItem(prefix + name));
}
