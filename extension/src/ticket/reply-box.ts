/** Remembers which reply box the agent was last in, since a click into the side panel may take the focus away. */

/** The box that would take a reply. */
export interface ReplyBox {
  /** The focused box, else the one focused last, if it is still on the page; else null. */
  current(): Element | null;
}

/** Follows the focus on a page; `isBox` says what counts as a reply box. */
export function followReplyBox(page: Document, isBox: (element: Element) => boolean): ReplyBox {
  let last: WeakRef<Element> | null = null;

  const look = (): void => {
    const focused = deepFocus(page);
    if (focused !== null && isBox(focused)) last = new WeakRef(focused);
  };
  page.addEventListener("focusin", look, { capture: true, passive: true });
  look();

  return {
    current() {
      look();
      const box = last?.deref() ?? null;
      return box?.isConnected === true ? box : null;
    },
  };
}

/** The focused element, also inside shadow roots and frames of the same site, where many editors live. */
function deepFocus(page: Document): Element | null {
  let focused = page.activeElement;
  for (;;) {
    const inner = innerFocus(focused);
    if (inner === null) return focused;
    focused = inner;
  }
}

function innerFocus(element: Element | null): Element | null {
  if (element === null) return null;
  if (element.shadowRoot !== null) return element.shadowRoot.activeElement;
  if (element.localName !== "iframe") return null;
  try {
    return (element as HTMLIFrameElement).contentDocument?.activeElement ?? null;
  } catch {
    return null;
  }
}
