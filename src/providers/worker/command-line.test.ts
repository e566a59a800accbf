import { expect, test } from 'vitest';
import { splitCommand } from './command-line.js';

test.each([
  ['python adapter.py', 'python', ['adapter.py']],
  ['python \'my adapter.py\' --name="a b"', 'python', ['my adapter.py', '--name=a b']],
  ['node  a\\ b.mjs\t""', 'node', ['a b.mjs', '']],
  ['echo "a\\"b" \'$HOME | *\'', 'echo', ['a"b', '$HOME | *']],
])('%s is split as a shell does', (command, program, args) => {
  expect(splitCommand(command)).toEqual({ program, args });
});

test.each([
  'python a.py 2>/dev/null',
  'cd x && ./run',
  'node $SCRIPT',
  'A=1 node a.mjs',
  'echo "$A"',
])('%s is left to a shell', (command) => {
  expect(splitCommand(command)).toEqual({ program: 'sh', args: ['-c', command] });
});

test.each([
  ['', /empty/],
  ["python 'a.py", /A quote \('\) does not end/],
])('%s is refused in words', (command, words) => {
  expect(() => splitCommand(command)).toThrow(words);
});
