/** Whether an answer was of use, with a way to change one's mind. */

import { useState } from "preact/hooks";
import { useServices } from "../panel-context";
import { useFeedback } from "../use-feedback";
import { FeedbackForm } from "./feedback-form";
import { Icon } from "./icon";

type State = "open" | "asking_why" | "useful" | "not_useful";

/** Two buttons, then what was said and a button to say otherwise; the server keeps the latest word. */
export function Feedback({ answerId }: { readonly answerId: string }) {
  const [state, setState] = useState<State>("open");
  const { send, isSending } = useFeedback(answerId);
  const { open } = useServices();

  const praise = async (): Promise<void> => {
    const wasSent = await send({ useful: true, reason: null, citation: null, comment: null });
    if (wasSent) setState("useful");
  };

  if (state === "asking_why") {
    return (
      <FeedbackForm
        answerId={answerId}
        citation={null}
        onClose={() => setState((now) => (now === "asking_why" ? "open" : now))}
        onSent={() => setState("not_useful")}
      />
    );
  }
  if (state === "open") {
    return (
      <div class="ds-feedback">
        <span class="ds-muted">Was this useful?</span>
        <button type="button" class="ds-text-button" disabled={isSending} onClick={praise}>
          Yes
        </button>
        <button type="button" class="ds-text-button" onClick={() => setState("asking_why")}>
          No
        </button>
        <button type="button" class="ds-text-button ds-end" onClick={() => open(`/answers/${answerId}`)}>
          Receipt
        </button>
      </div>
    );
  }
  return (
    <div class="ds-feedback">
      <span class="ds-muted">
        <Icon name="check" /> Noted as {state === "useful" ? "useful" : "not useful"}.
      </span>
      <button type="button" class="ds-text-button" onClick={() => setState("open")}>
        Change
      </button>
    </div>
  );
}
