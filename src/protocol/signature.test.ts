import { constants, createHmac, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type ByHand,
  date,
  fingerprint,
  get,
  host,
  keyId,
  newPair,
  now,
  post,
  sha256,
  signed,
  tenancy,
  user,
  withHeaders,
} from '../../test/signature/by-hand.js';
import { type ReceivedRequest, type VerifyOptions, verifySignature } from './signature.js';

const own = newPair();
const other = newPair();
const R = 'The required information to complete authentication was not provided or was incorrect.';
const S = 'Failed to verify the HTTP(S) Signature';

const findKey = (id: string) => (id === keyId ? own.publicKey : undefined);

function verdict(request: ReceivedRequest, options: Partial<VerifyOptions> = {}) {
  return verifySignature(request, { findKey, now, ...options });
}

/** Replaces the Authorization value. */
function authorized(request: ByHand, change: (value: string) => string): ReceivedRequest {
  const whole = signed(request, own.privateKey);
  return {
    ...whole,
    headers: whole.headers.map(([name, value]) =>
      name === 'authorization' ? [name, change(value)] : [name, value],
    ),
  };
}

/** A POST whose signature covers these names, correctly. */
function covering(list: string, request = post()): ByHand {
  const lines = new Map(request.text.split('\n').map((line) => [line.split(':', 1)[0], line]));
  const value = (name: string) =>
    request.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const names = list.split(' ').filter(Boolean);
  const text = names
    .map((name) => name.toLowerCase())
    .map((name) => lines.get(name) ?? `${name}: ${value(name)}`)
    .join('\n');
  return { ...request, list, text };
}

/** A date so many seconds from now, written by hand around 06:45:45. */
const dates = {
  '-301': 'Sat, 21 Nov 2026 06:40:44 GMT',
  '-300': 'Sat, 21 Nov 2026 06:40:45 GMT',
  '-299': 'Sat, 21 Nov 2026 06:40:46 GMT',
  '+299': 'Sat, 21 Nov 2026 06:50:44 GMT',
  '+300': 'Sat, 21 Nov 2026 06:50:45 GMT',
  '+301': 'Sat, 21 Nov 2026 06:50:46 GMT',
  '+302': 'Sat, 21 Nov 2026 06:50:47 GMT',
} as const;

function dated(text: string, name = 'date'): ByHand {
  const request = covering(
    `${name} (request-target) host content-length content-type x-content-sha256`,
    withHeaders(post(), [name, text]),
  );
  return { ...request, text: request.text.replace(/^(x-)?date: .*/, `${name}: ${text}`) };
}

