/** `Date` values. */

/** The `Date` value for milliseconds since the epoch. */
export type Dates = (now: number) => string;

/** Makes a {@link Dates} that writes a value only once a second. */
export function dates(): Dates {
  let second = Number.NaN;
  let text = '';
  return (now) => {
    const current = Math.floor(now / 1000);
    if (current !== second) {
      second = current;
      text = new Date(now).toUTCString();
    }
    return text;
  };
}
