import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Panel } from "../../src/panel/panel";
import { FakeServer, json, OpenStream, problem } from "../fake-server";
import { answerJson, citationJson, draftCheckJson, suggestionsJson, ticketOf } from "../samples";
import { FakeHost } from "./fake-host";

let server: FakeServer;
let host: FakeHost;

beforeEach(() => {
  server = new FakeServer()
    .on("/v1/me", () => json({ id: "1", name: "Sam", role: "agent", groups: [] }))
    .on("/v1/answers", () => json(answerJson()))
    .on("/v1/answers/answer-1/feedback", () => json({}, 201));
  host = new FakeHost();
});

afterEach(cleanup);

function show(): void {
  render(<Panel host={host} fetch={server.fetch} />);
}

function ask(question: string): void {
  const box = screen.getByRole("textbox", { name: "Question" });
  fireEvent.input(box, { target: { value: question } });
  fireEvent.keyDown(box, { key: "Enter" });
}

async function answered(): Promise<void> {
  await screen.findByRole("heading", { name: /Sources|Closest passages/ });
}

test("an empty panel says what it is for and takes the slash key", async () => {
  show();
  expect(screen.getByText(/Every sentence comes with its source/)).toBeTruthy();
  fireEvent.keyDown(document.body, { key: "/" });
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Question" }));
});

test("an answer shows its sentences, its sources and what they are worth", async () => {
  show();
  ask("May she?");
  await answered();
  expect(screen.getAllByRole("button", { name: /^Source 1: Policy 1, Late returns/ })).toHaveLength(2);
  const sources = within(screen.getByRole("list"));
  expect(sources.getAllByText(/Maria Lopez · verified 14 Jan 2026 · in force since 1 Mar 2025/)).toHaveLength(3);
  expect(sources.getAllByText("Internal")).toHaveLength(1);
  expect(screen.getByText("Lesson · 8 min")).toBeTruthy();
});

test("pointing at a citation shows its quote, Escape takes it away, a click opens the document there", async () => {
  show();
  ask("May she?");
  await answered();
  const cite = screen.getByRole("button", { name: /^Source 2/ });
  fireEvent.focus(cite);
  expect(screen.getByRole("tooltip").textContent).toContain("Quote number 2.");
  fireEvent.keyDown(cite, { key: "Escape" });
  expect(screen.queryByRole("tooltip")).toBeNull();
  fireEvent.click(cite);
  expect(host.opened).toEqual(["/documents/document-2/versions/version-1?start=0&end=20"]);
});

test("what is inserted has no markers and nothing internal, and the agent is told", async () => {
  show();
  ask("May she?");
  fireEvent.click(await screen.findByRole("button", { name: "Insert into reply" }));
  expect(
    await screen.findByText(/Inserted\. Read it before you send it\. 1 internal sentence was left out\./),
  ).toBeTruthy();
  expect(host.inserted).toEqual(["Yes, within 30 days.\n\nThe refund takes 5 days."]);
});

test("when neither the box nor the clipboard takes the text it is shown to be copied by hand", async () => {
  host.insertion = { outcome: "failed", reason: "No reply box was found: click into it once." };
  show();
  ask("May she?");
  fireEvent.click(await screen.findByRole("button", { name: "Insert into reply" }));
  const box = (await screen.findByLabelText(/Select and copy/)) as HTMLTextAreaElement;
  expect(box.value).toBe("Yes, within 30 days.\n\nThe refund takes 5 days.");
});

test("an answer still coming can be stopped and can not be inserted", async () => {
  const stream = new OpenStream();
  server.on("/v1/answers", () => stream.response);
  show();
  ask("May she?");
  stream.send("delta", { text: "Yes, within [1" });
  await screen.findByText("Yes, within");
  expect(screen.queryByRole("button", { name: "Insert into reply" })).toBeNull();
  fireEvent.keyDown(document.body, { key: "Escape" });
  expect(await screen.findByText(/Stopped\. What has come is unfinished/)).toBeTruthy();
  expect(server.to("/v1/answers")[0]?.isAborted()).toBe(true);
});

test("an answer is read aloud when it is whole, not while it is coming", async () => {
  const stream = new OpenStream();
  server.on("/v1/answers", () => stream.response);
  show();
  ask("May she?");
  stream.send("delta", { text: "Yes, within" });
  await screen.findByText("Yes, within");
  const spoken = () => screen.getAllByRole("status").map((region) => region.textContent);
  expect(spoken()).toContain("Looking in the documents.");
  stream.send("done", answerJson());
  await waitFor(() => expect(spoken().join()).toContain("Answer. Yes, within 30 days."));
  expect(spoken().join()).toContain("3 sources.");
});

