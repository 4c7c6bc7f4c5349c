/** What the chapter puts on stage: stretches of the data as people would type them. The tests hold them against it, day by day. */

/** From Tuesday, 2013-06-18, three weeks but for a day: none of it was learned. */
export const weeks = '13.0 12.0 12.5 12.0 8.5 7.5 12.0 13.0 12.5 12.5 12.5 8.5 7.5 12.5 13.5 13.0 9.0 11.5 8.5 7.5';
export const weeksFrom = '2013-06-18';
/** The day of them that is no day as others: the Fourth of July. */
export const fourth = 17;

/** The first of them: what comes after is still out of sight. */
export const upTo = (days: number): string => weeks.split(' ').slice(0, days).join(' ');

/** To the second Saturday: the week has begun to repeat; the Sunday, and what is expected after it, are still out of sight. */
export const firstDays = upTo(12);
/** Two weeks, before the holiday. */
export const twoWeeks = upTo(14);

/** The same to Thursday, 2013-07-11. */
export const weekLater = `${weeks} 12.5 13.5 13.0 13.0`;

/** The day that is taken out, a Thursday. */
export const missing = 10;
export const withGap = twoWeeks
  .split(' ')
  .map((sign, index) => (index === missing - 1 ? '?' : sign))
  .join(' ');

/** The same two weeks of six years earlier, which were learned from: from Tuesday, 2007-06-19. */
export const earlier = '14.0 14.0 14.0 13.5 9.0 7.5 13.0 14.5 14.5 14.0 14.0 9.0 8.0 14.0';
export const earlierFrom = '2007-06-19';
