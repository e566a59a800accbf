/** Numbers and names in few words. Pure. */

/** Milliseconds for a person. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_995) return `${(milliseconds / 1000).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Bytes for a person. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

const two = (number: number) => String(number).padStart(2, '0');

/**
 * The time of day so long after `began` (milliseconds since the epoch), and the part of a second after it; without
 * `began`, the time since then.
 */
export function clockText(at: number, began: number | undefined): readonly [string, string] {
  if (began === undefined) return [`+${Math.floor(at / 1000)}`, (at / 1000).toFixed(3).slice(-4)];
  const date = new Date(began + at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return [time, `.${String(date.getMilliseconds()).padStart(3, '0')}`];
}

/** Ids cut to their kind and their end. */
export const shortIds = (text: string): string =>
  text.replace(/(ocid1\.\w+)\.[\w.-]*([\w-]{6})/g, '$1…$2');

/** Longest target that a row has use for. */
const longest = 88;

/**
 * A target that fits a row: ids cut to their kind and their end, and of what is still long the middle left out.
 *
 * @example
 * shortTarget('/20231130/models/ocid1.generativeaimodel.oc1.iad.amaaaaaask7dceyaabcdef');
 * // '/20231130/models/ocid1.generativeaimodel…abcdef'
 */
export function shortTarget(target: string): string {
  const cut = shortIds(target);
  if (cut.length <= longest) return cut;
  return `${cut.slice(0, longest - 24)}…${cut.slice(-23)}`;
}

/** One or many. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
