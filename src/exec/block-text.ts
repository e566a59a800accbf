/** A block of variables as text: for a shell, for a `.env` file, for a program. */
import type { Block } from './environment.js';

/** The forms of a block. */
export const blockForms = ['shell', 'dotenv', 'json'] as const;

/** One of {@link blockForms}. */
export type BlockForm = (typeof blockForms)[number];

/** Quotes for any POSIX shell: between single quotes nothing but a single quote means anything. */
const forShell = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

/**
 * Quotes for readers of `.env` files. They agree on bare words, and on single quotes around anything else;
 * on a single quote itself only double quotes are common ground.
 */
function forDotenv(value: string): string {
  if (/^[\w@%+=:,./|*-]+$/.test(value)) return value;
  if (!/['\n\r]/.test(value)) return `'${value}'`;
  const escaped = value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

const renderers: Readonly<Record<BlockForm, (block: Block) => string>> = {
  shell: ({ set, unset }) =>
    [
      ...(unset.length > 0 ? [`unset ${unset.join(' ')}`] : []),
      ...Object.entries(set).map(([name, value]) => `export ${name}=${forShell(value)}`),
    ]
      .map((line) => `${line}\n`)
      .join(''),
  dotenv: ({ set }) =>
    Object.entries(set)
      .map(([name, value]) => `${name}=${forDotenv(value)}\n`)
      .join(''),
  json: ({ set }) => `${JSON.stringify(set, undefined, 2)}\n`,
};

/**
 * Renders a block. A `.env` file and JSON cannot take variables away; the shell form can.
 *
 * @example
 * blockText({ set: { A: "it's" }, unset: ['B'] }, 'shell'); // "unset B\nexport A='it'\\''s'\n"
 */
export function blockText(block: Block, form: BlockForm): string {
  return renderers[form](block);
}
