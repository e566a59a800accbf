import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../src/index.js';
import { makeRsaKey } from '../../src/keys/rsa-key.js';
import { createAuthority } from '../../src/mock/identity/authority.js';
import { startMock } from '../../src/mock/mock.js';
import type { MockTenancy } from '../../src/mock/options.js';
import { chatBody, chatPath, type RawAnswer, send } from './client.js';
import {
  ask,
  bare,
  claimsOf,
  federationBody,
  type InstanceFiles,
  instanceFiles,
  metadata,
  oracle,
  type Signing,
  signedBy,
  spki,
  tokenOf,
} from './principal-client.js';

let mock: Mock;
let instance: InstanceFiles;
let session: KeyObject;
let otherKey: KeyObject;

beforeAll(async () => {
  mock = await startMock();
  [instance, session, otherKey] = await Promise.all([
    instanceFiles(mock),
    makeRsaKey(),
    makeRsaKey(),
  ]);
});
afterAll(() => mock.close());

const said = ({ status, body }: RawAnswer) => [status, body.toString()] as const;

/** The last exchange of a tenancy. */
const last = (tenancy: MockTenancy = mock.tenancy) => tenancy.journal().at(-1);

const required =
  'The required information to complete authentication was not provided or was incorrect.';
const unsigned = 'Failed to verify the HTTP(S) Signature';
const refusal = (message: string) => JSON.stringify({ code: 'NotAuthenticated', message });

/** A chat signed by a principal. */
async function chat(signing: Signing, tenancy: MockTenancy = mock.tenancy): Promise<RawAnswer> {
  return ask(mock, signing, 'POST', chatPath, chatBody(tenancy.access));
}

describe('the metadata service', () => {
  test('tells region and ids', async () => {
    expect(await metadata(mock, 'instance/region')).toBe('us-chicago-1');
    expect(JSON.parse(await metadata(mock, 'instance/regionInfo'))).toEqual({
      realmDomainComponent: 'oraclecloud.com',
      realmKey: 'oc1',
      regionIdentifier: 'us-chicago-1',
      regionKey: 'ORD',
    });
    expect(await metadata(mock, 'instance/id')).toMatch(/^ocid1\.instance\.oc1\.us-chicago-1\./);
    expect(await metadata(mock, 'instance/regionInfo/regionKey')).toBe('ORD');
    const document = JSON.parse(await metadata(mock, 'instance/'));
    expect(document).toMatchObject({
      region: 'us-chicago-1',
      tenantId: mock.tenancy.access.tenancyId,
      compartmentId: mock.tenancy.access.compartmentId,
    });
    expect(last()).toMatchObject({
      issuer: 'metadata',
      reply: 'issue/metadata',
      identity: { verdict: 'unchecked' },
    });
    expect(last()).not.toHaveProperty('transport');
  });

  test('takes slashes in a row for one', async () => {
    const target = '//opc/v2///instance//region';
    const answer = await send(mock.origin, { method: 'GET', target, headers: [oracle] });
    expect(said(answer)).toEqual([200, 'us-chicago-1']);
  });

  test('knows tenancies by the prefix, whatever the policy', async () => {
    const blue = await mock.createTenancy({ name: 'blue' });
    const tenant = await metadata(mock, 'instance/tenantId', '/t/blue');
    expect(tenant).toBe(blue.access.tenancyId);
    expect(last(blue)?.request.target).toBe('/t/blue/opc/v2/instance/tenantId');
    const files = await instanceFiles(mock, '/t/blue');
    expect(files.tenancyId).toBe(blue.access.tenancyId);
    await blue.close();
    const target = '/t/blue/opc/v2/instance/region';
    const gone = await send(mock.origin, { method: 'GET', target, headers: [oracle] });
    expect(said(gone)).toEqual([404, 'Not Found']);
  });

  const refused: readonly (readonly [
    string,
    string,
    [string, string][],
    number,
    string,
    string,
  ])[] = [
    [
      'without the header',
      '/opc/v2/instance/region',
      [],
      401,
      'Unauthorized',
      'metadata-header-missing',
    ],
    [
      'with another',
      '/opc/v2/identity/key.pem',
      [['authorization', 'Bearer other']],
      401,
      'Unauthorized',
      'metadata-header-missing',
    ],
    [
      'with the header twice',
      '/opc/v2/instance/region',
      [oracle, oracle],
      401,
      'Unauthorized',
      'metadata-header-missing',
    ],
    ['in version 1', '/opc/v1/instance/region', [oracle], 404, 'Not Found', 'metadata-version-1'],
    [
      'in version 1 for the key',
      '/opc/v1/identity/key.pem',
      [],
      404,
      'Not Found',
      'metadata-version-1',
    ],
  ];
  test.each(refused)(
    'answers nobody who asks %s',
    async (_, target, headers, status, text, problem) => {
      const answer = await send(mock.origin, { method: 'GET', target, headers });
      expect(said(answer)).toEqual([status, text]);
      expect(answer.headers['content-type']).toBe('text/plain');
      expect(last()).toMatchObject({
        issuer: 'metadata',
        reply: 'error',
        identity: { verdict: 'refused', problem, diagnosis: { problem } },
      });
    },
  );

  test('has no other paths', async () => {
    for (const path of [
      'instance/none',
      'identity/',
      'identity/other.pem',
      'instance/__proto__',
      '',
    ]) {
      const target = `/opc/v2/${path}`;
      const answer = await send(mock.origin, { method: 'GET', target, headers: [oracle] });
      expect(said(answer)).toEqual([404, 'Not Found']);
    }
  });

  test('gives a certificate that names the instance and the tenancy', () => {
    expect(instance.tenancyId).toBe(mock.tenancy.access.tenancyId);
    const { subject } = new X509Certificate(instance.certificate);
    expect(subject).toContain(`OU=opc-compartment:${mock.tenancy.access.compartmentId}`);
  });

  test('shows no key in the journal', async () => {
    const pem = await metadata(mock, 'identity/key.pem');
    expect(pem).toContain('PRIVATE KEY');
    expect(last()?.response?.body).toEqual({
      encoding: 'utf8',
      text: '[redacted]',
      bytes: pem.length,
    });
    expect(JSON.stringify(mock.tenancy.journal())).not.toContain('PRIVATE KEY');
  });
});

