import { describe, expect, test } from 'vitest';
import { sampleTrace as trace, utf8 } from '../../../test/support/sample-trace.js';
import type { Exchange } from '../../protocol/exchange.js';
import type { Trace } from '../trace.js';
import { errorsChecks } from './errors.js';
import { modelsChecks } from './models.js';
import { requestsChecks } from './requests.js';

const exchange = (
  sent: string,
  target: string,
  status: number,
  answer: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Exchange => ({
  sequence: 1,
  at: 0,
  request: { method: 'POST', target, headers: [], body: utf8(sent) },
  response: { status, headers: Object.entries(headers), body: utf8(answer), chunks: [] },
  end: 'complete',
});

describe('errors', () => {
  const given = [{ name: 'error', stream: false, error: { status: 404, message: 'Not there.' } }];
  const failed = (error: Trace['outcome']['error']) =>
    trace({ given, outcome: { ...(error ? { error } : {}) } });
  const full = failed({ status: 404, code: '404', message: 'Chat failed: Not there. (404)' });

  test('what is reported in full passes', () => {
    expect(errorsChecks['error-status-is-reported'](full, undefined).verdict).toBe('pass');
    expect(errorsChecks['error-code-is-reported'](full, '404').verdict).toBe('pass');
    expect(errorsChecks['error-message-is-reported'](full, undefined).verdict).toBe('pass');
    expect(errorsChecks['error-has-a-message'](full, undefined).verdict).toBe('pass');
  });

  test('what is lost fails', () => {
    const poor = failed({ message: ' ' });
    expect(errorsChecks['error-status-is-reported'](poor, undefined).verdict).toBe('fail');
    expect(errorsChecks['error-code-is-reported'](poor, '404').verdict).toBe('fail');
    expect(errorsChecks['error-message-is-reported'](poor, undefined).verdict).toBe('fail');
    expect(errorsChecks['error-has-a-message'](poor, undefined).verdict).toBe('fail');
    expect(errorsChecks['error-status-is-reported'](failed(undefined), 404).verdict).toBe('fail');
    expect(
      errorsChecks['error-message-is-reported'](
        trace({ outcome: { error: { message: 'm' } } }),
        undefined,
      ).verdict,
    ).toBe('not-observed');
  });

  test('text before an error is kept, and the turn did not come to its end', () => {
    const turn = { text: 'Half', toolCalls: [], finishReason: 'error' } as const;
    const cut = (got: typeof turn | undefined) =>
      trace({ given: [{ name: 'r', stream: true, turn }], outcome: got ? { turn: got } : {} });
    expect(errorsChecks['text-before-the-error-is-kept'](cut(turn)).verdict).toBe('pass');
    expect(errorsChecks['text-before-the-error-is-kept'](cut(undefined)).verdict).toBe('fail');
    expect(errorsChecks['no-clean-finish'](cut(turn)).verdict).toBe('pass');
    expect(
      errorsChecks['no-clean-finish'](
        trace({ outcome: { turn: { ...turn, finishReason: 'stop' } } }),
      ).verdict,
    ).toBe('fail');
  });

  test('a refusal is compared key by key', () => {
    const answer = (body: string, headers?: Record<string, string>) =>
      trace({ seen: [exchange('{}', '/', 404, body, headers)] });
    const good = answer('{ "code": "404", "message": "m" }');
    const expected = { status: 404, code: '404', message: 'm' };
    expect(errorsChecks['answer-is-the-refusal'](good, expected).verdict).toBe('pass');
    expect(errorsChecks['error-body-is-decodable'](good).verdict).toBe('pass');
    expect(errorsChecks['error-body-is'](good, '{ "code": "404", "message": "m" }').verdict).toBe(
      'pass',
    );
    expect(errorsChecks['error-body-is'](good, '{"code":"404","message":"m"}').verdict).toBe(
      'fail',
    );
    const numeric = answer('{"code":404,"message":"m"}');
    expect(errorsChecks['answer-is-the-refusal'](numeric, expected).difference).toBe(
      '$.code: expected "404", got 404',
    );
    expect(errorsChecks['error-body-is-decodable'](numeric).verdict).toBe('fail');
    const charset = answer('{"code":"404","message":"m"}', {
      'content-type': 'application/json; charset=utf-8',
    });
    expect(errorsChecks['error-body-is-decodable'](charset).verdict).toBe('fail');
    expect(errorsChecks['answer-is-the-refusal'](trace({}), expected).verdict).toBe('not-observed');
  });
});

describe('requests', () => {
  const sent = (body: object, status = 200) =>
    trace({ journal: [exchange(JSON.stringify(body), '/', status, '{}')] });
  const body = {
    compartmentId: 'c',
    chatRequest: {
      messages: [{ role: 'USER', toolCalls: [{ arguments: '{"a": 1}' }] }],
      maxTokens: 5,
    },
  };

  test('more keys than expected are fine, other values are not', () => {
    const carries = (expected: object) => requestsChecks['request-carries'](sent(body), expected);
    expect(carries({ chatRequest: { messages: [{ role: 'USER' }] } }).verdict).toBe('pass');
    expect(
      carries({ chatRequest: { messages: [{ toolCalls: [{ arguments: '{"a":1}' }] }] } }).verdict,
    ).toBe('pass');
    expect(
      carries({ chatRequest: { messages: [{ toolCalls: [{ arguments: '{"a":2}' }] }] } })
        .difference,
    ).toBe('$.chatRequest.messages[0].toolCalls[0].arguments.a: expected 2, got 1');
    expect(carries({ chatRequest: { messages: [{}, {}] } }).difference).toBe(
      '$.chatRequest.messages: expected 2 entries, got 1',
    );
    expect(carries({ chatRequest: { seed: 1 } }).difference).toBe(
      '$.chatRequest.seed: expected 1, got nothing',
    );
  });

  test('keys of another family are found', () => {
    expect(requestsChecks['request-lacks'](sent(body), ['stop']).verdict).toBe('pass');
    expect(requestsChecks['request-lacks'](sent(body), ['maxTokens', 'stop']).message).toBe(
      'The request has maxTokens.',
    );
  });

  test('a refusal shows what was sent and what came', () => {
    expect(requestsChecks['request-is-accepted'](sent(body)).verdict).toBe('pass');
    expect(requestsChecks['request-is-accepted'](sent(body, 400)).actual).toBe('400: {}');
    expect(requestsChecks['request-is-accepted'](trace({ journal: [] })).verdict).toBe(
      'not-observed',
    );
  });
});

describe('queries', () => {
  const asked = (...queries: string[]) =>
    trace({
      journal: queries.map((query) => exchange('', `/models?${query}`, 200, '{"items":[]}')),
    });
  const verdict = (id: 'pages-keep-the-query', one: Trace) => modelsChecks[id](one).verdict;

  test('every page asks for what the first asked for', () => {
    const check = 'pages-keep-the-query';
    expect(verdict(check, asked('a=1&a=2&limit=1', 'limit=1&a=1&a=2&page=x'))).toBe('pass');
    expect(verdict(check, asked('a=1&limit=1', 'a=1&page=x'))).toBe('fail');
    expect(verdict(check, asked('a=1', 'a=1&page=x', 'a=2&page=y'))).toBe('fail');
    expect(verdict(check, trace({ journal: [] }))).toBe('not-observed');
  });

  test('the compartment is no tenancy', () => {
    const check = requestsChecks['compartment-is-the-given-one'];
    const good = asked('compartmentId=ocid1.compartment.oc1..a');
    const inBody = trace({
      journal: [exchange('{"compartmentId":"ocid1.compartment.oc1..a"}', '/chat', 200, '{}')],
    });
    expect([good, inBody].map((one) => check(one).verdict)).toEqual(['pass', 'pass']);
    expect(check(asked('compartmentId=ocid1.tenancy.oc1..a')).verdict).toBe('fail');
    expect(check(asked('limit=1')).verdict).toBe('fail');
  });

  test('what was made last comes first', () => {
    const listed = (...times: string[]) =>
      trace({
        journal: [
          exchange(
            '',
            '/models',
            200,
            JSON.stringify({ items: times.map((timeCreated) => ({ timeCreated })) }),
          ),
        ],
      });
    const check = modelsChecks['newest-models-come-first'];
    expect(check(listed('2026-02-01T00:00:00Z', '2025-02-01T00:00:00Z')).verdict).toBe('pass');
    expect(check(listed('2025-02-01T00:00:00Z', '2026-02-01T00:00:00Z')).verdict).toBe('fail');
  });
});

describe('models', () => {
  const id = (name: string) => `ocid1.generativeaimodel.oc1.r.${name}`;
  const wire = (name: string) => ({
    id: id(name),
    capabilities: ['CHAT'],
    lifecycleState: 'ACTIVE',
    timeCreated: '2026-01-01T00:00:00.000Z',
    type: 'BASE',
  });
  const page = (query: string, names: readonly string[], next?: string) =>
    exchange('', `/20231130/models?${query}`, 200, JSON.stringify({ items: names.map(wire) }), {
      ...(next ? { 'opc-next-page': next } : {}),
    });
  const listed = (names: readonly string[], journal: readonly Exchange[]) =>
    trace({
      journal,
      outcome: {
        models: names.map((name) => ({ id: id(name), displayName: name, capabilities: ['CHAT'] })),
      },
    });
  const two = [page('limit=1', ['a'], 'p2'), page('limit=1&page=p2', ['b'])];

  test('all pages are read, in order, once', () => {
    const good = listed(['a', 'b'], two);
    expect(modelsChecks['models-are-those-on-the-wire'](good, undefined).verdict).toBe('pass');
    expect(modelsChecks['pages-are-followed'](good, undefined).verdict).toBe('pass');
    expect(modelsChecks['no-model-comes-twice'](good, undefined).verdict).toBe('pass');
    expect(
      modelsChecks['models-are-those-on-the-wire'](listed(['a'], two), undefined).verdict,
    ).toBe('fail');
    expect(modelsChecks['no-model-comes-twice'](listed(['a', 'a'], two), undefined).verdict).toBe(
      'fail',
    );
    expect(
      modelsChecks['pages-are-followed'](listed(['a'], two.slice(0, 1)), undefined).actual,
    ).toBe('page p2 was left');
    const astray = [two[0] ?? page('', []), page('limit=1&page=p9', ['b'])];
    expect(modelsChecks['pages-are-followed'](listed(['a', 'b'], astray), undefined).actual).toBe(
      'p9',
    );
  });

  test('filters and order are judged by what is listed', () => {
    const good = listed(['a', 'b'], two);
    expect(modelsChecks['every-model-fits'](good, { capability: ['CHAT'] }).verdict).toBe('pass');
    expect(modelsChecks['every-model-fits'](good, { capability: ['FINE_TUNE'] }).verdict).toBe(
      'fail',
    );
    expect(modelsChecks['every-model-fits'](good, { displayName: 'a' }).verdict).toBe('fail');
    expect(
      modelsChecks['every-model-fits'](listed([], two), { capability: ['CHAT'] }).verdict,
    ).toBe('fail');
    expect(modelsChecks['every-capability-is-there'](good, ['CHAT', 'FINE_TUNE']).verdict).toBe(
      'fail',
    );
    expect(modelsChecks['models-are-sorted-by-name'](good, undefined).verdict).toBe('pass');
    expect(modelsChecks['models-are-sorted-by-name'](good, 'DESC').verdict).toBe('fail');
    expect(modelsChecks['models-are-sorted-by-name'](listed([], two), undefined).verdict).toBe(
      'fail',
    );
    expect(modelsChecks['models-are-named'](good, ['a', 'b']).verdict).toBe('pass');
    expect(modelsChecks['query-carries'](good, { limit: ['1'] }).verdict).toBe('pass');
    expect(modelsChecks['query-carries'](good, { capability: ['CHAT'] }).verdict).toBe('fail');
  });

  test('an error instead of a list is told', () => {
    const refused = trace({ outcome: { error: { message: 'No rights.' } } });
    expect(modelsChecks['no-model-comes-twice'](refused, undefined).message).toBe(
      'The provider listed no models. It reported: No rights.',
    );
  });

  test('the wire shape of a page', () => {
    const seen = (one: Exchange) => trace({ seen: [one] });
    expect(modelsChecks['listing-has-the-shape'](seen(page('', ['a']))).verdict).toBe('pass');
    expect(
      modelsChecks['listing-has-the-shape'](seen(exchange('', '/', 200, '{"data":[]}'))).verdict,
    ).toBe('fail');
    const bad = JSON.stringify({ items: [{ ...wire('a'), timeCreated: 1 }] });
    expect(modelsChecks['listing-has-the-shape'](seen(exchange('', '/', 200, bad))).message).toBe(
      'items[0].timeCreated is not as a model has it.',
    );
    expect(modelsChecks['page-is-the-last'](seen(page('', ['a']))).verdict).toBe('pass');
    expect(modelsChecks['page-is-the-last'](seen(page('', ['a'], 'p2'))).verdict).toBe('fail');
    expect(modelsChecks['page-has-as-many-as-asked'](seen(page('', ['a'])), 1).verdict).toBe(
      'pass',
    );
    expect(modelsChecks['page-has-as-many-as-asked'](seen(page('', ['a'])), 2).verdict).toBe(
      'fail',
    );
  });
});
