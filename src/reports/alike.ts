/** Words that tell of one thing in several cases, made the same. Pure. */
import type { Trace } from '../suites/trace.js';

/** So many characters of foreign words tell errors apart. */
const telling = 72;

/**
 * A message without what is of this one case: numbers (but HTTP statuses of errors), addresses in memory, ids, JSON that is quoted, and the names
 * that the case itself gave. Cut where it is long.
 *
 * @param names of tools and models, as the case has them
 *
 * @example
 * alike("tool call 'get_tide' has no id, chatcmpl-7be1a2c3d4e5", ['get_tide']); // "tool call '…' has no id, …"
 */
export function alike(message: string, names: readonly string[] = []): string {
  const named = names.reduce((text, name) => text.replaceAll(name, '…'), message);
  const bare = named
    .replace(/\s+/g, ' ')
    .replace(/[[{]\s?["{[].*$/, '…')
    .replace(/\b0x[0-9a-f]+\b/gi, '…')
    .replace(/[\w-]*[0-9a-f]{12,}[\w-]*/gi, '…')
    .replace(/\d+/g, (digits) => (/^[45]\d\d$/.test(digits) ? digits : '…'))
    .trim()
    .replace(/\.$/, '');
  const letters = [...bare];
  return letters.length <= telling ? bare : `${letters.slice(0, telling).join('').trimEnd()}…`;
}

/** The names that a case gives what it asks for. */
export function namesIn(trace: Trace | undefined): readonly string[] {
  const call = trace?.call.operation === 'rounds' ? trace.call.first : trace?.call;
  if (call?.operation !== 'chat') return [];
  return [call.model, ...(call.tools ?? []).map(({ name }) => name)].filter((one) => one !== '');
}
