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

/** The same, of an object in each of several forms, which are told apart by their names. */
export function perObjectAndForm<From extends object, Form extends readonly string[], Result>(
  compute: (from: From, ...form: Form) => Result,
): (from: From, ...form: Form) => Result {
  const formsOf = perObject<From, Map<string, Result>>(() => new Map());
  return (from, ...form) => {
    const [forms, name] = [formsOf(from), form.join(' ')];
    const found = forms.get(name) ?? compute(from, ...form);
    forms.set(name, found);
    return found;
  };
}
