import { constants, createHash, privateEncrypt, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type ByHand,
  date,
  get,
  host,
  keyId,
  newPair,
  now,
  post,
  sha256,
  signed,
  withHeaders,
} from '../../../test/signature/by-hand.js';
import { type ReceivedRequest, verifySignature } from '../signature.js';
import { hypotheses } from './hypotheses/index.js';

const own = newPair();
const second = newPair();
const secondKeyId = keyId.replace('20:3b', '20:3c');

function diagnosis(request: ReceivedRequest) {
  const verdict = verifySignature(request, {
    findKey: (id) => (id === keyId ? own.publicKey : undefined),
    knownKeys: () => [
      { keyId, publicKey: own.publicKey },
      { keyId: secondKeyId, publicKey: second.publicKey },
    ],
    now,
  });
  if (verdict.ok) throw new Error('The request was accepted.');
  return verdict.diagnosis;
}

/** A client's mistake: the right text with a part replaced. */
function mistaken(request: ByHand, part: string | RegExp, by: string): ReceivedRequest {
  const text = request.text.replace(part, () => by);
  expect(text).not.toBe(request.text);
  return signed({ ...request, text }, own.privateKey);
}

const body = '{"message": "ä€😀", "n": 1}';
const chat = post(body);
const digest = sha256(body);
const target = '/20231130/actions/chat';
const models = get('/20231130/models?compartmentId=c%20%C3%A4&capability=CHAT');
const query = '?compartmentId=c%20%C3%A4&capability=CHAT';
const lines = chat.text.split('\n');
const hex = (algorithm: string, data: string) => createHash(algorithm).update(data).digest('hex');
const rsa = (algorithm: string, data: string | Buffer, key = own) =>
  sign(algorithm, Buffer.from(data), key.privateKey).toString('base64');

/** A header and the text both say so. */
function both(request: ByHand, name: string, from: string, to: string): ReceivedRequest {
  const changed = withHeaders(request, [name, to]);
  return signed({ ...changed, text: changed.text.replace(from, to) }, own.privateKey);
}

