/** Style sheets know the height of what stays in view, the stage or the bar of a chapter, as `name`: nothing may come to rest beneath it. */
export function tellHeight(element: HTMLElement, name: string): void {
  document.documentElement.style.setProperty(name, `${element.offsetHeight}px`);
}

/** A ref for an element that keeps on telling its height. */
export const heightAs = (name: string) => (element: HTMLElement | null) => {
  if (!element) return undefined;
  const sizes = new ResizeObserver(() => tellHeight(element, name));
  sizes.observe(element);
  return () => sizes.disconnect();
};
