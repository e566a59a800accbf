/** Header lines of an answer that are not as the service sends them. Pure. */
import type { HeaderLines } from '../protocol/exchange.js';

/** What an answer's headers depend on. */
interface Place {
  readonly stream: boolean;
  readonly status: number;
}

/** What one header should be; `undefined`: as it should be. */
interface Rule {
  readonly name: string;
  wrong(values: readonly string[], place: Place): string | undefined;
}

const exactly =
  (wanted: string) =>
  (values: readonly string[]): string | undefined => {
    if (values.length === 1 && values[0] === wanted) return undefined;
    return values.length === 0
      ? `is missing; the service sends ${wanted}`
      : `is "${values.join(', ')}"; the service sends ${wanted}`;
  };

const threeSegments = /^[0-9A-Fa-f]{32}\/[0-9A-F]{32}\/[0-9A-F]{32}$/;

/** Recorded: traceloop/openllmetry cassettes, Sep 2026, of the native routes; the other transports are alike as far as is known. */
const rules: readonly Rule[] = [
  {
    name: 'content-type',
    wrong: (values, { stream }) =>
      exactly(stream ? 'text/event-stream' : 'application/json')(values),
  },
  {
    name: 'cache-control',
    wrong: (values, { stream }) => (stream ? exactly('no-cache')(values) : undefined),
  },
  {
    name: 'opc-request-id',
    wrong(values) {
      if (values.length === 1 && threeSegments.test(values[0] ?? '')) return undefined;
      return values.length === 0
        ? 'is missing; the service sends one with every answer'
        : `is "${values.join(', ')}"; the service sends three segments of 32 hexadecimal digits`;
    },
  },
  {
    name: 'transfer-encoding',
    wrong: (values, { stream }) => (stream ? exactly('chunked')(values) : undefined),
  },
  {
    name: 'content-length',
    wrong(values, { stream }) {
      if (stream)
        return values.length > 0 ? 'is there; the service sends streams in chunks' : undefined;
      return values.length === 1
        ? undefined
        : 'is missing; the service sends one with whole answers';
    },
  },
  {
    name: 'content-encoding',
    wrong: (values) =>
      values.length > 0 ? `is "${values.join(', ')}", which was not asked for` : undefined,
  },
];

/** Headers that answers of the service are known to have, those that the rules name aside. */
const known: ReadonlySet<string> = new Set([
  ...rules.map(({ name }) => name),
  'date',
  'connection',
  'keep-alive',
  'etag',
  'model-deprecation-info',
  'retry-after',
]);

/** What is said of a header. */
export interface HeaderRemark {
  readonly name: string;
  /** Completes a sentence that begins with the name. */
  readonly says: string;
  /** A header that is not known is no mistake: the recordings left out those that name somebody. */
  readonly wrong: boolean;
}

/** Every remark, in the order of the rules; of an error answer, on its request id alone. */
export function headerRemarks(headers: HeaderLines, place: Place): readonly HeaderRemark[] {
  const valuesOf = (name: string) =>
    headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
  const due = place.status < 400 ? rules : rules.filter(({ name }) => name === 'opc-request-id');
  const strange = new Set(
    headers.map(([name]) => name.toLowerCase()).filter((name) => !known.has(name)),
  );
  return [
    ...due.flatMap(({ name, wrong }) => {
      const says = wrong(valuesOf(name), place);
      return says === undefined ? [] : [{ name, says, wrong: true }];
    }),
    ...[...strange].map((name) => ({
      name,
      says: 'is not among those that the service is known to send',
      wrong: false,
    })),
  ];
}