const mistakes: readonly (readonly [id: string, request: () => ReceivedRequest])[] = [
  ['host-without-port', () => mistaken(chat, host, '127.0.0.1')],
  [
    'host-with-default-port',
    () =>
      mistaken(
        {
          ...withHeaders(get(), ['host', 'a.example']),
          text: get().text.replace(host, 'a.example'),
        },
        'a.example',
        'a.example:443',
      ),
  ],
  ['host-by-another-name', () => mistaken(chat, host, 'localhost:4000')],
  [
    'host-by-another-name',
    () => mistaken(chat, host, 'inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com'),
  ],
  ['path-without-query', () => mistaken(models, query, '')],
  ['target-decoded', () => mistaken(models, 'c%20%C3%A4', 'c ä')],
  ['target-encoded', () => mistaken(models, 'c%20%C3%A4', 'c+%C3%A4')],
  ['target-encoded', () => mistaken(models, '%C3%A4', '%c3%a4')],
  ['target-encoded', () => mistaken(models, 'c%20%C3%A4', 'c%2520%25C3%25A4')],
  [
    'query-in-another-order',
    () => mistaken(models, query, '?capability=CHAT&compartmentId=c%20%C3%A4'),
  ],
  ['path-without-base-path', () => mistaken(chat, '/20231130/', '/')],
  [
    'path-with-base-path',
    () => {
      const bare = post(body, '/actions/chat');
      return mistaken(bare, '/actions', '/20231130/actions');
    },
  ],
  ['trailing-slash', () => mistaken(chat, target, `${target}/`)],
  ['target-as-full-url', () => mistaken(chat, target, `http://${host}${target}`)],
  ['other-method', () => mistaken(models, ': get', ': post')],
  ['method-in-upper-case', () => mistaken(chat, ': post', ': POST')],
  ['method-left-out', () => mistaken(chat, 'post ', '')],
  ['request-line', () => mistaken(chat, `post ${target}`, `POST ${target} HTTP/1.1`)],
  [
    'content-type-with-parameters',
    () => both(chat, 'content-type', 'application/json', 'application/json; charset=utf-8'),
  ],
  [
    'content-type-with-parameters',
    () => mistaken(chat, 'application/json', 'application/json;charset=UTF-8'),
  ],
  ['other-content-type', () => mistaken(chat, 'application/json', 'text/plain')],
  // In UTF-8 ä takes 2 bytes, € 3 and 😀 4; in JavaScript 😀 has length 2, in Python 1.
  [
    'content-length-of-characters',
    () => mistaken(chat, 'content-length: 32', 'content-length: 26'),
  ],
  [
    'content-length-of-characters',
    () => mistaken(chat, 'content-length: 32', 'content-length: 27'),
  ],
  ['content-length-missing', () => mistaken(chat, 'content-length: 32', 'content-length: 0')],
  ['digest-in-hex', () => both(chat, 'x-content-sha256', digest, hex('sha256', body))],
  ['digest-in-hex', () => mistaken(chat, digest, hex('sha256', body))],
  [
    'digest-in-base64url',
    () => mistaken(chat, digest, Buffer.from(digest, 'base64').toString('base64url')),
  ],
  [
    'digest-by-another-algorithm',
    () => mistaken(chat, digest, Buffer.from(hex('sha1', body), 'hex').toString('base64')),
  ],
  ['other-body-bytes', () => mistaken(chat, digest, sha256(''))],
  ['other-body-bytes', () => both(chat, 'x-content-sha256', digest, sha256(`${body}\n`))],
  ['other-body-bytes', () => mistaken(chat, digest, sha256('{"message":"ä€😀","n":1}'))],
  [
    'other-body-bytes',
    () => mistaken(chat, digest, sha256('{"message": "\\u00e4\\u20ac\\ud83d\\ude00", "n": 1}')),
  ],
  [
    'body-changed-after-signing',
    () => ({ ...signed(chat, own.privateKey), body: Buffer.from(body.replace('1', '2')) }),
  ],
  [
    'header-changed-after-signing',
    () => signed(withHeaders(chat, ['x-content-sha256', sha256('other')]), own.privateKey),
  ],
  [
    'other-date-header',
    () =>
      mistaken(
        withHeaders(chat, ['x-date', 'Sat, 21 Nov 2026 06:46:59 GMT']),
        `date: ${date}`,
        'date: Sat, 21 Nov 2026 06:46:59 GMT',
      ),
  ],
  [
    'other-date-header',
    () =>
      signed({ ...withHeaders(chat, ['x-date', date]), list: `x-${chat.list}` }, own.privateKey),
  ],
  ['date-read-twice', () => mistaken(chat, date, 'Sat, 21 Nov 2026 06:45:43 GMT')],
  ['date-in-another-form', () => mistaken(chat, date, '2026-11-21T06:45:45Z')],
  [
    'names-not-in-lower-case',
    () =>
      signed(
        {
          ...chat,
          list: chat.list.replace('content-type', 'Content-Type'),
          text: chat.text.replace('content-type', 'Content-Type'),
        },
        own.privateKey,
      ),
  ],
  ['values-not-trimmed', () => mistaken(withHeaders(chat, ['host', ` ${host}`]), host, ` ${host}`)],
  ['values-not-trimmed', () => mistaken(chat, host, `${host} `)],
  ['line-left-out', () => mistaken(chat, /host: .*\n/, '')],
  [
    'line-not-listed',
    () => {
      const request = withHeaders(chat, ['accept', 'application/json']);
      return signed({ ...request, text: `${chat.text}\naccept: application/json` }, own.privateKey);
    },
  ],
  ['newline-at-the-end', () => signed({ ...chat, text: `${chat.text}\n` }, own.privateKey)],
  [
    'crlf-line-ends',
    () => signed({ ...chat, text: chat.text.replaceAll('\n', '\r\n') }, own.privateKey),
  ],
  [
    'lines-joined-otherwise',
    () => signed({ ...chat, text: chat.text.replaceAll('\n', ',') }, own.privateKey),
  ],
  [
    'no-space-after-colon',
    () => signed({ ...chat, text: chat.text.replaceAll(': ', ':') }, own.privateKey),
  ],
  [
    'names-left-out',
    () => signed({ ...chat, text: chat.text.replaceAll(/^[^:]*: /gm, '') }, own.privateKey),
  ],
  ['hashed-twice', () => signed(chat, own.privateKey, rsa('sha256', hex('sha256', chat.text)))],
  [
    'hashed-twice',
    () => signed(chat, own.privateKey, rsa('sha256', Buffer.from(hex('sha256', chat.text), 'hex'))),
  ],
  ['header-order', () => signed({ ...chat, text: lines.toSorted().join('\n') }, own.privateKey)],
  [
    'header-order',
    () => {
      const [first = '', second = '', third = '', ...rest] = lines;
      return signed({ ...chat, text: [second, third, first, ...rest].join('\n') }, own.privateKey);
    },
  ],
  ['one-character-changed', () => mistaken(chat, '/actions/chat', '/actions/chaT')],
  ['other-known-key', () => signed(chat, second.privateKey)],
  [
    'pss-padding',
    () => {
      const key = { key: own.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING };
      return signed(
        chat,
        own.privateKey,
        sign('sha256', Buffer.from(chat.text), key).toString('base64'),
      );
    },
  ],
  ['other-hash-algorithm', () => signed(chat, own.privateKey, rsa('sha1', chat.text))],
  [
    'digest-without-its-wrapping',
    () => {
      const bare = Buffer.from(hex('sha256', chat.text), 'hex');
      return signed(chat, own.privateKey, privateEncrypt(own.privateKey, bare).toString('base64'));
    },
  ],
];

