/** The lesson that closes the gap behind a question. */

import type { Lesson } from "../../api/answer";
import { useServices } from "../panel-context";
import { Icon } from "./icon";

/** Opens the lesson; says how long it takes, since that decides whether anyone starts it. */
export function LessonCard({ lesson }: { readonly lesson: Lesson }) {
  const { open } = useServices();
  return (
    <button type="button" class="ds-lesson" onClick={() => open(lesson.url)}>
      <Icon name="book" />
      <span>
        <span class="ds-muted">Lesson · {lesson.minutes} min</span>
        <span class="ds-lesson-title">{lesson.title}</span>
      </span>
    </button>
  );
}
