"""Asks axe-core what keeps people out of a page."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "extension" / "node_modules" / "axe-core" / "axe.min.js"

_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}"""


def assert_accessible(page: Page, where: str) -> None:
    """Raises AssertionError, naming each element, where axe finds something serious or critical."""
    assert AXE.is_file(), "axe-core is missing: run `npm ci` in the folder `extension`."
    if not page.evaluate("() => 'axe' in window"):
        # Evaluated rather than added as a script, which the page's own policy would rightly refuse.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    violations: list[str] = page.evaluate(_RUN)
    assert not violations, f"{where}:\n" + "\n".join(violations)