test("a question nothing answers says so and shows what comes closest", async () => {
  const nearest = [citationJson(1, { title: "Warranty" })];
  server.on("/v1/answers", () =>
    json(answerJson({ outcome: "not_in_documents", text: "", sentences: [], citations: [], lesson: null, nearest })),
  );
  show();
  ask("Anything?");
  expect(await screen.findByRole("heading", { name: "Not in the documents" })).toBeTruthy();
  expect(screen.getByText("Quote number 1.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Insert into reply" })).toBeNull();
});

test("partly answered and approved answers are named as such", async () => {
  server.on("/v1/answers", () => json(answerJson({ outcome: "partly_answered" })));
  show();
  ask("One?");
  expect(await screen.findByRole("heading", { name: "Partly answered" })).toBeTruthy();
  const exemplar = { id: "e", title: "Kind refusal", approved_by: "Maria Lopez", approved_on: "2025-11-03", url: "/e" };
  server.on("/v1/answers", () => json(answerJson({ exemplar })));
  ask("Three?");
  expect((await screen.findByText("Approved answer")).parentElement?.textContent).toContain(
    "by Maria Lopez on 3 Nov 2025",
  );
});

test("what the documents leave open is named part by part", async () => {
  server.on("/v1/answers", () => json(answerJson({ outcome: "partly_answered", missing: ["Who pays the courier?"] })));
  show();
  ask("May she, and who pays the courier?");
  expect(await screen.findByRole("heading", { name: "Partly answered" })).toBeTruthy();
  expect(screen.getByText("Who pays the courier?")).toBeTruthy();
});

test("an unclear question offers what it may mean, and one click asks for that", async () => {
  const options = [{ label: "Opened", question: "May an opened one go back?" }];
  const unclear = { outcome: "needs_clarification", text: "Opened or not?", sentences: [], citations: [], options };
  server.on("/v1/answers", () => json(answerJson(unclear)));
  show();
  ask("May it go back?");
  expect(await screen.findByRole("heading", { name: "Which of these do you mean?" })).toBeTruthy();
  server.on("/v1/answers", () => json(answerJson()));
  fireEvent.click(screen.getByRole("button", { name: "Opened" }));
  await answered();
  expect(server.to("/v1/answers").at(-1)?.body).toMatchObject({ question: "May an opened one go back?" });
});

test("documents that disagree stand side by side, each with its source", async () => {
  const conflict = { says: "One says 30 days, the other 45.", left: citationJson(1), right: citationJson(2) };
  server.on("/v1/answers", () => json(answerJson({ conflicts: [conflict], citations: [] })));
  show();
  ask("May she?");
  expect(await screen.findByText("One says 30 days, the other 45.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Policy 2" }));
  expect(host.opened).toEqual([citationJson(2).url]);
});

test("an exception says until when it holds, and an earlier day what today's rule is", async () => {
  const exception = citationJson(1, { is_exception: true, in_force_to: "2026-12-01T00:00:00Z" });
  const today = {
    as_of: "2026-11-22T12:00:00Z",
    outcome: "answered",
    text: "Within 14 days.",
    sentences: [{ text: "Within 14 days.", citations: [1], is_internal: false }],
    citations: [citationJson(1)],
  };
  server.on("/v1/answers", () => json(answerJson({ citations: [exception], today })));
  show();
  ask("May she?");
  expect((await screen.findByText("Exception in force")).parentElement?.textContent).toContain("until 30 Nov 2026");
  expect(screen.getByText("Within 14 days.")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "In force on 22 Nov 2026" })).toBeTruthy();
});

test("what was not trusted, what was taken out and what went wrong is told", async () => {
  const making = { dropped: [{ text: "It is free.", reason: "No source says so." }] };
  const changes = { making, suspicious: [citationJson(4)], notices: ["The language model was too slow."] };
  server.on("/v1/answers", () => json(answerJson(changes)));
  show();
  ask("May she?");
  expect(await screen.findByText("The language model was too slow.")).toBeTruthy();
  expect(screen.getByText(/reads like an instruction/)).toBeTruthy();
  expect(screen.getByText("It is free.").parentElement?.textContent).toContain("No source says so.");
});

test("what a slot of an approved answer still needs is told, and the receipt is one click away", async () => {
  const slots = [
    { name: "order_number", value: null },
    { name: "customer_name", value: "Ana" },
  ];
  server.on("/v1/answers", () => json(answerJson({ slots })));
  show();
  ask("May she?");
  expect(await screen.findByText("To fill in before you send it: order number.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Receipt" }));
  expect(host.opened).toEqual(["/answers/answer-1"]);
});

