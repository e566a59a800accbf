/** An exchange in a terminal: one line, and for a refused signature why. */
import type { Exchange } from '../protocol/exchange.js';
import type { Diagnosis } from '../protocol/signature/verdict.js';

/** Letters that could move the cursor or split the line are shown as codes. */
function printable(text: string): string {
  return text.replace(
    /\p{Cc}/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** As much of a target as a line of a terminal can use. */
const targetLength = 240;

const shortened = (target: string): string =>
  target.length > targetLength ? `${target.slice(0, targetLength)}…` : target;

function diagnosisLines({ problem, summary, remedy, lines }: Diagnosis): readonly string[] {
  const first = lines.find((line) => line.first);
  const sides = first
    ? [
        `  service builds  ${first.expected ?? `(no line ${first.name})`}`,
        `  client signed   ${first.received ?? '(unknown)'}`,
      ]
    : [];
  return [`  ${problem}: ${summary}`, ...sides, `  ${remedy}`];
}

/** When the client went away, where it did. */
function leaving({ closed }: Exchange): string {
  if (closed === undefined) return '';
  const { at, sinceLastChunk } = closed;
  return sinceLastChunk === undefined
    ? `; the client left after ${Math.round(at)} ms`
    : `; the client left ${Math.round(sinceLastChunk)} ms after the last chunk`;
}

/**
 * What the mock prints of one exchange: method, path, status and tenancy, and what went wrong; after a signature that did
 * not verify, its diagnosis with the first differing line of both sides.
 *
 * @example
 * exchangeLines(exchange, 'default'); // 'POST /20231130/actions/chat 200 default\n'
 */
export function exchangeLines(exchange: Exchange, tenancy: string | undefined): string {
  const { request, response, identity, end, reply, faults = [] } = exchange;
  const ending = end === 'complete' ? [] : [`(${end}${leaving(exchange)})`];
  const note = response?.status === 200 ? [] : [reply ?? ''];
  const line = [
    request.method,
    shortened(request.target),
    response?.status ?? '-',
    tenancy ?? '(no tenancy)',
    ...(identity?.verdict === 'let-through' ? ['let through'] : []),
    ...note.filter((text) => text !== 'error'),
    ...ending,
    ...(faults.length === 0 ? [] : [`[${faults.join(', ')}]`]),
  ].join(' ');
  const why = identity?.diagnosis ? diagnosisLines(identity.diagnosis) : [];
  return [line, ...why].map((text) => `${printable(text)}\n`).join('');
}
