/** Which dialect an answer is in, found by trying to read it in each. Pure. */
import type { ChatFormat } from '../protocol/call.js';
import type { DialectName, Problem, Reading } from '../protocol/dialects/dialect.js';
import { dialects } from '../protocol/dialects/index.js';

/** The body of an answer, as a dialect reads it. */
export type Readable = { readonly frames: readonly string[] } | { readonly body: string };

/** One dialect's strict reading. */
export interface Trial {
  readonly dialect: DialectName;
  readonly reads: boolean;
  /** Departures from its grammar; none where it reads all. */
  readonly problems: readonly Problem[];
}

/** What the trials gave. */
export interface Finding {
  /** Absent: none of them finds a turn in it. */
  readonly dialect?: DialectName;
  /** The strict reading by that dialect. */
  readonly reading?: Reading;
  /** In the order of the table of dialects. */
  readonly trials: readonly Trial[];
}

const formatNames: Readonly<Record<DialectName, readonly ChatFormat[]>> = {
  generic: ['GENERIC'],
  'generic-choices': ['GENERIC'],
  legacy: ['GENERIC', 'COHERE'],
  cohere: ['COHERE'],
  'cohere-v2': ['COHEREV2'],
  'openai-chat': ['openai-chat'],
  'openai-responses': ['openai-responses'],
};

const names = Object.keys(formatNames).filter((name): name is DialectName => name in dialects);

const readIn = (name: DialectName, readable: Readable): Reading =>
  'frames' in readable
    ? dialects[name].decode(readable.frames, 'strict')
    : dialects[name].decodeAnswer(readable.body, 'strict');

/** Whether a reading found anything that a model says. */
function saysSomething({ turn, error, finished }: Reading): boolean {
  const { text, reasoning, toolCalls, finishReason } = turn;
  return Boolean(
    text || reasoning || toolCalls.length > 0 || (finished && finishReason !== null) || error,
  );
}

/**
 * Finds the dialect: of those that find something said, the one with the fewest departures; of equals, the
 * one in which the question was put.
 *
 * @param asked the format of the question
 */
export function findDialect(readable: Readable, asked: ChatFormat): Finding {
  const tried = names.map((name) => ({ name, reading: readIn(name, readable) }));
  const trials = tried.map(({ name, reading }) => ({
    dialect: name,
    reads: reading.problems.length === 0,
    problems: reading.problems,
  }));
  const rank = ({ name, reading }: (typeof tried)[number]) => [
    reading.problems.length,
    formatNames[name].includes(asked) ? 0 : 1,
  ];
  const [best] = tried
    .filter(({ reading }) => saysSomething(reading))
    .sort((one, other) => compare(rank(one), rank(other)));
  return best === undefined ? { trials } : { dialect: best.name, reading: best.reading, trials };
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
