/** What an unclear question may mean: one click asks for just that. */

import type { Option } from "../../api/answer";
import { useServices } from "../panel-context";

/** The meanings to choose from. */
export function OptionList({ options }: { readonly options: readonly Option[] }) {
  const { ask } = useServices();
  if (options.length === 0) return null;
  return (
    <ul class="ds-choices">
      {options.map((option) => (
        <li key={option.question}>
          <button type="button" class="ds-button" title={option.question} onClick={() => ask(option.question)}>
            {option.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
