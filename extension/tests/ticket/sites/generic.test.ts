import { expect, test } from "vitest";
import { readTicket } from "../../../src/ticket/site";
import { genericSite } from "../../../src/ticket/sites/generic";

const URL_OF_PAGE = new URL("https://tool.example/tickets/77?tab=1#reply");

function read(html: string) {
  document.title = "Ticket 77 | Tool";
  document.body.innerHTML = html;
  document.getSelection()?.removeAllRanges();
  return readTicket([genericSite], document, URL_OF_PAGE);
}

test("the readable text of the main part is read, without menus, controls, drafts and hidden parts", () => {
  const ticket = read(`
    <nav>Menu</nav>
    <main>
      <h1>Late <b>refund</b></h1>
      <p>It has not<br>arrived.</p><script>var x</script><button>Send</button>
      <div aria-hidden="true">Secret</div><div hidden>Other customer</div>
      <textarea>My draft</textarea><div contenteditable="true">My other draft</div>
    </main>
    <footer>Imprint</footer>`);
  expect(ticket).toEqual({
    tool: "generic",
    id: URL_OF_PAGE.href,
    url: URL_OF_PAGE.href,
    subject: "Late refund",
    messages: [{ speaker: "customer", text: "Late refund\nIt has not\narrived.", at: null }],
    fields: {},
  });
});

test("of several tickets kept on the page only the one shown is read", () => {
  const ticket = read("<main hidden><h1>Other</h1>Other customer's text</main><main><h1>Mine</h1>My text</main>");
  expect(ticket?.subject).toBe("Mine");
  expect(ticket?.messages[0]?.text).toBe("Mine\nMy text");
});

test("a selection is read instead of the page", () => {
  read("<h1>Title</h1><p>Some words</p>");
  document.getSelection()?.selectAllChildren(document.querySelector("p") as Element);
  expect(readTicket([genericSite], document, URL_OF_PAGE)?.messages[0]?.text).toBe("Some words");
});

test("a long page is cut, and a page without a heading has its title for a subject", () => {
  const ticket = read(`<p>${"word ".repeat(4000)}</p>`);
  expect(ticket?.messages[0]?.text.length).toBeLessThanOrEqual(8000);
  expect(ticket?.subject).toBe("Ticket 77 | Tool");
});

test("an empty page and a page of the browser itself hold no ticket", () => {
  expect(read("")).toBeNull();
  document.body.innerHTML = "<p>Settings</p>";
  expect(readTicket([genericSite], document, new URL("chrome://settings"))).toBeNull();
});
