import { expect, test } from 'vitest';
import type { Config } from './config.js';
import { settle } from './settle.js';

const surroundings = { env: {}, home: '/home/ada' };
const fileOf = (config: Config) => ({ path: '/srv/app/oci-conform.config.ts', config });

/** Value and origin of one setting. */
const heldOf = (settled: ReturnType<typeof settle>, key: string) => {
  const found = settled.settings.find(({ setting }) => setting.key === key);
  return { value: found?.value, origin: found?.origin };
};

test('an option stands before a variable, a variable before the file, the file before the default', () => {
  const config = fileOf({ run: { region: 'file-1', profile: 'FILE', level: 'must' } });
  const env = { OCI_REGION: 'variable-1', OCI_CLI_PROFILE: '' };
  const settled = settle('run', { region: 'option-1' }, config, { env, home: '/home/ada' });
  expect(heldOf(settled, 'region')).toEqual({
    value: 'option-1',
    origin: { kind: 'option', name: '--region' },
  });
  const without = settle('run', { region: undefined }, config, { env, home: '/home/ada' });
  expect(heldOf(without, 'region')).toEqual({
    value: 'variable-1',
    origin: { kind: 'variable', name: 'OCI_REGION' },
  });
  expect(heldOf(without, 'profile')).toEqual({
    value: 'FILE',
    origin: { kind: 'file', path: '/srv/app/oci-conform.config.ts', at: 'run.profile' },
  });
  expect(heldOf(without, 'seed')).toEqual({ value: undefined, origin: { kind: 'default' } });
  expect(without.options).toEqual({ level: 'must' });
});

test('what the file says of a setting with variables counts less than any of them', () => {
  const config = fileOf({
    run: { model: 'xai.grok-4', endpoint: 'https://a.test', compartment: 'ocid1.test' },
  });
  const env = {
    OCI_CONFORM_MODEL_COHERE: 'cohere.command-a-03-2025',
    OCI_ENDPOINT: 'https://b.test',
  };
  expect(settle('run', {}, config, { env, home: '/home/ada' }).env).toEqual({
    ...env,
    OCI_MODEL_ID: 'xai.grok-4',
    OCI_COMPARTMENT: 'ocid1.test',
  });
});

test('values have the names of their options, and lists of options take the place of lists of the file', () => {
  const config = fileOf({
    mock: { faults: ['status/503'], permissive: true, tlsPort: 4443 },
    run: { transports: ['sdk'], filter: ['stream'] },
  });
  expect(settle('mock', { permissive: false }, config, surroundings).options).toEqual({
    fault: ['status/503'],
    permissive: false,
    tlsPort: 4443,
  });
  expect(settle('run', { filter: ['answer'] }, config, surroundings).options).toEqual({
    filter: ['answer'],
    transport: ['sdk'],
  });
});

test('paths of the file begin at its folder, those of options are left alone', () => {
  const config = fileOf({
    mock: { recordings: 'recorded', replies: '../replies.json', home: '~/oci' },
    run: { reporters: ['pretty', 'json=out/report.json'], baseline: 'base.json' },
  });
  expect(settle('mock', { replies: 'mine.json' }, config, surroundings).options).toEqual({
    recordings: '/srv/app/recorded',
    replies: 'mine.json',
    home: '/home/ada/oci',
  });
  expect(settle('mock', {}, config, surroundings).options.replies).toBe('/srv/replies.json');
  expect(settle('run', {}, config, surroundings).options).toEqual({
    reporter: ['pretty', 'json=/srv/app/out/report.json'],
    baseline: '/srv/app/base.json',
  });
});

test('--live takes the place of a target in the file, and the other way round', () => {
  const live = settle(
    'run',
    { live: true },
    fileOf({ run: { target: 'http://a.test' } }),
    surroundings,
  );
  expect(live.options).toEqual({ live: true });
  const target = settle(
    'run',
    { target: 'http://b.test' },
    fileOf({ run: { live: true } }),
    surroundings,
  );
  expect(target.options).toEqual({ target: 'http://b.test' });
});

test('exec and env have what a mock is like, not where it listens', () => {
  const config = fileOf({ mock: { port: 4000, persona: 'terse' }, env: { for: 5 } });
  expect(settle('exec', {}, config, surroundings).options).toEqual({ persona: 'terse' });
  expect(settle('env', {}, config, surroundings).options).toEqual({ persona: 'terse', for: 5 });
});
