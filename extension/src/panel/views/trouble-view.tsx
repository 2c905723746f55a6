/** What went wrong, and the way out of it. */

import type { Trouble } from "../../api/trouble";
import { useServices } from "../panel-context";

interface TroubleViewProps {
  readonly trouble: Trouble;
  onRetry(): void;
}

/** A trouble in two lines with the button that helps. */
export function TroubleView({ trouble, onRetry }: TroubleViewProps) {
  const { host } = useServices();
  const needsSignIn = trouble.kind === "signed_out" || trouble.kind === "not_set_up";
  return (
    <div class="ds-trouble" role="alert">
      <p class="ds-trouble-title">{trouble.title}</p>
      <p>{trouble.detail}</p>
      <div class="ds-row">
        {needsSignIn && (
          <button type="button" class="ds-button ds-primary" onClick={() => host.signIn.run()}>
            {host.signIn.label}
          </button>
        )}
        <button type="button" class="ds-button" onClick={onRetry}>
          Try again
        </button>
      </div>
    </div>
  );
}
