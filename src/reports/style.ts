/** How text for people is dressed: colour, marks, width. Decided once, from the environment. */
import picocolors from 'picocolors';
import type { Verdict } from '../suites/verdict.js';

type Dress = (text: string) => string;

/** What a renderer may use. */
export interface Style {
  /** Columns that a line may take. */
  readonly width: number;
  readonly green: Dress;
  readonly red: Dress;
  readonly yellow: Dress;
  readonly cyan: Dress;
  readonly dim: Dress;
  readonly bold: Dress;
  readonly inverse: Dress;
  readonly marks: Readonly<Record<Verdict, string>>;
  /** Lines of tables: horizontal, vertical, crossing, and the caret under a first difference. */
  readonly lines: {
    readonly horizontal: string;
    readonly vertical: string;
    readonly cross: string;
    readonly dot: string;
    readonly times: string;
    readonly caret: string;
    readonly ellipsis: string;
  };
}

/** What decides: the environment, and what is known of the stream that is written to. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
  /** Columns of the terminal, where known. */
  readonly columns?: number | undefined;
}

const unicodeMarks: Style['marks'] = {
  pass: '✔',
  fail: '✘',
  warn: '!',
  'expected-fail': '○',
  'unexpected-pass': '✘',
  'not-applicable': '–',
  'not-observed': '?',
  error: '⚠',
};

const plainMarks: Style['marks'] = {
  pass: '+',
  fail: 'x',
  warn: '!',
  'expected-fail': 'o',
  'unexpected-pass': 'x',
  'not-applicable': '-',
  'not-observed': '?',
  error: '#',
};

const unicodeLines = {
  horizontal: '─',
  vertical: '│',
  cross: '┼',
  dot: '·',
  times: '×',
  caret: '▲',
  ellipsis: '…',
};
const plainLines = {
  horizontal: '-',
  vertical: '|',
  cross: '+',
  dot: '-',
  times: 'x',
  caret: '^',
  ellipsis: '...',
};

/**
 * The style for one output. Colour: never with a non-empty `NO_COLOR`; else as `FORCE_COLOR` says;
 * else only on a terminal that is not `TERM=dumb`. `CI` alone gives none: its logs may be files.
 */
export function styleOf({ env, isTTY, columns }: Surroundings): Style {
  const colours = picocolors.createColors(usesColour(env, isTTY));
  const plain = env.TERM === 'dumb' || env.TERM === 'linux';
  return {
    width: Math.max(30, columns ?? (Number(env.COLUMNS) || 100)),
    green: colours.green,
    red: colours.red,
    yellow: colours.yellow,
    cyan: colours.cyan,
    dim: colours.dim,
    bold: colours.bold,
    inverse: colours.inverse,
    marks: plain ? plainMarks : unicodeMarks,
    lines: plain ? plainLines : unicodeLines,
  };
}

function usesColour(env: Surroundings['env'], isTTY: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return isTTY && env.TERM !== 'dumb';
}

/** The colour that goes with a verdict; a mark and a word always stand beside it. */
export function dressOf(verdict: Verdict, style: Style): Dress {
  switch (verdict) {
    case 'pass':
      return style.green;
    case 'fail':
    case 'unexpected-pass':
    case 'error':
      return style.red;
    case 'warn':
    case 'not-observed':
      return style.yellow;
    case 'expected-fail':
    case 'not-applicable':
      return style.dim;
  }
}
