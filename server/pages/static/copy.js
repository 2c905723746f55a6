// Offers to copy the link of a passage where the browser lets a page write to the clipboard.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const said = button.parentElement?.querySelector("[role=status]");
  button.hidden = navigator.clipboard === undefined;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    if (said) said.textContent = "Copied";
  });
}