test("an answer that begins anew shows nothing of what was told before", async () => {
  const stream = new OpenStream();
  server.on("/v1/answers", () => stream.response);
  show();
  ask("May she?");
  stream.send("meta", { id: "answer-1", outcome: "answered", as_of: "2026-02-01T00:00:00Z" });
  stream.send("delta", { text: "Within 45 days." });
  expect(await screen.findByText(/Within 45 days/)).toBeTruthy();
  stream.send("meta", { id: "answer-1", outcome: "answered", as_of: "2026-02-01T00:00:00Z" });
  stream.send("delta", { text: "Within 30 days." });
  expect(await screen.findByText(/Within 30 days/)).toBeTruthy();
  expect(screen.queryByText(/Within 45 days/)).toBeNull();
});

test("a ticket suggests its needs with their answers, and one click opens one", async () => {
  host = new FakeHost(ticketOf("T-1"));
  server.on("/v1/suggestions", () => json(suggestionsJson()));
  show();
  const need = await screen.findByRole("button", { name: /How long may it go back/ });
  expect(need.textContent).toContain("Yes, within 30 days.");
  expect(server.to("/v1/suggestions")).toHaveLength(1);
  expect(server.to("/v1/suggestions")[0]?.body).toMatchObject({ ticket: { id: "T-1" } });
  fireEvent.click(screen.getByRole("button", { name: "Use the rule of that day" }));
  fireEvent.click(need);
  await answered();
  expect(server.to("/v1/answers").at(-1)?.body).toMatchObject({
    question: "How long may a charger go back?",
    as_of: "2025-02-12",
  });
});

test("a ticket read again is not asked about again, and one that says something new is", async () => {
  host = new FakeHost(ticketOf("T-1"));
  server.on("/v1/suggestions", () => json({ suggestions: [], as_of_suggestions: [] }));
  show();
  expect(await screen.findByText(/Nothing in it asks/)).toBeTruthy();
  host.show(ticketOf("T-1"));
  host.show(ticketOf("T-1", { messages: [{ speaker: "customer", text: "And now?", at: null }] }));
  await waitFor(() => expect(server.to("/v1/suggestions")).toHaveLength(2));
});

test("a server without suggestions leaves the panel as useful as before", async () => {
  host = new FakeHost(ticketOf("T-1"));
  show();
  await waitFor(() => expect(server.to("/v1/suggestions")).toHaveLength(1));
  fireEvent.click(await screen.findByRole("button", { name: "Answer this ticket" }));
  await answered();
});

test("a draft is checked sentence by sentence, with what to write instead", async () => {
  host = new FakeHost(ticketOf("T-1"));
  host.draft = { state: "read", text: "Hello 🙂. You have 45 days." };
  server.on("/v1/draft-checks", () => json(draftCheckJson()));
  show();
  await waitFor(() => expect(screen.getByText("Subject of T-1")).toBeTruthy());
  fireEvent.click(screen.getByRole("button", { name: "Check my draft" }));
  expect(await screen.findByText("1 of 2 sentences to look at, 1 to add.")).toBeTruthy();
  expect(server.to("/v1/draft-checks").at(-1)?.body).toMatchObject({ draft: "Hello 🙂. You have 45 days." });
  expect(screen.getByText("You have 30 days.")).toBeTruthy();
  expect(screen.getByText("Keep the proof of postage.")).toBeTruthy();
  const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  expect(found.violations).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Close the check" }));
  expect(screen.queryByText("You have 30 days.")).toBeNull();
});

test("an empty reply box is not checked, and another ticket takes the check away", async () => {
  host = new FakeHost(ticketOf("T-1"));
  host.draft = { state: "read", text: "  " };
  show();
  await waitFor(() => expect(screen.getByText("Subject of T-1")).toBeTruthy());
  fireEvent.click(screen.getByRole("button", { name: "Check my draft" }));
  expect(await screen.findByText(/The reply box is empty/)).toBeTruthy();
  expect(server.to("/v1/draft-checks")).toEqual([]);
  host.show(ticketOf("T-2"));
  await waitFor(() => expect(screen.queryByText(/The reply box is empty/)).toBeNull());
});

test("beside a ticket one click asks what the ticket asks, of the day it was ordered", async () => {
  host = new FakeHost(ticketOf("T-1"));
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Order date 12 Feb 2025" }));
  fireEvent.click(screen.getByRole("button", { name: "Answer this ticket" }));
  await answered();
  expect(server.to("/v1/answers")[0]?.body).toMatchObject({
    question: "Subject of T-1\n\nText of T-1",
    ticket: { id: "T-1" },
    as_of: "2025-02-12",
  });
  expect(screen.getAllByText(/Rule in force on 12 Feb 2025/).length).toBeGreaterThan(0);
});

