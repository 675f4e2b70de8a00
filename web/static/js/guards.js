// What cannot be taken back asks first: Escape, Cancel and a click elsewhere fold it again. Without this script it folds by its summary.
export function fold(guard, focus = false) {
  if (!guard?.open) return;
  guard.open = false;
  if (focus) guard.querySelector("summary").focus();
}

const open = () => document.querySelector("details.sure[open]");

document.addEventListener("keydown", (event) => event.key === "Escape" && fold(open(), true));
document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-fold]");
  if (cancel || !open()?.contains(event.target)) fold(open(), Boolean(cancel));
});