describe('a token for a certificate', () => {
  const target = '/v1/x509';
  const lower = (fingerprint: string) => fingerprint.toLowerCase().replaceAll(':', '');

  /** The keyId forms of Oracle's SDKs. */
  const forms: readonly (readonly [string, (files: InstanceFiles) => string, object])[] = [
    [
      'TypeScript',
      ({ tenancyId, sha1 }) => `${tenancyId}/fed-x509/${lower(sha1)}`,
      { purpose: 'DEFAULT' },
    ],
    ['Python', ({ tenancyId, sha1 }) => `${tenancyId}/fed-x509/${sha1}`, {}],
    [
      'Go',
      ({ tenancyId, sha256 }) => `${tenancyId}/fed-x509-sha256/${sha256.toLowerCase()}`,
      { fingerprintAlgorithm: 'SHA256' },
    ],
    [
      'Java',
      ({ tenancyId, sha256 }) => `${tenancyId}/fed-x509-sha256/${sha256}`,
      { purpose: 'DEFAULT', fingerprintAlgorithm: 'SHA256' },
    ],
  ];
  test.each(forms)('is given to who asks as the SDK for %s', async (_, keyIdOf, extra) => {
    for (const withoutHost of [true, false]) {
      const signing = { keyId: keyIdOf(instance), key: instance.key, withoutHost };
      const body = federationBody(instance, session, { ...extra });
      const answer = await ask(mock, signing, 'POST', target, body);
      expect(answer.headers['content-type']).toBe('application/json');
      const token = tokenOf(answer);
      const { access } = mock.tenancy;
      const claims = claimsOf(token);
      expect(claims).toMatchObject({
        ptype: 'instance',
        ttype: 'x509',
        iss: 'authService.oracle.com',
        tenant: access.tenancyId,
        'opc-tenant': access.tenancyId,
        'opc-compartment': access.compartmentId,
        fprint: instance.sha1,
      });
      expect(Number(claims.exp) - Number(claims.iat)).toBe(1200);
      expect(JSON.parse(String(claims.jwk))).toMatchObject({ kty: 'RSA', e: 'AQAB' });
      expect(last()).toMatchObject({
        issuer: 'x509',
        reply: 'issue/x509',
        identity: { verdict: 'accepted', auth: 'instance_principal' },
        request: { body: { text: '[redacted]', bytes: body.length } },
        response: { status: 200, body: { text: '[redacted]' } },
      });
      expect((await chat({ keyId: `ST$${token}`, key: session })).status).toBe(200);
      expect(last()?.identity).toMatchObject({ verdict: 'accepted', auth: 'instance_principal' });
    }
  });

  const keyIdOf = ({ tenancyId, sha1 }: InstanceFiles) => `${tenancyId}/fed-x509/${lower(sha1)}`;

  interface Wrong {
    readonly keyId?: (files: InstanceFiles) => string;
    readonly extra?: () => Readonly<Record<string, unknown>>;
    readonly signing?: () => Partial<Signing>;
    readonly body?: string;
    readonly says?: string;
    /** Names no tenancy here. */
    readonly stranger?: true;
    readonly problem: string;
  }
  const foreign = createAuthority(makeRsaKey);
  const theirs = async (now = Date.now()) => {
    const { tenancyId } = instance;
    const made = await foreign.instanceCertificate({ id: 'i', tenancyId, compartmentId: 'c', now });
    return made;
  };
  let strange: Awaited<ReturnType<typeof theirs>>;
  beforeAll(async () => {
    strange = await theirs();
  });
  const elsewhere = { problem: 'certificate-elsewhere' };
  const wrongs: Readonly<Record<string, Wrong>> = {
    'a keyId with another fingerprint': {
      keyId: ({ tenancyId }) => `${tenancyId}/fed-x509/${'ab'.repeat(20)}`,
      ...elsewhere,
    },
    'a keyId with SHA-256 that says SHA-1': {
      keyId: ({ tenancyId, sha256 }) => `${tenancyId}/fed-x509/${sha256}`,
      ...elsewhere,
    },
    'a keyId with another tenancy': {
      stranger: true,
      keyId: ({ sha1 }) => `ocid1.tenancy.oc1..other/fed-x509/${sha1}`,
      ...elsewhere,
    },
    'a user’s keyId': {
      keyId: ({ tenancyId, sha1 }) => `${tenancyId}/ocid1.user.oc1..u/${sha1}`,
      ...elsewhere,
    },
    'a keyId without a fingerprint': {
      keyId: ({ tenancyId }) => `${tenancyId}/fed-x509/`,
      problem: 'key-id-malformed',
    },
    'no intermediate': {
      extra: () => ({ intermediateCertificates: [] }),
      problem: 'certificate-untrusted',
    },
    'no list of intermediates': {
      extra: () => ({ intermediateCertificates: undefined }),
      problem: 'certificate-untrusted',
    },
    'somebody else’s intermediate': {
      extra: () => ({ intermediateCertificates: [bare(strange.intermediatePem)] }),
      problem: 'certificate-untrusted',
    },
    'an intermediate that is none': {
      extra: () => ({ intermediateCertificates: ['AAAA'] }),
      problem: 'certificate-malformed',
    },
    'no certificate': {
      extra: () => ({ certificate: undefined }),
      problem: 'certificate-malformed',
    },
    'a certificate with its first line': {
      extra: () => ({ certificate: instance.certificate }),
      problem: 'certificate-malformed',
    },
    'a body that is no JSON': { body: 'certificate=…', problem: 'certificate-malformed' },
    'another key': {
      signing: () => ({ key: otherKey }),
      says: unsigned,
      problem: 'signature-mismatch',
    },
    'the session’s key': {
      signing: () => ({ key: session }),
      says: unsigned,
      problem: 'signature-mismatch',
    },
    'an unsigned digest': {
      signing: () => ({ leaveOut: ['x-content-sha256'] }),
      problem: 'required-header-unsigned',
    },
    'an unsigned date': {
      signing: () => ({ leaveOut: ['date'] }),
      problem: 'required-header-unsigned',
    },
  };
  test.each(Object.entries(wrongs))('is refused with %s', async (_, wrong) => {
    const signing = { keyId: (wrong.keyId ?? keyIdOf)(instance), key: instance.key };
    const body = wrong.body ?? federationBody(instance, session, wrong.extra?.());
    const answer = await ask(mock, { ...signing, ...wrong.signing?.() }, 'POST', target, body);
    expect(said(answer)).toEqual([401, refusal(wrong.says ?? required)]);
    const seen = wrong.stranger ? mock.journal() : mock.tenancy.journal();
    expect(seen.at(-1)).toMatchObject({
      issuer: 'x509',
      reply: 'error',
      identity: { verdict: 'refused', problem: wrong.problem },
    });
  });

  test('is refused to a certificate of another authority, complete in itself', async () => {
    const leaf = new X509Certificate(strange.certPem);
    const body = JSON.stringify({
      certificate: bare(strange.certPem),
      publicKey: spki(session),
      intermediateCertificates: [bare(strange.intermediatePem)],
    });
    const keyId = `${instance.tenancyId}/fed-x509/${leaf.fingerprint}`;
    const key = createPrivateKey(strange.keyPem);
    const answer = await ask(mock, { keyId, key }, 'POST', target, body);
    expect(said(answer)).toEqual([401, refusal(required)]);
    expect(last()?.identity?.problem).toBe('certificate-untrusted');
  });

  test('is refused once the body was changed', async () => {
    const { origin } = mock;
    const body = federationBody(instance, session);
    const signing = { keyId: keyIdOf(instance), key: instance.key };
    const headers = signedBy(signing, origin, 'POST', target, body);
    const changed = body.replace(spki(session), spki(otherKey));
    const answer = await send(origin, { method: 'POST', target, headers, body: changed });
    expect(said(answer)).toEqual([401, refusal(unsigned)]);
    expect(last()?.identity?.problem).toBe('digest-mismatch');
  });

  test('is refused outside the window of five minutes', async () => {
    const body = federationBody(instance, session);
    const at = (seconds: number) => {
      const signing = { keyId: keyIdOf(instance), key: instance.key, dateOff: seconds * 1000 };
      return ask(mock, signing, 'POST', target, body);
    };
    expect((await at(-290)).status).toBe(200);
    expect((await at(290)).status).toBe(200);
    const old = await at(-310);
    expect(old.status).toBe(401);
    expect(JSON.parse(old.body.toString()).message).toMatch(
      /^Date '.* UTC' is not within allowed clock skew\. Current '/,
    );
    expect(last()?.identity?.problem).toBe('date-skewed');
  });

  test('is refused to an expired certificate; the metadata service has a new one by then', async () => {
    const tenancy = await mock.createTenancy({ name: 'aged' });
    const aged = await instanceFiles(mock, '/t/aged');
    tenancy.advance(25 * 3_600_000);
    const dateOff = 25 * 3_600_000;
    const signing = { keyId: keyIdOf(aged), key: aged.key, dateOff };
    const answer = await ask(mock, signing, 'POST', target, federationBody(aged, session));
    expect(said(answer)).toEqual([401, refusal(required)]);
    expect(last(tenancy)?.identity?.problem).toBe('certificate-expired');
    const fresh = await instanceFiles(mock, '/t/aged');
    expect(fresh.sha1).not.toBe(aged.sha1);
    const again = { keyId: keyIdOf(fresh), key: fresh.key, dateOff };
    const good = await ask(mock, again, 'POST', target, federationBody(fresh, session));
    expect(good.status).toBe(200);
    await tenancy.close();
  });

  test('needs a public key', async () => {
    const signing = { keyId: keyIdOf(instance), key: instance.key };
    for (const publicKey of [undefined, 'AAAA', bare(instance.certificate)]) {
      const body = federationBody(instance, session, { publicKey });
      const answer = await ask(mock, signing, 'POST', target, body);
      expect(said(answer)).toEqual([
        400,
        '{"code":"InvalidParameter","message":"publicKey is not an RSA public key."}',
      ]);
    }
  });
});
