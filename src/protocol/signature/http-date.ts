/** Dates in HTTP headers: the one form that signatures may carry, and the form of the skew message. */

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

const imfFixdate = new RegExp(
  `^(?:${weekdays.join('|')}), \\d{2} (?:${months.join('|')}) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$`,
);

/** The number that two digits of a text are. */
const twoAt = (text: string, at: number): number =>
  (text.charCodeAt(at) - 0x30) * 10 + text.charCodeAt(at + 1) - 0x30;

/**
 * Reads an IMF-fixdate (RFC 9110 §5.6.7), e.g. `Sat, 21 Nov 2026 06:45:45 GMT`.
 *
 * The weekday must be a weekday, but need not be that date's: Oracle's documented sample requests
 * are dated `Thu, 05 Jan 2014`, which was a Sunday. No other form is read: `Date.parse` would
 * accept ISO 8601 and many more that the service refuses.
 *
 * @returns milliseconds since the epoch, or undefined
 */
export function parseHttpDate(text: string): number | undefined {
  if (!imfFixdate.test(text)) return undefined;
  const [d, h, m, s] = [twoAt(text, 5), twoAt(text, 17), twoAt(text, 20), twoAt(text, 23)];
  const y = twoAt(text, 12) * 100 + twoAt(text, 14);
  const month = months.indexOf(text.slice(8, 11));
  if (h > 23 || m > 59 || s > 59) return undefined;
  const time = Date.UTC(y, month, d, h, m, s);
  // Date.UTC rolls 31 February over into March; such a day does not exist.
  return new Date(time).getUTCDate() === d && y >= 1000 ? time : undefined;
}

const two = (value: number): string => String(value).padStart(2, '0');

function format(time: number, zone: 'GMT' | 'UTC'): string {
  const date = new Date(Math.floor(time / 1000) * 1000);
  const day = `${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${weekdays[date.getUTCDay()]}, ${day} ${clock} ${zone}`;
}

/**
 * Writes an IMF-fixdate; fractions of a second are cut off.
 *
 * @example
 * formatHttpDate(0); // 'Thu, 01 Jan 1970 00:00:00 GMT'
 */
export function formatHttpDate(time: number): string {
  return format(time, 'GMT');
}

/** The same with `UTC` for `GMT`, as the service's clock-skew message has it. */
export function formatSkewDate(time: number): string {
  return format(time, 'UTC');
}
