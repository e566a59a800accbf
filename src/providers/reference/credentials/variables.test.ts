import { afterEach, beforeEach, expect, it } from 'vitest';
import { withVariables } from './variables.js';

const names = ['OCI_RESOURCE_PRINCIPAL_VERSION', 'OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE'];
const [version = '', passphrase = ''] = names;
const here = () => names.map((name) => process.env[name]);

beforeEach(() => {
  process.env[passphrase] = 'of the process';
  delete process.env[version];
});
afterEach(() => {
  for (const name of names) delete process.env[name];
});

it('has the variables of the access, and none of the process’s own of Oracle’s', () => {
  expect(withVariables({ environment: { [version]: '2.2' } }, here)).toEqual(['2.2', undefined]);
  expect(here()).toEqual([undefined, 'of the process']);
});

it('puts them back when the action fails', () => {
  const failing = () => {
    throw new Error('no');
  };
  expect(() => withVariables({ environment: { [version]: '2.2' } }, failing)).toThrow('no');
  expect(here()).toEqual([undefined, 'of the process']);
});

it('leaves them alone where the access has none', () => {
  expect(withVariables({}, here)).toEqual([undefined, 'of the process']);
});
