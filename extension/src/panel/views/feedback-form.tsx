/** Asks what was wrong with an answer or with one of its sources. */

import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { FeedbackReason } from "../../api/answer";
import { useFeedback } from "../use-feedback";

const REASONS: readonly { readonly reason: FeedbackReason; readonly label: string }[] = [
  { reason: "wrong", label: "Wrong" },
  { reason: "outdated", label: "Outdated" },
  { reason: "incomplete", label: "Incomplete" },
  { reason: "unclear", label: "Unclear" },
  { reason: "not_relevant", label: "Not relevant" },
];

interface FeedbackFormProps {
  readonly answerId: string;
  /** The source meant, or null for the whole answer. */
  readonly citation: number | null;
  onClose(): void;
  onSent?(): void;
}

/** A short form; it sends `useful: false` with a reason. */
export function FeedbackForm({ answerId, citation, onClose, onSent }: FeedbackFormProps) {
  const [reason, setReason] = useState<FeedbackReason | null>(null);
  const [comment, setComment] = useState("");
  const first = useRef<HTMLInputElement>(null);
  const name = useId();
  const { send, isSending } = useFeedback(answerId);
  useEffect(() => first.current?.focus(), []);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wasSent = await send({ useful: false, reason, citation, comment: comment.trim() || null });
    if (!wasSent) return;
    onSent?.();
    onClose();
  };

  return (
    <form class="ds-feedback-form" onSubmit={submit}>
      <fieldset>
        <legend>
          {citation === null ? "What is wrong with the answer?" : `What is wrong with source ${citation}?`}
        </legend>
        <div class="ds-chips">
          {REASONS.map((option, index) => (
            <label key={option.reason} class="ds-chip">
              <input
                ref={index === 0 ? first : null}
                type="radio"
                name={name}
                checked={reason === option.reason}
                onChange={() => setReason(option.reason)}
              />
              {option.label}
            </label>
          ))}
        </div>
      </fieldset>
      <label class="ds-field">
        <span>What should it say? (optional)</span>
        <textarea
          rows={2}
          maxLength={2000}
          value={comment}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      </label>
      <div class="ds-row">
        <button type="submit" class="ds-button ds-primary" disabled={isSending || reason === null}>
          Send
        </button>
        <button type="button" class="ds-button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
