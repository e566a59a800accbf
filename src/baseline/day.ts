/** Days as `2027-03-01`, in UTC. Such texts sort as the days do. */

const millisecondsADay = 86_400_000;

/**
 * The day of a moment.
 *
 * @example
 * dayOf(new Date('2026-11-21T23:59:59Z')); // '2026-11-21'
 */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * The day so many days later.
 *
 * @example
 * daysAfter('2026-11-21', 90); // '2027-02-19'
 */
export function daysAfter(day: string, count: number): string {
  return dayOf(new Date(Date.parse(day) + count * millisecondsADay));
}

/** Whether a text is a day that there is: `2027-02-30` is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && dayOf(moment) === text;
}
