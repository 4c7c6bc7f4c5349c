/** Computes something of an object once, however often a figure is laid out while the learner scrubs through it. */
export function perObject<From extends object, Result>(compute: (from: From) => Result): (from: From) => Result {
  const known = new WeakMap<From, Result>();
  return (from) => {
    const found = known.get(from);
    if (found !== undefined) return found;
    const result = compute(from);
    known.set(from, result);
    return result;
  };
}
