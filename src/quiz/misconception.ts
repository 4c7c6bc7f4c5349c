/** What was done, and why it is not so. */
export type Misconception = readonly [done: string, why: string];
