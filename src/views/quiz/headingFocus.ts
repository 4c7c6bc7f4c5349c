let isRequested = false;

/** The learner goes on to another question: its heading gets the focus when it appears, so that it is read from there. */
export function requestHeadingFocus(): void {
  isRequested = true;
}

/** True once for each request; opening a page asks for none. */
export function takeHeadingFocus(): boolean {
  const taken = isRequested;
  isRequested = false;
  return taken;
}