describe('accepts', () => {
  it.each<[string, ReceivedRequest]>([
    ['POST', signed(post(), own.privateKey)],
    ['POST with an empty body', signed(post(''), own.privateKey)],
    [
      'PUT',
      signed(
        { ...post(), method: 'PUT', text: post().text.replace(': post', ': put') },
        own.privateKey,
      ),
    ],
    [
      'PATCH',
      signed(
        { ...post(), method: 'PATCH', text: post().text.replace(': post', ': patch') },
        own.privateKey,
      ),
    ],
    ['GET with a query', signed(get(), own.privateKey)],
    [
      'HEAD',
      signed(
        { ...get(), method: 'HEAD', text: get().text.replace(': get', ': head') },
        own.privateKey,
      ),
    ],
    [
      'DELETE',
      signed(
        { ...get(), method: 'DELETE', text: get().text.replace(': get', ': delete') },
        own.privateKey,
      ),
    ],
    [
      'mixed case in headers=, in the order of the TypeScript SDK',
      signed(
        covering(
          'x-date (request-target) host Content-Type Content-Length x-content-sha256',
          withHeaders(post(), ['x-date', date]),
        ),
        own.privateKey,
      ),
    ],
    [
      'extra spaces in headers=',
      signed(
        covering('date  (request-target)   host content-length content-type x-content-sha256 '),
        own.privateKey,
      ),
    ],
    [
      'parameters in the order of the Java SDK, spaces after commas',
      authorized(get(), (value) => {
        const [version, key, algorithm, headers, signature] = value
          .slice('Signature '.length)
          .split(',');
        return `Signature ${[headers, key, algorithm, signature, version].join(', ')}`;
      }),
    ],
    [
      'padded header values',
      signed(
        {
          ...get(),
          headers: [
            ['host', `  ${host} `],
            ['date', `\t${date}`],
          ],
        },
        own.privateKey,
      ),
    ],
    [
      'header names in upper case',
      signed(
        {
          ...get(),
          headers: [
            ['HOST', host],
            ['DATE', date],
          ],
        },
        own.privateKey,
      ),
    ],
    [
      'a fingerprint in upper case without colons',
      authorized(get(), (value) =>
        value.replace(fingerprint, fingerprint.replaceAll(':', '').toUpperCase()),
      ),
    ],
    ['a date 300 s behind', signed(dated(dates['-300']), own.privateKey)],
    ['a date 299 s behind', signed(dated(dates['-299']), own.privateKey)],
    ['a date 299 s ahead', signed(dated(dates['+299']), own.privateKey)],
    ['a date 300 s ahead', signed(dated(dates['+300']), own.privateKey)],
    [
      'a fresh signed x-date beside a stale unsigned Date',
      signed(
        covering(
          'x-date (request-target) host content-length content-type x-content-sha256',
          withHeaders(post(), ['x-date', date], ['date', 'Thu, 05 Jan 2014 21:31:40 GMT']),
        ),
        own.privateKey,
      ),
    ],
    [
      'a signed x-date beside a stale signed date',
      signed(
        covering('date x-date (request-target) host', {
          ...withHeaders(get(), ['x-date', date], ['date', 'Thu, 05 Jan 2014 21:31:40 GMT']),
          text: get().text.replace(date, 'Thu, 05 Jan 2014 21:31:40 GMT'),
        }),
        own.privateKey,
      ),
    ],
    [
      'a delegation token that is covered',
      signed(
        covering(
          'date (request-target) host opc-obo-token',
          withHeaders(get(), ['opc-obo-token', 'a.b.c']),
        ),
        own.privateKey,
      ),
    ],
    [
      'more covered than is asked for, repeated lines joined',
      signed(
        {
          ...get(),
          headers: [...get().headers, ['x-two', 'a'], ['x-two', 'b']],
          list: `${get().list} x-two`,
          text: `${get().text}\nx-two: a, b`,
        },
        own.privateKey,
      ),
    ],
    [
      'content-type with charset, signed without it',
      signed(
        withHeaders(post(), ['content-type', 'application/json; charset=utf-8']),
        own.privateKey,
      ),
    ],
    [
      'content-type of a form, signed with its boundary',
      signed(
        {
          ...withHeaders(post(), ['content-type', 'multipart/form-data; boundary=b']),
          text: post().text.replace('application/json', 'multipart/form-data; boundary=b'),
        },
        own.privateKey,
      ),
    ],
  ])('%s', (_, request) => {
    expect(verdict(request)).toMatchObject({ ok: true, keyId });
  });

  it('host left out where the endpoint says so', () => {
    const request = signed(covering('date (request-target)', get()), own.privateKey);
    expect(verdict(request, { hostRequired: false })).toMatchObject({ ok: true });
  });

  it('content-type signed with charset, in literal mode', () => {
    const request = signed(
      {
        ...withHeaders(post(), ['content-type', 'application/json; charset=utf-8']),
        text: post().text.replace('application/json', 'application/json; charset=utf-8'),
      },
      own.privateKey,
    );
    expect(verdict(request, { contentTypeParameters: 'literal' })).toMatchObject({ ok: true });
  });

  it('tells what was covered, in lower case and in order', () => {
    const request = signed(
      covering('Date (request-target) host Content-Length Content-Type X-Content-SHA256'),
      own.privateKey,
    );
    expect(verdict(request)).toEqual({
      ok: true,
      keyId,
      covered: [
        'date',
        '(request-target)',
        'host',
        'content-length',
        'content-type',
        'x-content-sha256',
      ],
    });
  });
});

