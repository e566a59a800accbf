/** A command as it was typed: split into words, or left to a shell where it needs one. Pure. */
import { ConformError } from '../../errors.js';

/** A program and its arguments. */
export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
}

/** What only a shell understands, outside quotes. */
const shellOnly = /[|&;<>()$`*?[\]~#\n]/;

/** A variable set for one command. */
const assignment = /^[A-Za-z_]\w*=/;

/**
 * Splits a command as a shell would: blanks part words, quotes and backslashes keep them. Where it holds more
 * (a pipe, a variable, a pattern), `sh -c` runs it as it is.
 *
 * @throws ConformError `OCIC_BAD_OPTION` for an empty command, or a quote that does not end
 *
 * @example
 * splitCommand("python 'my adapter.py'"); // { program: 'python', args: ['my adapter.py'] }
 */
export function splitCommand(command: string): CommandLine {
  const { words, needsShell } = wordsOf(command);
  const [program, ...args] = words;
  if (program === undefined || program === '') {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      'The command of the provider is empty.',
      "For example: --provider 'python adapter.py'.",
    );
  }
  return needsShell || assignment.test(program)
    ? { program: 'sh', args: ['-c', command] }
    : { program, args };
}

function wordsOf(command: string): {
  readonly words: readonly string[];
  readonly needsShell: boolean;
} {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  let needsShell = false;
  for (let at = 0; at < command.length; at += 1) {
    const letter = command.charAt(at);
    const next = command.charAt(at + 1);
    if (quote === "'") {
      if (letter === quote) quote = '';
      else word = `${word ?? ''}${letter}`;
    } else if (letter === '\\' && (quote === '' || /["\\$`]/.test(next))) {
      word = `${word ?? ''}${next}`;
      at += 1;
    } else if (quote === '"') {
      if (letter === quote) quote = '';
      else {
        needsShell ||= /[$`]/.test(letter);
        word = `${word ?? ''}${letter}`;
      }
    } else if (letter === "'" || letter === '"') {
      quote = letter;
      word ??= '';
    } else if (/[ \t]/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      needsShell ||= shellOnly.test(letter);
      word = `${word ?? ''}${letter}`;
    }
  }
  if (quote !== '') throw unended(command, quote);
  if (word !== undefined) words.push(word);
  return { words, needsShell };
}

function unended(command: string, quote: string): ConformError {
  return new ConformError(
    'OCIC_BAD_OPTION',
    `A quote (${quote}) does not end in the command: ${command}`,
    'End it, or put a backslash before it.',
  );
}
