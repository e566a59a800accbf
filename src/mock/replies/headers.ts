/** The headers of an answer, as they go out. */
import type { Delivery } from '../../protocol/reply.js';
import { linesOf } from '../record.js';
import type { Answer } from '../stages.js';

/** What the headers say of the connection and of the exchange. */
export interface HeadParts {
  readonly date: string;
  readonly requestId: string;
  readonly framing: NonNullable<Delivery['framing']>;
  /** Bytes of the body. */
  readonly length: number;
  /** Whether the connection is closed after this answer. */
  readonly close: boolean;
}

const framingLine = ({ framing, length }: HeadParts): readonly string[] => {
  if (framing === 'close') return [];
  return framing === 'chunks'
    ? ['transfer-encoding', 'chunked']
    : ['content-length', String(length)];
};

/** Headers with some replaced, added or (where the value is `null`) taken away, in any case. */
function changed(flat: readonly string[], by: NonNullable<Delivery['headers']>): string[] {
  const lines = [...linesOf(flat), ...Object.entries(by)];
  const last = new Map(lines.map(([name, value]) => [name.toLowerCase(), [name, value] as const]));
  return [...last.values()].flatMap(([name, value]) => (value === null ? [] : [name, value]));
}

/** All headers of an answer, names and values in turn, in the order in which they go out. */
export function headersOf(answer: Answer, parts: HeadParts): string[] {
  const flat = ['date', parts.date];
  for (const name in answer.headers) flat.push(name, answer.headers[name] ?? '');
  flat.push(...framingLine(parts));
  flat.push('connection', parts.close ? 'close' : 'keep-alive', 'opc-request-id', parts.requestId);
  return answer.delivery?.headers ? changed(flat, answer.delivery.headers) : flat;
}
