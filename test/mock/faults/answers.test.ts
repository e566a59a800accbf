import { gunzipSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { body } from '../../../src/mock/faults/body.js';
import { types } from '../../../src/mock/faults/content-type.js';
import { encoding } from '../../../src/mock/faults/encoding.js';
import { http } from '../../../src/mock/faults/http.js';
import type { Mock } from '../../../src/mock/options.js';
import { frames, play, startLab, whole } from './lab.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startLab();
});
afterAll(() => mock.close());

const stream = Object.values(frames).join('');

describe('the body of a whole answer', () => {
  const expected: Readonly<Record<string, string>> = {
    'body/malformed-json': '{"t":"',
    'body/trailing-garbage': '{"t":"h\xc3\xa9"}}}',
    'body/invalid-utf8': '{"t":"h\xc3\xa9\xff"}',
    'body/bom': '\xef\xbb\xbf{"t":"h\xc3\xa9"}',
    'body/double-encoded': '"{\\"t\\":\\"h\xc3\xa9\\"}"',
    'body/empty': '',
    'body/null': 'null',
    'body/empty-object': '{}',
    'body/not-json': 'upstream connect error or disconnect/reset before headers',
    'body/html':
      '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n',
    'body/error-with-200': '{ "code": "500", "message": "Internal server error." }',
  };

  it.each(Object.entries(expected))('%s', async (id, text) => {
    const seen = await play(mock, { kind: 'whole', faults: [id] });
    expect(seen).toMatchObject({ body: text, end: 'whole', told: 'complete', faults: [id] });
    expect(seen.answer?.status).toBe(200);
    const type = id === 'body/html' ? 'text/html' : 'application/json';
    expect(seen.answer?.headers).toMatchObject({
      'content-type': type,
      'content-length': String(text.length),
    });
  });

  it('body/whole-for-stream: the turn of the recording, whole', async () => {
    const seen = await play(mock, { faults: ['body/whole-for-stream'] });
    expect(seen.answer?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(seen.answer?.body.toString() ?? '')).toMatchObject({
      chatResponse: {
        choices: [{ message: { content: [{ type: 'TEXT', text: 'h\u00e9' }] } }],
      },
    });
  });

  it('body/stream-for-whole: the turn of the recording, streamed', async () => {
    const seen = await play(mock, { kind: 'whole', faults: ['body/stream-for-whole'] });
    expect(seen.answer?.headers['content-type']).toBe('text/event-stream');
    expect(seen.chunks[1]).toMatch(/^data: \{"index":0,.*"text":"h\xc3\xa9"/);
    expect(seen.chunks.at(-1)).toBe('data: [DONE]\n\n');
  });

  it('is written down here for every fault of the group', () => {
    const forms = ['body/whole-for-stream', 'body/stream-for-whole'];
    expect([...Object.keys(expected), ...forms].sort()).toEqual(Object.keys(body).sort());
  });
});

describe('the content type', () => {
  const expected: Readonly<
    Record<string, readonly [stream: string | undefined, whole: string | undefined]>
  > = {
    'type/charset': ['text/event-stream; charset=utf-8', 'application/json; charset=utf-8'],
    'type/capitals': ['Text/Event-Stream', 'Application/Json'],
    'type/swapped': ['application/json', 'text/event-stream'],
    'type/plain-text': ['text/plain', 'text/plain'],
    'type/html': ['text/html', 'text/html'],
    'type/octet-stream': ['application/octet-stream', 'application/octet-stream'],
    'type/missing': [undefined, undefined],
  };

  it.each(Object.entries(expected))('%s', async (id, [ofStream, ofWhole]) => {
    const streamed = await play(mock, { faults: [id] });
    expect(streamed.answer?.headers['content-type']).toBe(ofStream);
    expect(streamed.body).toBe(stream);
    const answered = await play(mock, { kind: 'whole', faults: [id] });
    expect(answered.answer?.headers['content-type']).toBe(ofWhole);
    expect(answered.body).toBe(whole);
  });

  it('is written down here for every fault of the group', () => {
    expect(Object.keys(expected).sort()).toEqual(Object.keys(types).sort());
  });
});

describe('the content coding', () => {
  /** The frames of a zstd body of raw blocks, which are small: a length in three bytes of each (RFC 8878). */
  const zstdMagic = '\x28\xb5\x2f\xfd';

  const decoders: Readonly<Record<string, (bytes: Buffer) => string>> = {
    'encoding/gzip': (bytes) => gunzipSync(bytes).toString('latin1'),
    'encoding/gzip-unsaid': (bytes) => gunzipSync(bytes).toString('latin1'),
    'encoding/gzip-said': (bytes) => bytes.toString('latin1'),
    'encoding/identity': (bytes) => bytes.toString('latin1'),
    'encoding/unknown': (bytes) => bytes.toString('latin1'),
    // Ten bytes of head; no checksum and no length behind the deflated data.
    'encoding/gzip-cut': (bytes) => {
      expect(() => gunzipSync(bytes)).toThrow('unexpected end of file');
      return inflateRawSync(bytes.subarray(10)).toString('latin1');
    },
    'encoding/gzip-bad-checksum': (bytes) => {
      expect(() => gunzipSync(bytes)).toThrow('incorrect data check');
      return inflateRawSync(bytes.subarray(10, -8)).toString('latin1');
    },
    'encoding/zstd': (bytes) => {
      const text = bytes.toString('latin1');
      expect(text.split(zstdMagic)).toHaveLength(2);
      return [
        'data: {"t":"h\xc3\xa9"}\n\n',
        'data: {"t":"you"}\n\n',
        'data: {"f":"stop"}\n\n',
        'data: [DONE]\n\n',
      ]
        .filter((frame) => text.includes(frame))
        .join('');
    },
    'encoding/zstd-frames': (bytes) =>
      // Magic, descriptor, four bytes of length, three of the block's head: then the frame as it is.
      bytes
        .toString('latin1')
        .split(zstdMagic)
        .slice(1)
        .map((frame) => frame.slice(8))
        .join(''),
  };

  const said: Readonly<Record<string, string | undefined>> = {
    'encoding/gzip': 'gzip',
    'encoding/gzip-cut': 'gzip',
    'encoding/gzip-bad-checksum': 'gzip',
    'encoding/gzip-unsaid': undefined,
    'encoding/gzip-said': 'gzip',
    'encoding/identity': 'identity',
    'encoding/unknown': 'x-oci-conform',
    'encoding/zstd': 'zstd',
    'encoding/zstd-frames': 'zstd',
  };

  it.each(Object.entries(decoders))('%s', async (id, decode) => {
    const seen = await play(mock, { faults: [id] });
    expect(seen).toMatchObject({ end: 'whole', faults: [id] });
    expect(seen.answer?.headers['content-encoding']).toBe(said[id]);
    expect(decode(seen.answer?.body ?? Buffer.alloc(0))).toBe(stream);
    expect(seen.chunks).toHaveLength(4);
  });

  it('can be that of a whole answer', async () => {
    const seen = await play(mock, { kind: 'whole', faults: ['encoding/gzip'] });
    expect(gunzipSync(seen.answer?.body ?? '').toString('latin1')).toBe(whole);
  });

  it('goes together with a cut: what is announced is what the whole would have had', async () => {
    const faults = ['encoding/gzip', 'ending/cut'];
    const seen = await play(mock, { kind: 'whole', faults });
    expect(seen.end).toBe('fin');
    expect(gunzipSync(seen.answer?.body ?? '').toString('latin1')).toBe('{"t":"');
    const sent = seen.answer?.body.length ?? 0;
    expect(seen.answer?.headers['content-length']).toBe(String(sent + 5));
  });

  it('is written down here for every fault of the group', () => {
    expect(Object.keys(decoders).sort()).toEqual(Object.keys(encoding).sort());
    expect(Object.keys(said).sort()).toEqual(Object.keys(encoding).sort());
  });
});

describe('HTTP', () => {
  it('http/close-delimited', async () => {
    const seen = await play(mock, { faults: ['http/close-delimited'] });
    expect(seen).toMatchObject({ body: stream, told: 'complete' });
    expect(seen.answer?.closed).toBe(true);
    expect(seen.answer?.headers.connection).toBe('close');
    expect(seen.answer?.names).not.toContain('transfer-encoding');
    expect(seen.answer?.names).not.toContain('content-length');
  });

  it('http/stream-with-length', async () => {
    const seen = await play(mock, { faults: ['http/stream-with-length'] });
    expect(seen).toMatchObject({ body: stream, end: 'whole' });
    expect(seen.answer?.headers['content-length']).toBe('72');
    expect(seen.answer?.names).not.toContain('transfer-encoding');
  });

  it('http/whole-in-chunks', async () => {
    const seen = await play(mock, { kind: 'whole', faults: ['http/whole-in-chunks'] });
    expect(seen.chunks).toEqual([whole]);
    expect(seen.answer?.names).not.toContain('content-length');
  });

  it('http/connection-close', async () => {
    const seen = await play(mock, { faults: ['http/connection-close'] });
    expect(seen).toMatchObject({ body: stream, end: 'whole' });
    expect(seen.answer?.headers.connection).toBe('close');
  });

  it('http/no-request-id', async () => {
    const seen = await play(mock, { faults: ['http/no-request-id'] });
    expect(seen.body).toBe(stream);
    expect(seen.answer?.names).not.toContain('opc-request-id');
  });

  it('is tested here for every fault of the group', () => {
    expect(Object.keys(http).sort()).toEqual([
      'http/close-delimited',
      'http/connection-close',
      'http/no-request-id',
      'http/stream-with-length',
      'http/whole-in-chunks',
    ]);
  });
});
