/** Whatever single byte is changed after signing, the request is refused, and for the right reason. */
import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyId, newPair, now, post, signed } from '../../../test/signature/by-hand.js';
import { type ReceivedRequest, verifySignature } from '../signature.js';

const pair = newPair();
const body = '{"message":"The quick brown fox","n":[1,2,3]}';
const sent = signed(post(body, '/20231130/actions/chat?a=1&b=two'), pair.privateKey);

const judge = (request: ReceivedRequest) =>
  verifySignature(request, {
    findKey: (id) => (id === keyId ? pair.publicKey : undefined),
    now,
  });

/** Another printable character in the place of the one at `at`. */
function changed(text: string, at: number, shift: number): string {
  const code = text.charCodeAt(at) - 0x20;
  return text.slice(0, at) + String.fromCharCode(0x20 + ((code + shift) % 95)) + text.slice(at + 1);
}

const line = (name: string) => sent.headers.find(([key]) => key === name)?.[1] ?? '';
const withLine = (name: string, value: string): ReceivedRequest => ({
  ...sent,
  headers: sent.headers.map(([key, old]) => [key, key === name ? value : old]),
});

interface Place {
  readonly text: string;
  readonly put: (text: string) => ReceivedRequest;
  /** The problems that a changed byte here may be found as. */
  readonly problems: readonly string[];
  /** The line that must be marked. */
  readonly marked?: string;
}

const places: Readonly<Record<string, Place>> = {
  target: {
    text: sent.target,
    put: (target) => ({ ...sent, target }),
    problems: ['signature-mismatch'],
    marked: '(request-target)',
  },
  host: {
    text: line('host'),
    put: (value) => withLine('host', value),
    problems: ['signature-mismatch'],
    marked: 'host',
  },
  date: {
    text: line('date'),
    put: (value) => withLine('date', value),
    problems: ['date-unparsable', 'date-skewed', 'signature-mismatch'],
    marked: 'date',
  },
  'content-type': {
    text: line('content-type'),
    put: (value) => withLine('content-type', value),
    problems: ['signature-mismatch'],
    marked: 'content-type',
  },
  'content-length': {
    text: line('content-length'),
    put: (value) => withLine('content-length', value),
    problems: ['content-length-mismatch'],
    marked: 'content-length',
  },
  'x-content-sha256': {
    text: line('x-content-sha256'),
    put: (value) => withLine('x-content-sha256', value),
    problems: ['digest-mismatch'],
    marked: 'x-content-sha256',
  },
  body: {
    text: body,
    put: (text) => ({ ...sent, body: Buffer.from(text) }),
    problems: ['digest-mismatch'],
    marked: 'x-content-sha256',
  },
  signature: {
    text: /signature="([^"]*)"/.exec(line('authorization'))?.[1] ?? '',
    put: (text) =>
      withLine(
        'authorization',
        line('authorization').replace(/signature="[^"]*"/, () => `signature="${text}"`),
      ),
    problems: ['signature-mismatch', 'signature-not-base64', 'authorization-malformed'],
  },
};

describe('one byte changed', () => {
  it('starts from a request that is accepted', () => {
    expect(judge(sent).ok).toBe(true);
  });

  it.each(Object.entries(places))('in %s', (_, { text, put, problems, marked }) => {
    assert(
      property(
        integer({ min: 0, max: text.length - 1 }),
        integer({ min: 1, max: 94 }),
        (at, shift) => {
          const verdict = judge(put(changed(text, at, shift)));
          if (verdict.ok) throw new Error('accepted');
          expect(problems).toContain(verdict.problem);
          if (marked !== undefined) {
            expect(verdict.diagnosis.lines.find(({ first }) => first)?.name).toBe(marked);
          }
        },
      ),
      { numRuns: 25, seed: 2 },
    );
  });

  it('in the method', () => {
    assert(
      property(constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'POSS', 'QOST'), (method) => {
        const verdict = judge({ ...sent, method });
        expect(verdict).toMatchObject({ ok: false, problem: 'signature-mismatch' });
        expect(!verdict.ok && verdict.diagnosis.lines.find(({ first }) => first)?.name).toBe(
          '(request-target)',
        );
      }),
    );
  });
});
