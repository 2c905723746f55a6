/** The settings page: which server, which key, and whether they work. */

import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { readBaseUrl } from "../api/connection";
import { forgetConnection, loadConnection, saveConnection } from "../background/settings";
import { originPattern, testConnection, type Verdict } from "./connection-test";
import { describeVerdict } from "./verdict-text";

/** The form. Saving asks the browser's leave to speak to that one server, and to no other. */
export function Options() {
  const [url, setUrl] = useState("");
  const [key, setKey] = useState("");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [note, setNote] = useState("");

  useEffect(() => {
    void loadConnection(browser.storage.local).then((saved) => {
      setUrl(saved?.baseUrl ?? "");
      setKey(saved?.key ?? "");
    });
  }, []);

  const test = async (): Promise<void> => {
    setNote("Testing…");
    const isPermitted = (pattern: string): Promise<boolean> => browser.permissions.contains({ origins: [pattern] });
    setVerdict(await testConnection({ url, key, fetch: (address, init) => fetch(address, init), isPermitted }));
    setNote("");
  };

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const baseUrl = readBaseUrl(url);
    if (baseUrl === null) return setVerdict({ kind: "not_a_url" });
    // First of all, before anything is awaited: browsers ask only straight from a click.
    await browser.permissions.request({ origins: [originPattern(baseUrl)] }).catch(() => false);
    if (key.trim() !== "") await saveConnection(browser.storage.local, { baseUrl, key: key.trim() });
    await test();
  };

  const forget = async (): Promise<void> => {
    await forgetConnection(browser.storage.local);
    setKey("");
    setVerdict(null);
    setNote("Server and key are forgotten.");
  };

  return (
    <form class="ds-options" onSubmit={save}>
      <h1>Deskside</h1>
      <label class="ds-field">
        <span>Server address</span>
        <input
          type="text"
          inputMode="url"
          autocomplete="url"
          spellcheck={false}
          placeholder="https://deskside.example.com"
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
      </label>
      <label class="ds-field">
        <span>Your key</span>
        <input
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
      </label>
      <p class="ds-note">The key stays on this computer. Deskside reads a page only when you ask it to.</p>
      <div class="ds-row">
        <button type="submit" class="ds-button ds-primary">
          Save
        </button>
        <button type="button" class="ds-button" onClick={test}>
          Test connection
        </button>
        <button type="button" class="ds-text-button" onClick={forget}>
          Forget
        </button>
      </div>
      <div role="status" class={verdict === null ? "ds-verdict" : `ds-verdict ds-verdict-${verdict.kind}`}>
        {note !== "" ? note : verdict === null ? "" : describeVerdict(verdict)}
      </div>
    </form>
  );
}