test("an answer that comes late never shows beside another ticket", async () => {
  const stream = new OpenStream();
  server.on("/v1/answers", () => stream.response);
  host = new FakeHost(ticketOf("A"));
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Answer this ticket" }));
  await waitFor(() => expect(server.to("/v1/answers")).toHaveLength(1));
  host.show(ticketOf("B"));
  await screen.findByText("Subject of B");
  stream.send("done", answerJson());
  await waitFor(() => expect(stream.wasCancelled).toBe(true));
  expect(screen.queryByText(/within 30 days/)).toBeNull();
  expect(screen.getByRole("button", { name: "Answer this ticket" })).toBeTruthy();
});

test("a question goes out with the ticket that is in front when it is asked, not the one read before", async () => {
  host = new FakeHost(ticketOf("A"));
  show();
  await screen.findByText("Subject of A");
  host.reading = { state: "read", ticket: ticketOf("B"), allow: null };
  ask("May she?");
  await answered();
  expect(server.to("/v1/answers")[0]?.body).toMatchObject({ ticket: { id: "B" } });
  expect(screen.getByText("Subject of B")).toBeTruthy();
});

test("a question from outside is asked at once", async () => {
  host = new FakeHost(ticketOf("A"));
  show();
  host.askFromOutside("What does this clause mean?");
  await answered();
  expect(server.to("/v1/answers")[0]?.body).toMatchObject({
    question: "What does this clause mean?",
    ticket: { id: "A" },
  });
});

test("a follow-up takes the conversation along, a new question begins anew", async () => {
  show();
  ask("May she?");
  await answered();
  ask("And abroad?");
  await waitFor(() => expect(server.to("/v1/answers")).toHaveLength(2));
  expect(server.to("/v1/answers")[1]?.body).toMatchObject({
    history: [{ role: "user", text: "May she?" }, { role: "agent" }],
  });
  fireEvent.click(screen.getByRole("button", { name: "New question" }));
  ask("Something else?");
  await waitFor(() => expect(server.to("/v1/answers")).toHaveLength(3));
  expect(server.to("/v1/answers")[2]?.body).toMatchObject({ history: [] });
});

test("feedback on the answer can be given, and changed", async () => {
  show();
  ask("May she?");
  await answered();
  fireEvent.click(screen.getByRole("button", { name: "Yes" }));
  fireEvent.click(await screen.findByRole("button", { name: "Change" }));
  fireEvent.click(screen.getByRole("button", { name: "No" }));
  fireEvent.click(screen.getByLabelText("Outdated"));
  fireEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText(/Noted as not useful/)).toBeTruthy();
  expect(server.to("/v1/answers/answer-1/feedback").map((sent) => sent.body)).toEqual([
    { useful: true, reason: null, citation: null, comment: null },
    { useful: false, reason: "outdated", citation: null, comment: null },
  ]);
});

test("a single source can be reported", async () => {
  show();
  ask("May she?");
  await answered();
  fireEvent.click(screen.getByRole("button", { name: "Report source 2, Policy 2" }));
  fireEvent.click(screen.getByLabelText("Wrong"));
  fireEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText(/source 2 is reported/)).toBeTruthy();
  expect(server.to("/v1/answers/answer-1/feedback")[0]?.body).toMatchObject({ citation: 2, reason: "wrong" });
});

test("a panel without a server leads to the settings", async () => {
  host.isSetUp = false;
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Open settings" }));
  expect(host.signInCount).toBe(1);
});

test("signed out is said before the first question", async () => {
  server.on("/v1/me", () => problem(401, "Unauthorized"));
  show();
  expect(await screen.findByText("You are signed out")).toBeTruthy();
});

test.each([
  [
    () => problem(403, "Forbidden", "Your role may not ask."),
    "You do not have access to this",
    "Your role may not ask.",
  ],
  [() => problem(500, "The index is being rebuilt", "Two minutes."), "The index is being rebuilt", "Two minutes."],
  [
    () => Promise.reject(new TypeError("Failed to fetch")),
    "The Deskside server cannot be reached",
    "Check your connection",
  ],
])("a failed question says what happened and can be asked again", async (respond, title, detail) => {
  server.on("/v1/answers", respond);
  show();
  ask("May she?");
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByText(new RegExp(detail))).toBeTruthy();
  server.on("/v1/answers", () => json(answerJson()));
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await answered();
});

test("text that looks like markup is shown as text", async () => {
  const text = "<img src=x onerror=alert(1)>";
  server.on("/v1/answers", () => json(answerJson({ text, sentences: [{ text, citations: [1], is_internal: false }] })));
  show();
  ask(text);
  await answered();
  expect(document.querySelector("img")).toBeNull();
});

test("an answered panel has no accessibility fault that can be found without drawing it", async () => {
  host = new FakeHost(ticketOf("A"));
  show();
  ask("May she?");
  await answered();
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, "label-content-name-mismatch": { enabled: false } },
  });
  expect(violations.map((violation) => violation.id)).toEqual([]);
});
