import { constants, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  date,
  fingerprint,
  host,
  newPair,
  now,
  sha256,
  tenancy,
  user,
} from '../../../test/signature/by-hand.js';
import type { ProbeRequest, SigningRecipe } from '../call.js';
import { verifySignature } from '../signature.js';
import { signRequest } from './signing.js';

const own = newPair();
const other = newPair();
const keys = { own: own.privateKey, other: other.privateKey };
const values = { compartment: 'c1', tenancy, user, fingerprint, model: 'm1' };
const context = { host, now, values };
const old = 'Sat, 21 Nov 2026 05:45:45 GMT';

const chat = (signing: SigningRecipe | 'none', more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  method: 'POST',
  target: '/20231130/actions/chat',
  body: '{"compartmentId":"{compartment}","modelId":"{model}","text":"ä😀"}',
  signing,
  ...more,
});
const models = (signing: SigningRecipe = {}, more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  method: 'GET',
  target: '/20231130/models?compartmentId={compartment}',
  signing,
  ...more,
});

const sent = (request: ProbeRequest) => signRequest(request, keys, context);
const header = (request: ProbeRequest, name: string) =>
  sent(request)
    .headers.filter(([key]) => key.toLowerCase() === name)
    .map(([, value]) => value);
const parameter = (request: ProbeRequest, name: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(header(request, 'authorization')[0] ?? '')?.[1];
const problem = (request: ProbeRequest) => {
  const verdict = verifySignature(sent(request), {
    findKey: (id) => (id === `${tenancy}/${user}/${fingerprint}` ? own.publicKey : undefined),
    now,
  });
  return verdict.ok ? 'none' : verdict.problem;
};

describe('a perfect request', () => {
  it('has these lines, and a signature over them', () => {
    const body = '{"compartmentId":"c1","modelId":"m1","text":"ä😀"}';
    const request = sent(chat({}));
    expect(Buffer.from(request.body).toString()).toBe(body);
    expect(request.headers.slice(0, -1)).toEqual([
      ['host', host],
      ['date', date],
      ['accept', 'application/json'],
      ['content-type', 'application/json'],
      ['content-length', '53'],
      ['x-content-sha256', sha256(body)],
    ]);
    const text = [
      `date: ${date}`,
      '(request-target): post /20231130/actions/chat',
      `host: ${host}`,
      'content-length: 53',
      'content-type: application/json',
      `x-content-sha256: ${sha256(body)}`,
    ].join('\n');
    const [, value = ''] = request.headers.at(-1) ?? [];
    const match =
      /^Signature version="1",keyId="([^"]*)",algorithm="rsa-sha256",headers="date \(request-target\) host content-length content-type x-content-sha256",signature="([^"]*)"$/.exec(
        value,
      );
    expect(match?.[1]).toBe(`${tenancy}/${user}/${fingerprint}`);
    const signature = Buffer.from(match?.[2] ?? '', 'base64');
    expect(verify('sha256', Buffer.from(text), own.publicKey, signature)).toBe(true);
  });

  it('needs no body headers without a body', () => {
    const request = sent(models());
    expect(request.target).toBe('/20231130/models?compartmentId=c1');
    expect(request.headers.map(([name]) => name)).toEqual([
      'host',
      'date',
      'accept',
      'authorization',
    ]);
    expect(problem(models())).toBe('none');
  });

  it('has the digest of the empty string for a POST without body', () => {
    const request = chat({});
    const { body: _, ...bodiless } = request;
    expect(header(bodiless, 'x-content-sha256')).toEqual([
      '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    ]);
    expect(problem(bodiless)).toBe('none');
  });
});

const full = 'date (request-target) host content-length content-type x-content-sha256'.split(' ');

describe('a departure', () => {
  it.each<[problem: string, what: string, request: ProbeRequest]>([
    ['none', 'x-date', chat({ date: { header: 'x-date' } })],
    [
      'none',
      'covered in mixed case and another order',
      chat({
        covered: [
          'x-content-sha256',
          'Content-Type',
          'HOST',
          'Date',
          '(request-target)',
          'content-length',
        ],
      }),
    ],
    [
      'none',
      'spaces in the list',
      models({ covered: ['date', '', '(request-target)', '', '', 'host'] }),
    ],
    [
      'none',
      'parameters in another order',
      models({
        parameters: ['signature', 'headers', 'keyId', 'algorithm', 'version'],
        separator: ', ',
      }),
    ],
    [
      'none',
      'stale Date beside x-date',
      chat({ date: { header: 'x-date' } }, { headers: [['date', old]] }),
    ],
    ['none', 'offset inside the window', models({ date: { offset: -299 } })],
    ['authorization-missing', 'none', chat('none')],
    ['scheme-not-signature', 'authorization', models({ authorization: 'Bearer not-used' })],
    ['parameter-missing', 'version: null', models({ version: null })],
    ['parameter-missing', 'algorithm: null', models({ algorithm: null })],
    [
      'parameter-missing',
      'parameters',
      models({ parameters: ['version', 'keyId', 'algorithm', 'headers'] }),
    ],
    [
      'parameter-duplicated',
      'parameters',
      models({ parameters: ['version', 'keyId', 'keyId', 'algorithm', 'headers', 'signature'] }),
    ],
    ['authorization-malformed', 'separator', models({ separator: ';' })],
    ['version-unsupported', 'version', models({ version: '2' })],
    ['algorithm-unsupported', 'algorithm', models({ algorithm: 'hmac-sha256' })],
    ['signature-not-base64', 'base64url', models({ encoding: 'base64url' })],
    ['signature-not-base64', 'junk', models({ encoding: 'base64-with-junk' })],
    ['signature-not-base64', 'empty', models({ encoding: 'empty' })],
    ['key-id-malformed', 'keyId', models({ keyId: '{tenancy}//{fingerprint}' })],
    ['key-unknown', 'keyId', models({ keyId: '{tenancy}/{tenancy}/{fingerprint}' })],
    [
      'covered-header-duplicated',
      'covered',
      models({ covered: ['date', '(request-target)', 'host', 'host'] }),
    ],
    [
      'covered-header-absent',
      'covered',
      models({ covered: ['date', '(request-target)', 'host', 'x-gone'] }),
    ],
    ['covered-header-absent', 'a header removed', chat({}, { headers: [['content-type', null]] })],
    [
      'required-header-unsigned',
      'covered',
      chat({ covered: full.filter((name) => name !== 'host') }),
    ],
    [
      'required-header-unsigned',
      'old date, fresh unsigned x-date',
      models(
        { date: { offset: -3600 }, covered: ['(request-target)', 'host'] },
        { headers: [['x-date', '{date}']] },
      ),
    ],
    [
      'date-skewed',
      'old date, fresh unsigned x-date',
      models({ date: { offset: -3600 } }, { headers: [['x-date', '{date}']] }),
    ],
    ['date-skewed', 'offset', models({ date: { offset: 302 } })],
    ['header-duplicated', 'a date repeated', models({}, { headers: [['date', '{date}']] })],
    ['date-unparsable', 'ISO', models({ date: { format: 'iso-8601' } })],
    ['date-unparsable', 'epoch', models({ date: { format: 'epoch' } })],
    ['date-unparsable', 'garbage', models({ date: { format: 'garbage' } })],
    ['digest-mismatch', 'hex', chat({ digest: 'hex' })],
    ['digest-mismatch', 'of another text', chat({ digest: { of: 'x' } })],
    [
      'digest-mismatch',
      'body changed, same length',
      chat({ signedAs: { body: '{"a":1}' } }, { body: '{"a":2}' }),
    ],
    ['signature-mismatch', 'target', models({ signedAs: { target: '/20231130/models' } })],
    ['signature-mismatch', 'method', models({ signedAs: { method: 'POST' } })],
    [
      'signature-mismatch',
      'a signed header',
      models({ signedAs: { headers: [['host', '127.0.0.1']] } }),
    ],
    ['signature-mismatch', 'other key', models({ key: 'other' })],
    ['signature-mismatch', 'PSS', models({ scheme: 'rsa-pss-sha256' })],
    ['signature-mismatch', 'SHA-1', models({ scheme: 'rsa-sha1' })],
    [
      'signature-mismatch',
      'charset signed',
      chat(
        {},
        {
          headers: [
            ['content-type', null],
            ['content-type', 'application/json; charset=utf-8'],
          ],
        },
      ),
    ],
  ])('gives %s: %s', (expected, _, request) => {
    expect(problem(request)).toBe(expected);
  });

  it('leaves content-length to the body that is sent', () => {
    const request = chat({ signedAs: { body: '{"a":1}' } }, { body: '{"a":12}' });
    expect(header(request, 'content-length')).toEqual(['8']);
    expect(header(request, 'x-content-sha256')).toEqual([sha256('{"a":1}')]);
  });

  it('repeats and removes header lines', () => {
    const request = models(
      {},
      {
        headers: [
          ['date', null],
          ['X-A', '1'],
          ['x-a', '2'],
        ],
      },
    );
    expect(header(request, 'date')).toEqual([]);
    expect(header(request, 'x-a')).toEqual(['1', '2']);
  });

  it('signs lines in another order than it lists, and knows the host without port', () => {
    const verdict = verifySignature(
      sent(models({ signedAs: { covered: ['host', 'date', '(request-target)'] } })),
      { findKey: () => own.publicKey, now },
    );
    expect(verdict).toMatchObject({ diagnosis: { hypothesis: 'header-order' } });
    expect(header(models({}, { headers: [['x-a', '{hostname}']] }), 'x-a')).toEqual(['127.0.0.1']);
  });

  it('declares what it does not do', () => {
    expect(
      parameter(models({ algorithm: 'rsa-pss-sha256', scheme: 'rsa-pss-sha256' }), 'algorithm'),
    ).toBe('rsa-pss-sha256');
    const signature = Buffer.from(
      parameter(models({ scheme: 'rsa-pss-sha256' }), 'signature') ?? '',
      'base64',
    );
    const text = `date: ${date}\n(request-target): get /20231130/models?compartmentId=c1\nhost: ${host}`;
    const key = { key: own.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING };
    expect(verify('sha256', Buffer.from(text), key, signature)).toBe(true);
  });

  it('wants the other key to be there', () => {
    expect(() => signRequest(models({ key: 'other' }), { own: own.privateKey }, context)).toThrow(
      'another key',
    );
  });
});
