// What the server has drawn for somebody who only looks: panels are replaced by id, lists grow.
export function draw({ html = {}, append = {}, whole = false }, lists) {
  for (const [name, text] of Object.entries(html)) {
    const old = document.getElementById(`panel-${name}`);
    if (old) window.htmx.swap({ text, target: old, swap: "outerMorph", sourceElement: old });
  }
  for (const name of lists) {
    const list = document.getElementById(name);
    if (whole) list.replaceChildren();
    list.insertAdjacentHTML("beforeend", append[name] ?? "");
  }
}
