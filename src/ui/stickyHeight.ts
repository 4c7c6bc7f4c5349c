/** Style sheets know the height of what stays in view by its class, as `--stage-top-height`: nothing may come to rest beneath it. */
export function tellHeight(element: HTMLElement): void {
  document.documentElement.style.setProperty(`--${element.className}-height`, `${element.offsetHeight}px`);
}

/** A ref for an element that keeps on telling its height. */
export function keepTelling(element: HTMLElement | null) {
  if (!element) return undefined;
  const sizes = new ResizeObserver(() => tellHeight(element));
  sizes.observe(element);
  return () => sizes.disconnect();
}
