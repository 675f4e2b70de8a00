// What cannot be taken back asks first: Escape, Cancel and a click elsewhere fold it again. Without this script it folds by its summary.
const A_DOUBLE_CLICK = 500;
let folded = -A_DOUBLE_CLICK;

export function fold(guard, focus = false) {
  if (!guard?.open) return;
  guard.open = false;
  folded = performance.now();
  if (focus) guard.querySelector("summary").focus();
}

const open = () => document.querySelector("details.sure[open]");

document.addEventListener("keydown", (event) => event.key === "Escape" && fold(open(), true));
document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-fold]");
  if (cancel || !open()?.contains(event.target)) fold(open(), Boolean(cancel));
});

// The second half of a double click was meant for the button that has gone, not for what lay under it.
document.addEventListener(
  "click",
  (event) => {
    if (event.detail < 2 || performance.now() - folded > A_DOUBLE_CLICK) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
