import { spawnSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { blockText } from './block-text.js';

const set = {
  PLAIN: 'http://127.0.0.1:4000/openai/v1',
  BLANKS: '-Da=1 -Db=2',
  QUOTE: "it's here",
  SHELL: '$HOME `id` \\ " * | & ;',
  JSON: '[{"host":"^a\\\\.b$","port":443}]',
  HASH: 'a #b',
  EMPTY: '',
};

it('is read back by a shell as it was, whatever it holds', () => {
  const lines = { ...set, LINES: 'a\nb' };
  const script = `${blockText({ set: lines, unset: ['GONE', 'GONE_TOO'] }, 'shell')}
    for name in PLAIN BLANKS QUOTE SHELL JSON HASH EMPTY LINES; do eval "printf '%s\\0' \\"\\$$name\\""; done
    printf '%s' "\${GONE-unset}\${GONE_TOO-unset}"`;
  const { stdout } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { GONE: 'x', GONE_TOO: 'y' },
  });
  expect(stdout.split('\0')).toEqual([...Object.values(lines), 'unsetunset']);
});

it('is read back from a .env file by Node, which reads it as most do', () => {
  expect(parseEnv(blockText({ set, unset: ['GONE'] }, 'dotenv'))).toEqual(set);
});

it('leaves plain words in a .env file bare, for readers that know no quotes', () => {
  expect(blockText({ set: { OCI_REGION: 'us-chicago-1' }, unset: [] }, 'dotenv')).toBe(
    'OCI_REGION=us-chicago-1\n',
  );
});

it('is a flat JSON object', () => {
  expect(JSON.parse(blockText({ set, unset: ['GONE'] }, 'json'))).toEqual(set);
});
