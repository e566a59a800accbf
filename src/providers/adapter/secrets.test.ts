import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRedact, secretsOf } from './secrets.js';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a line of JSON stays one, whatever is taken out of it', () => {
  const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----\n';
  const line = JSON.stringify({
    text: `a ${key} b`,
    more: 'sk-0123456789abcdefgh',
    cut: key.slice(0, 40),
  });
  expect(JSON.parse(createRedact()(line))).toEqual({
    text: 'a [redacted private key]\n b',
    more: '[redacted API key]',
    cut: '[redacted private key]',
  });
});

test('tokens and signatures are taken out; what merely resembles them is not', () => {
  const redact = createRedact();
  expect(redact('ST$eyJhbGciOiJSUzI1.eyJzdWIiOiJvY2lk.c2ln')).toBe('ST$[redacted token]');
  expect(redact(`Signature keyId="a",signature="${'A'.repeat(60)}="`)).toBe(
    'Signature keyId="a",signature="[redacted signature]"',
  );
  expect(redact('task-oriented sk-short eyJ.x')).toBe('task-oriented sk-short eyJ.x');
});

test('the secrets of an access are those of its profile, its variables and its key', async () => {
  const line = 'A'.repeat(64);
  const token = `eyJ${'b'.repeat(50)}`;
  writeFileSync(join(folder, 'key.pem'), `-----BEGIN PRIVATE KEY-----\n${line}\nAB=\n`);
  writeFileSync(join(folder, 'config'), `[A]\nkey_file = ${join(folder, 'key.pem')}\n`);
  const secrets = await secretsOf({
    endpoint: 'http://127.0.0.1:1',
    managementEndpoint: 'http://127.0.0.1:1',
    configFile: join(folder, 'config'),
    profile: 'A',
    compartmentId: 'ocid1.compartment.oc1..c',
    tenancyId: 'ocid1.tenancy.oc1..t',
    region: 'us-chicago-1',
    apiKey: 'sk-x',
    environment: {
      OCI_RESOURCE_PRINCIPAL_RPST: token,
      OCI_RESOURCE_PRINCIPAL_REGION: 'us-chicago-1',
    },
  });
  expect(secrets).toEqual(['sk-x', line, token]);
  expect(createRedact(secrets)(`${line.toLowerCase()} ${line}`)).toBe(
    `${line.toLowerCase()} [redacted secret]`,
  );
});
