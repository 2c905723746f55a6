/** Puts the answer where the agent needs it: into the reply, or onto the clipboard. */

import { useState } from "preact/hooks";
import type { Answer } from "../../api/answer";
import { copy } from "../clipboard";
import type { Insertion } from "../host";
import { useServices } from "../panel-context";
import { leftOutNote, type Reply, replyFrom } from "../reply";
import { Icon } from "./icon";

/** The buttons under an answer; what is internal never gets past them. */
export function ReplyActions({ answer }: { readonly answer: Answer }) {
  const { host, ticket, notify } = useServices();
  const [isShownToCopy, setShownToCopy] = useState(false);
  const reply = replyFrom(answer);
  const insert = host.insert?.bind(host);

  if (reply.text === "") {
    return <p class="ds-note">Every sentence here is internal, so there is nothing to put into a reply.</p>;
  }
  const putIn = async (): Promise<void> => {
    const insertion = await insert?.(reply.text, ticket);
    if (insertion === undefined) return;
    setShownToCopy(insertion.outcome === "failed");
    notify(insertionNote(insertion, reply));
  };
  const putOnClipboard = async (): Promise<void> => {
    const isCopied = await copy(reply.text);
    setShownToCopy(!isCopied);
    notify(isCopied ? join("Copied.", leftOutNote(reply.leftOut)) : "The browser did not allow copying.");
  };

  return (
    <div class="ds-actions">
      <div class="ds-row">
        {insert !== undefined && (
          <button type="button" class="ds-button ds-primary" onClick={putIn}>
            <Icon name="insert" />
            Insert into reply
          </button>
        )}
        <button type="button" class="ds-button" onClick={putOnClipboard}>
          <Icon name="copy" />
          Copy
        </button>
      </div>
      {reply.leftOut > 0 && <p class="ds-note">Sentences marked internal stay out of the reply.</p>}
      {isShownToCopy && (
        <label class="ds-field">
          <span>Select and copy this text:</span>
          <textarea rows={4} readOnly value={reply.text} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </div>
  );
}

/** What to tell the agent about an insertion. */
export function insertionNote(insertion: Insertion, reply: Reply): string {
  const leftOut = leftOutNote(reply.leftOut);
  if (insertion.outcome === "inserted") return join("Inserted. Read it before you send it.", leftOut);
  return join(insertion.reason, leftOut);
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