const parameter = (name: string, value: string | undefined) => (authorizationValue: string) =>
  value === undefined
    ? authorizationValue.replace(new RegExp(`${name}="[^"]*",?`), '').replace(/,$/, '')
    : authorizationValue.replace(new RegExp(`${name}="[^"]*"`), `${name}="${value}"`);

const text = get().text;
const pss = sign('sha256', Buffer.from(text), {
  key: own.privateKey,
  padding: constants.RSA_PKCS1_PSS_PADDING,
}).toString('base64');
const goodSignature = sign('sha256', Buffer.from(text), own.privateKey).toString('base64');
const full = post().list;
const without = (name: string) =>
  full
    .split(' ')
    .filter((one) => one !== name)
    .join(' ');

describe('refuses', () => {
  it.each<[problem: string, what: string, request: ReceivedRequest]>([
    ['authorization-missing', 'no Authorization', { ...get(), headers: get().headers }],
    [
      'authorization-duplicated',
      'two Authorization lines',
      (() => {
        const request = signed(get(), own.privateKey);
        return { ...request, headers: [...request.headers, ...request.headers.slice(-1)] };
      })(),
    ],
    ['authorization-malformed', 'no quotes', authorized(get(), (v) => v.replaceAll('"', ''))],
    ['scheme-not-signature', 'Bearer', authorized(get(), () => 'Bearer not-used')],
    ['scheme-not-signature', 'Bearer in brackets', authorized(get(), () => 'Bearer <NOTUSED>')],
    ['parameter-missing', 'no version', authorized(get(), parameter('version', undefined))],
    ['parameter-missing', 'no keyId', authorized(get(), parameter('keyId', undefined))],
    ['parameter-missing', 'no algorithm', authorized(get(), parameter('algorithm', undefined))],
    ['parameter-missing', 'no headers', authorized(get(), parameter('headers', undefined))],
    ['parameter-missing', 'no signature', authorized(get(), parameter('signature', undefined))],
    ['parameter-duplicated', 'keyId twice', authorized(get(), (v) => `${v},keyId="${keyId}"`)],
    ['version-unsupported', 'version 2', authorized(get(), parameter('version', '2'))],
    ['algorithm-unsupported', 'none', authorized(get(), parameter('algorithm', 'none'))],
    ['algorithm-unsupported', 'rsa-sha1', authorized(get(), parameter('algorithm', 'rsa-sha1'))],
    [
      'algorithm-unsupported',
      'rsa-pss-sha256',
      authorized(get(), (v) =>
        parameter('algorithm', 'rsa-pss-sha256')(parameter('signature', pss)(v)),
      ),
    ],
    [
      'algorithm-unsupported',
      'hmac with the public key as secret',
      authorized(get(), (v) => {
        const secret = own.publicKey.export({ type: 'spki', format: 'pem' });
        const mac = createHmac('sha256', secret).update(text).digest('base64');
        return parameter('algorithm', 'hmac-sha256')(parameter('signature', mac)(v));
      }),
    ],
    [
      'signature-not-base64',
      'base64url',
      authorized(
        get(),
        parameter('signature', Buffer.from(goodSignature, 'base64').toString('base64url')),
      ),
    ],
    [
      'signature-not-base64',
      'junk',
      authorized(
        get(),
        parameter('signature', `${goodSignature.slice(0, 9)}*${goodSignature.slice(9)}`),
      ),
    ],
    ['signature-not-base64', 'empty', authorized(get(), parameter('signature', ''))],
    [
      'key-id-malformed',
      'tenancy//fingerprint',
      authorized(get(), parameter('keyId', `${tenancy}//${fingerprint}`)),
    ],
    [
      'key-id-malformed',
      'ST$undefined',
      authorized(get(), (v) => v.replace(/keyId="[^"]*"/, () => 'keyId="ST$undefined"')),
    ],
    ['key-id-malformed', 'empty keyId', authorized(get(), parameter('keyId', ''))],
    [
      'token-untrusted',
      'a token nobody issued',
      authorized(get(), (v) => v.replace(/keyId="[^"]*"/, () => 'keyId="ST$a.b.c"')),
    ],
    ['key-unknown', 'another fingerprint', authorized(get(), (v) => v.replace('20:3b', '20:3c'))],
    [
      'key-unknown',
      'right key, other user',
      authorized(get(), (v) => v.replace(user, 'ocid1.user.oc1..bbbbexample')),
    ],
    [
      'key-unknown',
      'right key, other tenancy',
      authorized(get(), (v) => v.replace(tenancy, 'ocid1.tenancy.oc1..bbbbexample')),
    ],
    [
      'covered-header-duplicated',
      'a name twice',
      signed(covering(`${get().list} host`, get()), own.privateKey),
    ],
    [
      'covered-header-duplicated',
      'a name twice, other case',
      signed(covering(`${get().list} HOST`, get()), own.privateKey),
    ],
    [
      'covered-header-absent',
      'a covered header that is not sent',
      signed(covering(`${get().list} x-gone`, get()), own.privateKey),
    ],
    [
      'required-header-unsigned',
      'date unsigned',
      signed(covering(without('date')), own.privateKey),
    ],
    [
      'required-header-unsigned',
      'target unsigned',
      signed(covering(without('(request-target)')), own.privateKey),
    ],
    [
      'required-header-unsigned',
      'host unsigned',
      signed(covering(without('host')), own.privateKey),
    ],
    [
      'required-header-unsigned',
      'content-length unsigned',
      signed(covering(without('content-length')), own.privateKey),
    ],
    [
      'required-header-unsigned',
      'content-type unsigned',
      signed(covering(without('content-type')), own.privateKey),
    ],
    [
      'required-header-unsigned',
      'x-content-sha256 unsigned',
      signed(covering(without('x-content-sha256')), own.privateKey),
    ],
    [
      'required-header-unsigned',
      'opc-obo-token sent but unsigned',
      signed(withHeaders(get(), ['opc-obo-token', 'a.b.c']), own.privateKey),
    ],
    [
      'header-duplicated',
      'two Date lines',
      (() => {
        const request = signed(get(), own.privateKey);
        return { ...request, headers: [['date', date] as const, ...request.headers] };
      })(),
    ],
    [
      'header-duplicated',
      'two delegation tokens, joined and covered',
      signed(
        {
          ...get(),
          headers: [...get().headers, ['opc-obo-token', 'a.b.c'], ['opc-obo-token', 'd.e.f']],
          list: `${get().list} opc-obo-token`,
          text: `${get().text}\nopc-obo-token: a.b.c, d.e.f`,
        },
        own.privateKey,
      ),
    ],
    ['date-unparsable', 'ISO 8601', signed(dated('2026-11-21T06:45:45Z'), own.privateKey)],
    ['date-unparsable', 'epoch seconds', signed(dated('1795243545'), own.privateKey)],
    ['date-unparsable', 'words', signed(dated('yesterday'), own.privateKey)],
    ['date-skewed', '301 s behind', signed(dated(dates['-301']), own.privateKey)],
    ['date-skewed', '301 s ahead', signed(dated(dates['+301']), own.privateKey)],
    ['date-skewed', '302 s ahead', signed(dated(dates['+302']), own.privateKey)],
    [
      'date-skewed',
      '302 s ahead in x-date',
      signed(dated(dates['+302'], 'x-date'), own.privateKey),
    ],
    [
      'date-skewed',
      'old signed date, fresh unsigned x-date',
      signed(withHeaders(dated('Thu, 05 Jan 2014 21:31:40 GMT'), ['x-date', date]), own.privateKey),
    ],
    [
      'content-length-mismatch',
      'a longer body',
      { ...signed(post(), own.privateKey), body: Buffer.from(`${post().body} `) },
    ],
    [
      'digest-mismatch',
      'another body of the same length',
      { ...signed(post('{"a":1}'), own.privateKey), body: Buffer.from('{"a":2}') },
    ],
    [
      'digest-mismatch',
      'digest in hex',
      signed(
        (() => {
          const hex = Buffer.from(sha256('{"a":1}'), 'base64').toString('hex');
          const request = withHeaders(post('{"a":1}'), ['x-content-sha256', hex]);
          return { ...request, text: request.text.replace(sha256('{"a":1}'), hex) };
        })(),
        own.privateKey,
      ),
    ],
    [
      'digest-mismatch',
      'digest of another body',
      signed(
        (() => {
          const request = withHeaders(post('{"a":1}'), ['x-content-sha256', sha256('{"a":2}')]);
          return { ...request, text: request.text.replace(sha256('{"a":1}'), sha256('{"a":2}')) };
        })(),
        own.privateKey,
      ),
    ],
    [
      'signature-mismatch',
      'another path',
      { ...signed(post(), own.privateKey), target: '/20231130/actions/chat/' },
    ],
    [
      'signature-mismatch',
      'another query',
      {
        ...signed(get(), own.privateKey),
        target: '/20231130/models?compartmentId=c2&capability=CHAT',
      },
    ],
    [
      'signature-mismatch',
      'another query order',
      {
        ...signed(get(), own.privateKey),
        target: '/20231130/models?capability=CHAT&compartmentId=c1',
      },
    ],
    [
      'signature-mismatch',
      'another query encoding',
      { ...signed(get('/m?a=%7Eb'), own.privateKey), target: '/m?a=~b' },
    ],
    [
      'signature-mismatch',
      'another host',
      signed(withHeaders(get(), ['host', '127.0.0.1:4001']), own.privateKey),
    ],
    [
      'signature-mismatch',
      'another method',
      { ...signed(get(), own.privateKey), method: 'DELETE' },
    ],
    ['signature-mismatch', 'another key', signed(get(), other.privateKey)],
    ['signature-mismatch', 'PSS declared as rsa-sha256', signed(get(), own.privateKey, pss)],
    [
      'signature-mismatch',
      'SHA-1 declared as rsa-sha256',
      signed(
        get(),
        own.privateKey,
        sign('sha1', Buffer.from(text), own.privateKey).toString('base64'),
      ),
    ],
    [
      'signature-mismatch',
      'content-type signed with charset',
      signed(
        {
          ...withHeaders(post(), ['content-type', 'application/json; charset=utf-8']),
          text: post().text.replace('application/json', 'application/json; charset=utf-8'),
        },
        own.privateKey,
      ),
    ],
  ])('%s: %s', (problem, _, request) => {
    const result = verdict(request);
    const message = /mismatch/.test(problem) ? S : R;
    expect(result).toMatchObject({ ok: false, problem, diagnosis: { problem } });
    if (result.ok) return;
    expect(result.error.status).toBe(401);
    expect(result.error.style).toBe('status-string');
    if (problem !== 'date-skewed') expect(result.error.message).toBe(message);
    expect(result.diagnosis.summary).toMatch(/^[A-Z].*\.$/);
    expect(result.diagnosis.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it('a skewed date with the service’s text, window and zone', () => {
    const clock = Date.UTC(2016, 10, 1, 6, 45, 45);
    const request = signed(dated('Tue, 01 Nov 2016 06:30:00 GMT'), own.privateKey);
    expect(verdict(request, { now: clock })).toMatchObject({
      problem: 'date-skewed',
      error: {
        message:
          "Date 'Tue, 01 Nov 2016 06:30:00 UTC' is not within allowed clock skew. Current 'Tue, 01 Nov 2016 06:45:45 UTC', valid datetime range: ['Tue, 01 Nov 2016 06:40:45 UTC', 'Tue, 01 Nov 2016 06:50:46 UTC']",
      },
    });
  });

  it('tells a keyId that is no secret, and cuts one that is', () => {
    const known = verdict(signed(get(), other.privateKey));
    expect(known).toMatchObject({ keyId });
    const token = verdict(
      authorized(get(), (v) => v.replace(/keyId="[^"]*"/, () => 'keyId="ST$a.b.c"')),
    );
    expect(token).toMatchObject({ keyId: 'ST$…' });
  });
});

it('never reaches RSA before the cheap checks are done', () => {
  const asked: string[] = [];
  const request = signed(dated(dates['-301']), own.privateKey);
  verdict(request, {
    findKey: (id) => {
      asked.push(id);
      return own.publicKey;
    },
  });
  expect(asked).toEqual([]);
});
