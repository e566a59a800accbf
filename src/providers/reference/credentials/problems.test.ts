import { expect, it } from 'vitest';
import { ConformError } from '../../../errors.js';
import { badCredential, noCredential, withoutSecrets } from './problems.js';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

it.each([
  [`Invalid header value: Signature keyId="ST$${token}"`, 'keyId="[redacted token]"'],
  [`Headers.set: "Signature version="1",keyId="ST$no.jwt`, 'keyId="[redacted token]'],
  [`the body was {"currentToken":"${token}"}`, '{"currentToken":"[redacted token]"}'],
  ['signature="c2VjcmV0"', 'signature="[redacted]"'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', '[redacted key]'],
  ['Bearer sk-abcdefghij', 'Bearer [redacted key]'],
])('takes the secret out of %s', (text, shown) => {
  expect(withoutSecrets(text)).toContain(shown);
  expect(withoutSecrets(text)).not.toMatch(/eyJ|no\.jwt|c2VjcmV0|MIIE|sk-a/);
});

it.each([
  'connect ECONNREFUSED inference.generativeai.us-chicago-1.oci.oraclecloud.com:443',
  'Profile DEFAULT of /home/ada/.oci/config cannot be read',
])('leaves %s as it is', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

it.each([
  ['Failed to read private key from file path.', 'Failed to read private key from file path.'],
  [{ shouldBeRetried: false, code: -1, message: 'status: 401' }, 'status: 401'],
  [new Error('no certificate'), 'no certificate'],
  [undefined, 'the SDK gave no reason'],
])('makes an error of whatever is thrown: %o', (thrown, words) => {
  const error = noCredential('instance_principal', thrown);
  expect(error.message).toBe(`There is no credential for instance_principal: ${words}`);
  expect(error.cause).toBeUndefined();
});

it('leaves an error that is meant for a person alone', () => {
  const known = new ConformError('OCIC_BAD_CREDENTIALS', 'No key.', 'Look at it.');
  expect(noCredential('api_key', known)).toBe(known);
  expect(badCredential('api_key', known, 'Else.')).toBe(known);
  expect(badCredential('api_key', 'a string', 'Look.')).toMatchObject({
    code: 'OCIC_BAD_CREDENTIALS',
    message: 'There is no credential for api_key: a string',
    remedy: 'Look.',
  });
});