describe('names the mistake', () => {
  it.each(mistakes)('%s', (id, request) => {
    expect(diagnosis(request())).toMatchObject({ hypothesis: id });
  });

  it('has a mistake for every hypothesis', () => {
    const made = new Set(mistakes.map(([id]) => id));
    // In live mode parameters are stripped before, so only literal mode can show it.
    made.add('content-type-without-parameters');
    expect(hypotheses.map(({ id }) => id).filter((id) => !made.has(id))).toEqual([]);
    expect(new Set(hypotheses.map(({ id }) => id)).size).toBe(hypotheses.length);
  });

  it('content-type-without-parameters', () => {
    const request = signed(
      withHeaders(chat, ['content-type', 'application/json; charset=utf-8']),
      own.privateKey,
    );
    const verdict = verifySignature(request, {
      findKey: () => own.publicKey,
      now,
      contentTypeParameters: 'literal',
    });
    expect(verdict).toMatchObject({
      diagnosis: { hypothesis: 'content-type-without-parameters' },
    });
  });

  it('two that only fit together', () => {
    const request = mistaken(
      { ...models, text: models.text.replace(host, '127.0.0.1') },
      query,
      '',
    );
    expect(diagnosis(request)).toMatchObject({
      hypothesis: 'host-without-port',
      summary: 'The host was signed without its port. The path was signed without the query.',
    });
  });

  it('another key and another string at once', () => {
    const text = chat.text.replace(host, '127.0.0.1');
    const found = diagnosis(signed({ ...chat, text }, second.privateKey));
    expect(found.hypothesis).toBe('other-known-key');
    expect(found.summary).toContain('The host was signed without its port.');
  });
});

describe('lays the lines side by side', () => {
  it('marks the first that differs', () => {
    const text = chat.text.replace(host, '127.0.0.1');
    expect(diagnosis(signed({ ...chat, text }, own.privateKey))).toEqual({
      problem: 'signature-mismatch',
      summary: 'The host was signed without its port.',
      remedy: 'Sign the `Host` header exactly as it is sent, with its port where it has one.',
      hypothesis: 'host-without-port',
      lines: [
        { name: 'date', expected: `date: ${date}`, received: `date: ${date}` },
        {
          name: '(request-target)',
          expected: `(request-target): post ${target}`,
          received: `(request-target): post ${target}`,
        },
        {
          name: 'host',
          expected: 'host: 127.0.0.1:4000',
          received: 'host: 127.0.0.1',
          first: true,
        },
        { name: 'content-length', expected: 'content-length: 32', received: 'content-length: 32' },
        {
          name: 'content-type',
          expected: 'content-type: application/json',
          received: 'content-type: application/json',
        },
        {
          name: 'x-content-sha256',
          expected: `x-content-sha256: ${digest}`,
          received: `x-content-sha256: ${digest}`,
        },
      ],
    });
  });

  it('expects the digest of the body that arrived', () => {
    const request = { ...signed(chat, own.privateKey), body: Buffer.from(body.replace('1', '2')) };
    const line = diagnosis(request).lines.at(-1);
    expect(line).toEqual({
      name: 'x-content-sha256',
      expected: `x-content-sha256: ${sha256(body.replace('1', '2'))}`,
      received: `x-content-sha256: ${digest}`,
      first: true,
    });
  });

  it('shows line ends that do not belong', () => {
    const ends = diagnosis(
      signed({ ...get(), text: get().text.replaceAll('\n', '\r\n') }, own.privateKey),
    );
    expect(ends.lines[0]).toMatchObject({ received: `date: ${date}\\r`, first: true });
    const more = diagnosis(signed({ ...get(), text: `${get().text}\n` }, own.privateKey));
    expect(more.lines.at(-1)).toEqual({ name: '', received: '', first: true });
  });

  it('shows only its own where nothing tells what was signed', () => {
    const found = diagnosis(signed(chat, newPair().privateKey));
    expect(found).not.toHaveProperty('hypothesis');
    expect(found.summary).toContain('not made with the key that is registered');
    expect(found.lines.map(({ received }) => received)).toEqual(Array(6).fill(undefined));
    const unknown = diagnosis(
      signed({ ...chat, text: 'something else altogether' }, own.privateKey),
    );
    expect(unknown).not.toHaveProperty('hypothesis');
    expect(unknown.summary).toContain('another signing string');
  });

  it.each<[string, ReceivedRequest, object]>([
    [
      'the unsigned header',
      signed(
        { ...get(), list: 'date (request-target)', text: get().text.replace(/\nhost.*/, '') },
        own.privateKey,
      ),
      { name: 'host', expected: `host: ${host}`, first: true },
    ],
    [
      'the absent header',
      signed({ ...get(), list: `${get().list} x-gone` }, own.privateKey),
      { name: 'x-gone', first: true },
    ],
  ])('marks %s', (_, request, line) => {
    expect(diagnosis(request).lines.find(({ first }) => first)).toEqual(line);
  });

  it('marks the date that is too old, and says by how much', () => {
    const old = 'Sat, 21 Nov 2026 06:35:45 GMT';
    const request = withHeaders({ ...get(), text: get().text.replace(date, old) }, ['date', old]);
    const found = diagnosis(signed(request, own.privateKey));
    expect(found.summary).toContain('600 s behind');
    expect(found.lines[0]).toEqual({ name: 'date', expected: `date: ${old}`, first: true });
  });
});

