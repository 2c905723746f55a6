// Shows what a good reply contains without leaving the page, so that the panel keeps its conversation.
const form = document.querySelector("form[data-practice]");
const compare = document.getElementById("compare");

form?.addEventListener("submit", (event) => {
  if (!compare) return;
  event.preventDefault();
  compare.hidden = false;
  compare.focus();
});
