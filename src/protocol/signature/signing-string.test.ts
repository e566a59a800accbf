import { describe, expect, it } from 'vitest';
import { signingBytes, signingLines, signingString } from './signing-string.js';

const request = {
  method: 'POST',
  target: '/20231130/actions/chat?a=%7e&b',
  headers: [
    ['Host', '127.0.0.1:4000'],
    ['X-Two', ' one '],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['x-two', '\ttwo'],
    ['x-empty', ''],
  ],
} as const;

describe('signingString', () => {
  it('lower-cases names, trims, joins repeated lines, keeps the target raw', () => {
    const lines = signingLines(request, ['X-TWO', '(request-target)', 'hOST', 'x-empty']);
    expect(signingString(lines)).toBe(
      'x-two: one, two\n(request-target): post /20231130/actions/chat?a=%7e&b\nhost: 127.0.0.1:4000\nx-empty: ',
    );
  });

  it('says which header is absent', () => {
    expect(signingLines(request, ['date'])).toEqual([{ name: 'date', value: undefined }]);
  });

  it('strips parameters of content-type in live mode only', () => {
    expect(signingLines(request, ['content-type'])[0]?.value).toBe('application/json');
    expect(signingLines(request, ['content-type'], 'literal')[0]?.value).toBe(
      'application/json; charset=utf-8',
    );
  });
});

it('signingBytes gives back the bytes that Node read as one character each', () => {
  expect(signingBytes('\u00c3\u00a9')).toEqual(Buffer.from([0xc3, 0xa9]));
  expect(signingBytes('€')).toEqual(Buffer.from([0xe2, 0x82, 0xac]));
});