describe('holds no secret', () => {
  const canary = 'canary-5d41402abc4b2a76b9719d911017c592';
  const covered: ByHand = {
    ...withHeaders(chat, ['opc-obo-token', canary], ['cookie', `session=${canary}`]),
    list: `opc-obo-token ${chat.list} cookie`,
    text: `opc-obo-token: ${canary}\n${chat.text}\ncookie: session=${canary}`,
  };

  const spoiled: readonly (readonly [string, ReceivedRequest])[] = [
    ['unknown string', signed({ ...covered, text: 'x' }, own.privateKey)],
    ['host', mistaken(covered, host, '127.0.0.1')],
    [
      'order',
      signed({ ...covered, text: covered.text.split('\n').reverse().join('\n') }, own.privateKey),
    ],
    ['left out', mistaken(covered, /host: .*\n/, '')],
    [
      'not listed',
      signed({ ...covered, list: chat.list.replace('date', 'opc-obo-token date') }, own.privateKey),
    ],
    ['joined', signed({ ...covered, text: covered.text.replaceAll('\n', '') }, own.privateKey)],
    [
      'values only',
      signed({ ...covered, text: covered.text.replaceAll(/^[^:]*: /gm, '') }, own.privateKey),
    ],
    ['one character', mistaken(covered, 'chat', 'chaT')],
    ['one character of a secret', mistaken(covered, 'canary', 'canarY')],
    ['digest', { ...signed(covered, own.privateKey), body: Buffer.from(body.replace('1', '2')) }],
    ['another key', signed(covered, newPair().privateKey)],
    ['uncovered', signed({ ...covered, list: chat.list }, own.privateKey)],
    ['date', signed(withHeaders(covered, ['date', 'yesterday']), own.privateKey)],
  ];

  it.each(spoiled)('%s', (_, request) => {
    const said = JSON.stringify(diagnosis(request));
    expect(said).not.toContain(canary);
    expect(said).not.toContain(canary.slice(7));
    const signature = /signature="([^"]*)"/.exec(request.headers.at(-1)?.[1] ?? '')?.[1] ?? '';
    expect(signature.length).toBe(344);
    expect(said).not.toContain(signature);
    expect(said).not.toContain(signature.slice(0, 20));
  });

  it.each([
    `Signature version="${canary}"`,
    `Signature keyId="ST$${canary}.${canary}.${canary}"`,
    `Signature version="1",keyId="${canary}",algorithm="rsa-sha256",headers="date",signature="AAAA"`,
    `Signature version="1",keyId="ST$a.${canary}.c",algorithm="rsa-sha256",headers="date (request-target) host",signature="AAAA"`,
    `Signature version="1",keyId="${keyId}",algorithm="${canary}",headers="date",signature="AAAA"`,
    `Bearer ${canary}`,
    `Signature ${canary}="1",${canary}="1"`,
  ])('%s', (value) => {
    const request = { ...get(), headers: [...get().headers, ['authorization', value] as const] };
    const verdict = verifySignature(request, { findKey: () => undefined, now });
    expect(verdict.ok).toBe(false);
    expect(JSON.stringify(verdict)).not.toContain(canary);
  });
});
