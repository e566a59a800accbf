import { OciError } from 'oci-common';
import { describe, expect, it } from 'vitest';
import { outcomeError } from './outcome-error.js';

const service = (status: number, code: string, message: string) =>
  new OciError(status, code, message, 'id', 'service', 'chat', 'now', 'POST /', '');
const answer = (status: number, errorBody: string) => ({ status, requestId: 'id', errorBody });

describe('an error of the service', () => {
  it('is as the SDK read it', () => {
    const body = '{ "code": "404", "message": "Not found." }';
    expect(outcomeError(service(404, '404', 'Not found.'), answer(404, body))).toEqual({
      status: 404,
      code: '404',
      message: 'Not found.',
      requestId: 'id',
    });
  });

  it('with a numeric code, on which the SDK breaks, keeps status, code and message', () => {
    const thrown = { message: 'serviceCode.toLowerCase is not a function' };
    expect(outcomeError(thrown, answer(413, '{"code":413,"message":"Too large"}'))).toEqual({
      status: 413,
      code: '413',
      message: 'Too large',
      requestId: 'id',
    });
  });

  it('that stands unwrapped is found in the body', () => {
    const body = '{"error":{"message":"Bad temperature","code":"unsupported_value"}}';
    expect(outcomeError(service(400, 'None', 'Bad Request'), answer(400, body))).toEqual({
      status: 400,
      code: 'unsupported_value',
      message: 'Bad temperature',
      requestId: 'id',
    });
  });

  it('whose words stand in `error` itself, as xAI’s do, has them as its message', () => {
    const body = '{"code":"invalid-argument","error":"Beta access is required"}';
    expect(outcomeError(new Error('400 "Beta access is required"'), answer(400, body))).toEqual({
      status: 400,
      code: 'invalid-argument',
      message: 'Beta access is required',
      requestId: 'id',
    });
  });

  it('that is HTML has the page as its message', () => {
    const page = '<html>502 Bad Gateway</html>';
    expect(outcomeError(service(502, 'None', page), answer(502, page))).toEqual({
      status: 502,
      message: page,
      requestId: 'id',
    });
  });

  it('without a body has the status text', () => {
    const thrown = service(503, 'None', 'Service Unavailable');
    expect(outcomeError(thrown, answer(503, '')).message).toBe('Service Unavailable');
  });
});

describe('another error', () => {
  it('of the network tells its cause', () => {
    const thrown = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    expect(outcomeError(thrown)).toEqual({ message: 'fetch failed: connect ECONNREFUSED' });
  });

  it('as the SDK throws it, a plain object, gives its message', () => {
    expect(outcomeError({ code: 'EOPENBREAKER', message: 'Breaker is open' })).toEqual({
      message: 'Breaker is open',
    });
  });

  it('after a good answer keeps the request id', () => {
    const good = { status: 200, requestId: 'id', errorBody: undefined };
    expect(outcomeError(new SyntaxError('Unexpected token'), good)).toEqual({
      message: 'Unexpected token',
      requestId: 'id',
    });
  });
});
