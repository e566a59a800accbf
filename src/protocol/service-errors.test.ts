import { expect, test } from 'vitest';
import { asPlatform, errorBody, invalidParameter, retired, texts } from './service-errors.js';

test('the inference host writes the status as a string, spaced', () => {
  expect(errorBody(texts.notFound)).toEqual({
    contentType: 'application/json',
    body: '{ "code": "404", "message": "Authorization failed or requested resource not found." }',
  });
});

test('quotes in a message are escaped once', () => {
  expect(errorBody({ status: 400, message: 'a "b"' }).body).toBe(
    '{ "code": "400", "message": "a \\"b\\"" }',
  );
});

test('the platform style has the code in a word and no spaces', () => {
  expect(errorBody(texts.notFoundPlatform).body).toBe(
    '{"code":"NotAuthorizedOrNotFound","message":"Authorization failed or requested resource not found."}',
  );
  expect(errorBody({ status: 429, style: 'platform-code', message: 'm' }).body).toBe(
    '{"code":"TooManyRequests","message":"m"}',
  );
  expect(errorBody(asPlatform(texts.unauthenticated)).body).toContain('"code":"NotAuthenticated"');
  expect(errorBody(invalidParameter('limit')).body).toBe(
    '{"code":"InvalidParameter","message":"limit"}',
  );
});

test('an upstream error is a JSON document inside the message', () => {
  const reply = {
    status: 400,
    style: 'upstream-double-encoded',
    message: 'Unsupported value…',
    param: 'temperature',
    code: 'unsupported_value',
  } as const;
  expect(errorBody(reply).body).toBe(
    String.raw`{ "code": "400", "message": "{\n  \"error\": {\n    \"message\": \"Unsupported value…\",\n    \"type\": \"invalid_request_error\",\n    \"param\": \"temperature\",\n    \"code\": \"unsupported_value\"\n  }\n}" }`,
  );
  expect(errorBody({ ...reply, style: 'upstream-unwrapped' }).body).toBe(
    '{"error":{"message":"Unsupported value…","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}',
  );
});

test('an xAI error is a JSON string with code and error', () => {
  expect(
    errorBody({
      status: 400,
      style: 'upstream-string',
      message: 'Invalid request content: Invalid function schema.',
    }).body,
  ).toBe(
    String.raw`{ "code": "400", "message": "{\"code\":\"Client specified an invalid argument\",\"error\":\"Invalid request content: Invalid function schema.\"}" }`,
  );
});

test('gateways send numbers, pages or nothing', () => {
  expect(errorBody({ status: 413, style: 'numeric-code', message: 'm' }).body).toBe(
    '{"code":413,"message":"m"}',
  );
  const page = errorBody({ status: 502, style: 'html', message: 'Bad <Gateway>' });
  expect(page.contentType).toBe('text/html');
  expect(page.body).toContain('<h1>502 Bad &lt;Gateway&gt;</h1>');
  expect(errorBody({ status: 503, style: 'empty', message: 'm' }).body).toBe('');
});

test('a retired model is named with its version', () => {
  expect(retired('meta.llama-3.1-70b-instruct', '1.0.0').message).toBe(
    'Model meta.llama-3.1-70b-instruct 1.0.0 is retired',
  );
});
