import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Panel } from "../../src/panel/panel";
import { FakeServer, json, OpenStream, problem } from "../fake-server";
import { answerJson, citationJson, ticketOf } from "../samples";
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

test("partly answered, one more detail and approved answers are named as such", async () => {
  server.on("/v1/answers", () => json(answerJson({ outcome: "partly_answered" })));
  show();
  ask("One?");
  expect(await screen.findByRole("heading", { name: "Partly answered" })).toBeTruthy();
  server.on("/v1/answers", () => json(answerJson({ outcome: "needs_clarification", sentences: [], citations: [] })));
  ask("Two?");
  expect(await screen.findByRole("heading", { name: "One more detail is needed" })).toBeTruthy();
  const exemplar = { id: "e", title: "Kind refusal", approved_by: "Maria Lopez", approved_on: "2025-11-03", url: "/e" };
  server.on("/v1/answers", () => json(answerJson({ exemplar })));
  ask("Three?");
  expect((await screen.findByText("Approved answer")).parentElement?.textContent).toContain(
    "by Maria Lopez on 3 Nov 2025",
  );
});

test("documents that disagree are shown as disagreeing", async () => {
  server.on("/v1/answers", () => json(answerJson({ conflicts: ["Policy 1 says 30 days, policy 2 says 45."] })));
  show();
  ask("May she?");
  expect(await screen.findByText("Policy 1 says 30 days, policy 2 says 45.")).toBeTruthy();
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
