// Lets keys press what they are written on: a link, a button or a box with `data-key`, while nobody is typing.
const typing = (target) => target.closest("textarea, select, input:not([type=checkbox], [type=radio])") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (pressed === null) return;
  event.preventDefault();
  pressed.click();
  pressed.focus();
});
