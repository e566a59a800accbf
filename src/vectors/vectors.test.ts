import { createPrivateKey, createPublicKey, createSign, verify } from 'node:crypto';
import { DefaultRequestSigner, SimpleAuthenticationDetailsProvider } from 'oci-common';
import { describe, expect, it, vi } from 'vitest';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import { cases } from '../suites/cases/index.js';
import { errorVectors } from './errors.js';
import { ownKey } from './keys.js';
import { answerVectors, streamVectors } from './recorded.js';
import { signatureVectors, signer } from './signatures.js';
import { vectorFiles } from './vectors.js';

const recordings = await loadRecordings(packagedFolder());
const signatures = signatureVectors(cases);

describe('signatures', () => {
  const parameter = (headers: (typeof signatures)[number]['request']['headers'], name: string) => {
    const value = headers.find(([header]) => header === 'authorization')?.[1] ?? '';
    return new RegExp(`[ ,]*${name}="([^"]*)"`).exec(value)?.[1] ?? '';
  };

  it('that are accepted verify over the string beside them', () => {
    const accepted = signatures.filter((vector) => vector.accepted);
    expect(accepted.length).toBeGreaterThan(10);
    for (const { id, request, signingString = '' } of accepted) {
      const signature = Buffer.from(parameter(request.headers, 'signature'), 'base64');
      const verified = verify('sha256', Buffer.from(signingString), signer.publicKey, signature);
      expect([id, verified]).toEqual([id, true]);
    }
  });

  it('that are refused have no string to sign', () => {
    const refused = signatures.filter((vector) => !vector.accepted);
    expect(refused.length).toBeGreaterThan(30);
    expect(refused.filter((vector) => 'signingString' in vector)).toEqual([]);
  });

  it('are what Oracle’s own signer makes of the same request', async () => {
    const vector = signatures.find(({ id }) => id === 'signature/accepted/non-ascii-body');
    if (vector === undefined) throw new Error('there is no such vector');
    const { method, target, body } = vector.request;
    const [tenancy = '', user = '', fingerprint = ''] = signer.keyId.split('/');
    const theirs = new Headers();
    const details = new SimpleAuthenticationDetailsProvider(
      tenancy,
      user,
      fingerprint,
      ownKey,
      null,
    );
    vi.useFakeTimers({ now: signer.now, toFake: ['Date'] });
    await new DefaultRequestSigner(details).signHttpRequest({
      method: 'POST',
      uri: `https://${signer.host}${target}`,
      headers: theirs,
      body,
    });
    vi.useRealTimers();
    expect(method).toBe('POST');
    const authorization = theirs.get('authorization') ?? '';
    const covered = /headers="([^"]*)"/.exec(authorization)?.[1]?.toLowerCase().split(' ') ?? [];
    const lines = new Map(
      (vector.signingString ?? '')
        .split('\n')
        .map((line) => [line.split(': ', 1)[0], line] as const),
    );
    const string = covered
      .map((name) =>
        name === 'x-date' ? lines.get('date')?.replace('date', 'x-date') : lines.get(name),
      )
      .join('\n');
    const made = createSign('sha256').update(string).sign(createPrivateKey(ownKey), 'base64');
    expect(/signature="([^"]*)"/.exec(authorization)?.[1]).toBe(made);
  });

  it('are of a key that belongs to the published one', () => {
    const own = createPublicKey(ownKey).export({ type: 'spki', format: 'pem' });
    expect(signer.publicKey).toBe(own);
  });

  it('hold no placeholder', () => {
    expect(JSON.stringify(signatures)).not.toMatch(/\{[a-zA-Z]+\}/);
  });
});

describe('recordings', () => {
  it('are all there, whole answers and streams', () => {
    const ids = [...streamVectors(recordings), ...answerVectors(recordings)].map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...recordings.keys()].toSorted());
  });

  it('keep bytes, frames and turn', () => {
    const found = streamVectors(recordings).find(({ id }) => id === 'cohere/single-frame');
    expect(found).toMatchObject({ dialect: 'cohere', status: 200, body: { encoding: 'utf8' } });
    expect(found?.body.text.startsWith('data: {')).toBe(true);
    expect(found?.frames.map(({ payload }) => JSON.parse(payload).text)).toEqual([
      found?.turn.text,
    ]);
  });

  it('tell the events of Responses', () => {
    const found = streamVectors(recordings).find(({ dialect }) => dialect === 'openai-responses');
    expect(found?.frames[0]).toMatchObject({ event: 'response.created' });
  });
});

describe('errors', () => {
  it('say what the body holds, and what is to be reported of it', () => {
    const found = errorVectors(cases).find(({ id }) => id === 'error/style/platform-code-whole');
    expect(found).toEqual({
      id: 'error/style/platform-code-whole',
      status: 429,
      contentType: 'application/json',
      body: '{"code":"TooManyRequests","message":"Too many requests for now."}',
      expect: { status: 429, code: 'TooManyRequests', message: 'Too many requests for now.' },
    });
  });
});

it('writes the same bytes twice', () => {
  const once = JSON.stringify([...vectorFiles({ recordings, cases })]);
  expect(JSON.stringify([...vectorFiles({ recordings, cases })])).toBe(once);
});
