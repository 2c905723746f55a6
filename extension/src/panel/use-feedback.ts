/** Sends feedback and tells the agent what became of it. */

import { useState } from "preact/hooks";
import type { Feedback } from "../api/answer";
import { troubleIn } from "../api/trouble";
import { useServices } from "./panel-context";

/** A way to send feedback on one answer. */
export interface FeedbackSending {
  readonly isSending: boolean;
  /** True when the server has it; otherwise the agent has been told why not. */
  send(feedback: Feedback): Promise<boolean>;
}

/** Feedback on the answer with this id. */
export function useFeedback(answerId: string): FeedbackSending {
  const { client, notify } = useServices();
  const [isSending, setSending] = useState(false);

  const send = async (feedback: Feedback): Promise<boolean> => {
    setSending(true);
    try {
      await (await client()).sendFeedback(answerId, feedback);
      notify(feedback.citation === null ? "Thank you, noted." : `Thank you, source ${feedback.citation} is reported.`);
      return true;
    } catch (error) {
      const { title, detail } = troubleIn(error);
      notify(`Your feedback was not sent. ${title}. ${detail}`);
      return false;
    } finally {
      setSending(false);
    }
  };

  return { isSending, send };
}
