import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelopes } from '../../../src/mock/faults/envelope.js';
import { retry } from '../../../src/mock/faults/retry.js';
import { status } from '../../../src/mock/faults/status.js';
import type { Mock } from '../../../src/mock/options.js';
import { play, startLab } from './lab.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startLab({ clock: () => Date.UTC(2026, 10, 21, 9, 0, 0) });
});
afterAll(() => mock.close());

const throttledText =
  'Service request limit is exceeded, request is throttled for tenant:ocid1.tenancy.oc1..aaaaaaaaexample';

describe('a status', () => {
  const messages: Readonly<Record<string, string>> = {
    'status/400': 'Please pass in correct format of request.',
    'status/401':
      'The required information to complete authentication was not provided or was incorrect.',
    'status/403': 'This is not allowed.',
    'status/404': 'Authorization failed or requested resource not found.',
    'status/408': 'The request did not arrive in time.',
    'status/409': 'The state of the resource does not allow this.',
    'status/413': 'The request is too large.',
    'status/422':
      'Failed to deserialize the JSON body into the target type: missing field `input` at line 1 column 2',
    'status/429': throttledText,
    'status/429-with-retry-after': throttledText,
    'status/500': 'Internal server error.',
    'status/502': 'Bad gateway.',
    'status/503': 'The service is currently unavailable.',
    'status/503-with-retry-after': 'The service is currently unavailable.',
    'status/504': 'Gateway timeout.',
  };

  it.each(Object.entries(messages))('%s', async (id, message) => {
    const seen = await play(mock, { faults: [id] });
    const code = id.slice(7, 10);
    expect(seen.answer?.status).toBe(Number(code));
    expect(seen.body).toBe(`{ "code": "${code}", "message": "${message}" }`);
    expect(seen.answer?.headers['content-type']).toBe('application/json');
    const wait = id.endsWith('-with-retry-after') ? '1' : undefined;
    expect(seen.answer?.headers['retry-after']).toBe(wait);
    expect(seen).toMatchObject({ end: 'whole', told: 'complete', faults: [id] });
  });

  it('is written down here for every fault of the group', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(status).sort());
  });
});

describe('an envelope', () => {
  const bodies: Readonly<Record<string, readonly [type: string, body: string]>> = {
    'envelope/status-string': ['application/json', '{ "code": "429", "message": "No." }'],
    'envelope/platform-code': ['application/json', '{"code":"TooManyRequests","message":"No."}'],
    'envelope/numeric-code': ['application/json', '{"code":429,"message":"No."}'],
    'envelope/upstream-double-encoded': [
      'application/json',
      '{ "code": "429", "message": "{\\n  \\"error\\": {\\n    \\"message\\": \\"No.\\",\\n    \\"type\\": \\"invalid_request_error\\",\\n    \\"param\\": null,\\n    \\"code\\": null\\n  }\\n}" }',
    ],
    'envelope/upstream-unwrapped': [
      'application/json',
      '{"error":{"message":"No.","type":"invalid_request_error","param":null,"code":null}}',
    ],
    'envelope/upstream-string': [
      'application/json',
      '{ "code": "429", "message": "{\\"code\\":\\"Client specified an invalid argument\\",\\"error\\":\\"No.\\"}" }',
    ],
    'envelope/upstream-bare-string': [
      'application/json',
      '{"code":"invalid-argument","error":"No."}',
    ],
    'envelope/plain-text': ['text/plain', 'No.'],
    'envelope/html': [
      'text/html',
      '<html>\r\n<head><title>429 No.</title></head>\r\n<body>\r\n<center><h1>429 No.</h1></center>\r\n</body>\r\n</html>\r\n',
    ],
    'envelope/empty': ['application/json', ''],
  };

  it.each(Object.entries(bodies))('%s', async (id, [type, body]) => {
    const seen = await play(mock, { kind: 'error', faults: [id] });
    expect(seen).toMatchObject({ body, faults: [id] });
    expect(seen.answer?.status).toBe(429);
    expect(seen.answer?.headers['content-type']).toBe(type);
  });

  it('goes together with a status and with a header', async () => {
    const faults = ['status/503', 'envelope/platform-code', 'retry/after-seconds'];
    const seen = await play(mock, { faults });
    expect(seen.body).toBe(
      '{"code":"ServiceUnavailable","message":"The service is currently unavailable."}',
    );
    expect(seen.answer?.headers['retry-after']).toBe('1');
    expect(seen.faults).toEqual(faults);
  });

  it('is written down here for every fault of the group', () => {
    expect(Object.keys(bodies).sort()).toEqual(Object.keys(envelopes).sort());
  });
});

describe('what an error says of trying again', () => {
  const lines: Readonly<Record<string, readonly [name: string, value: string]>> = {
    'retry/after-seconds': ['retry-after', '1'],
    'retry/after-zero': ['retry-after', '0'],
    'retry/after-date': ['retry-after', 'Sat, 21 Nov 2026 09:00:02 GMT'],
    'retry/after-a-day': ['retry-after', '86400'],
    'retry/after-negative': ['retry-after', '-1'],
    'retry/after-malformed': ['retry-after', 'soon'],
    'retry/after-ms': ['retry-after-ms', '5'],
    'retry/should': ['x-should-retry', 'true'],
    'retry/should-not': ['x-should-retry', 'false'],
  };

  it.each(Object.entries(lines))('%s', async (id, [name, value]) => {
    const seen = await play(mock, { kind: 'error', faults: [id] });
    expect(seen.answer?.headers[name]).toBe(value);
    expect(seen.body).toBe('{ "code": "429", "message": "No." }');
  });

  it('is written down here for every fault of the group', () => {
    expect(Object.keys(lines).sort()).toEqual(Object.keys(retry).sort());
  });
});
