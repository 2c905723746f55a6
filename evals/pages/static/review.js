// Reviewing by keyboard. Without this file everything works by mouse and Tab; single keys can be turned off.
const TYPING = "textarea, select, input:not([type=radio]):not([type=checkbox])";
const NO_KEYS = "deskside-review-no-keys";

const form = document.querySelector("form[data-review], form[data-pair]");
const criteria = [...document.querySelectorAll("form[data-review] fieldset[data-criterion]")];
const keysOn = document.querySelector("input[data-keys]");

let current = 0;
let isSent = false;
let spent = 0;
let visibleSince = document.hidden ? null : performance.now();

/** Shows which criterion the keys belong to. */
function mark(place) {
  criteria[current]?.removeAttribute("data-current");
  current = Math.max(0, Math.min(place, criteria.length - 1));
  criteria[current]?.setAttribute("data-current", "");
}

function focusCriterion(place) {
  mark(place);
  const options = criteria[current];
  const input = options?.querySelector("input:checked") ?? options?.querySelector("input");
  input?.focus({ preventScroll: true });
  options?.scrollIntoView({ block: "nearest" });
}

function goOn() {
  if (current + 1 < criteria.length) focusCriterion(current + 1);
  else form.querySelector("[data-submit]")?.focus();
}

/** Chooses what the key means for the criterion in focus. */
function choose(key) {
  const options = criteria[current]?.querySelectorAll("input[data-key]") ?? [];
  const chosen = [...options].find((option) => option.dataset.key.split(" ").includes(key));
  if (!chosen) return false;
  chosen.checked = true;
  goOn();
  return true;
}

/** Presses the button, opens the fold or enters the field that belongs to the key. */
function press(key) {
  const wanted = [...document.querySelectorAll("[data-press]")].find((part) => part.dataset.press.split(" ").includes(key));
  if (!wanted) return false;
  if (wanted.matches("textarea")) {
    wanted.focus();
    return true;
  }
  wanted.click();
  if (wanted.matches("summary") && wanted.parentElement.open) wanted.parentElement.querySelector("textarea")?.focus();
  return true;
}

function move(key) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[key];
  if (!step || criteria.length === 0) return false;
  const isInside = criteria[current]?.contains(document.activeElement);
  focusCriterion(isInside ? current + step : current);
  return true;
}

function submitWithEnter(target) {
  if (criteria.length === 0 || !(target === document.body || target.matches("input[type=radio]"))) return false;
  form.requestSubmit();
  return true;
}

function onKey(event) {
  const { key, target } = event;
  if (key === "Enter" && (event.ctrlKey || event.metaKey) && criteria.length > 0) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.matches(TYPING)) {
    if (key === "Escape") focusCriterion(current);
    return;
  }
  if (!keysOn || keysOn.checked) {
    const isTaken = key === "Enter" ? submitWithEnter(target) : move(key) || choose(key) || press(key);
    if (isTaken) event.preventDefault();
  }
}

function keepTime() {
  if (visibleSince !== null) spent += performance.now() - visibleSince;
  visibleSince = document.hidden ? null : performance.now();
}

if (form) {
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", keepTime);
  form.addEventListener("focusin", (event) => {
    const place = criteria.findIndex((options) => options.contains(event.target));
    if (place >= 0) mark(place);
  });
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
    keepTime();
    const seconds = form.elements.namedItem("seconds");
    if (seconds) seconds.value = String(Math.round(spent / 1000));
  });
  // A page that the browser kept for "back" may be sent again.
  addEventListener("pageshow", () => (isSent = false));
  form.dataset.compact = "";
  for (const [place, options] of criteria.entries()) options.addEventListener("click", () => mark(place));
  mark(0);
}

if (keysOn) {
  keysOn.checked = localStorage.getItem(NO_KEYS) === null;
  keysOn.addEventListener("change", () => {
    if (keysOn.checked) localStorage.removeItem(NO_KEYS);
    else localStorage.setItem(NO_KEYS, "1");
  });
}
