import { expect, test } from 'vitest';
import { type Command, settingsOf } from '../config/settings.js';
import { buildProgram } from './program.js';

/** Options that are no settings: they ask for something once, or say where settings come from. */
const others: Readonly<Record<Command, readonly string[]>> = {
  run: ['--version', '--debug', '--update-baseline'],
  mock: [],
  exec: [],
  env: ['--stop', '--keep'],
};
const everywhere = ['--config', '--no-config', '--print-config', '--json'];

const program = buildProgram([], () => undefined);

test.each(['run', 'mock', 'exec', 'env'] as const)(
  'what an option of %s says, the config file can say',
  (command) => {
    const found = program.commands.find((one) => one.name() === command) ?? program;
    const settings = settingsOf(command);
    const known = settings.flatMap(({ flag }) => flag?.split(' ')[0] ?? []);
    const switches = settings
      .filter(({ takes }) => takes.kind === 'switch')
      .flatMap(({ flag }) => flag?.split(' ')[0]?.replace('--', '--no-') ?? []);
    expect(found.options.map(({ long }) => long).sort()).toEqual(
      [...known, ...switches, ...others[command], ...everywhere].sort(),
    );
  },
);

test('of help, the opposites of switches are no part', () => {
  const mock = program.commands.find((one) => one.name() === 'mock');
  expect(mock?.helpInformation()).toContain('--permissive');
  expect(mock?.helpInformation()).not.toContain('--no-permissive');
});
