import { describe, expect, test } from 'vitest';
import type { Case } from './case.js';
import { cases } from './cases/index.js';
import { findCase } from './catalogue.js';
import { checks } from './checks/index.js';
import { type Capabilities, type Feature, featureNames } from './features.js';
import {
  checksFor,
  featuresOfCall,
  featuresOfCheck,
  isOfService,
  undeclared,
} from './features-of-cases.js';
import { featuresOfChecks } from './features-of-checks.js';

const withFeatures = (...features: Feature[]): Capabilities => ({
  transports: ['sdk', 'v1'],
  auths: ['api_key'],
  features,
});

const text = findCase(cases, 'stream/cohere/text');

test('every check has a row that says what it looks at', () => {
  expect(Object.keys(featuresOfChecks).sort()).toEqual(Object.keys(checks).sort());
});

test('a call needs features by what it says, and by its format on the native transport', () => {
  expect(featuresOfCall(text, 'sdk')).toEqual(['stream', 'cohere']);
  expect(featuresOfCall(findCase(cases, 'agree/text-whole'), 'v1')).toEqual(['whole']);
  expect(featuresOfCall(findCase(cases, 'auth/renewed/after-revocation'), 'sdk')).toEqual([
    'stream',
    'whole',
    'renewal',
  ]);
  expect(featuresOfCall(findCase(cases, 'auth/profile/passphrase'), 'sdk')).toContain('profiles');
  expect(featuresOfCall(findCase(cases, 'models/list/one-page'), 'management')).toEqual([
    'list-models',
  ]);
});

test('a route of its own, images and sounds are features of a call', () => {
  expect(featuresOfCall(findCase(cases, 'routing/served/grok'), 'v1')).toEqual([
    'whole',
    'routing',
  ]);
  expect(featuresOfCall(findCase(cases, 'request/images/chat'), 'v1')).toEqual(['whole', 'images']);
  expect(featuresOfCall(findCase(cases, 'request/audio/chat'), 'v1')).toEqual(['whole', 'audio']);
  expect(featuresOfCall(findCase(cases, 'dedicated/custom-model'), 'sdk')).toEqual([
    'whole',
    'cohere',
    'dedicated',
  ]);
});

test('what is done with a client is a feature each; closed under way, it has to listen meanwhile', () => {
  const of = (id: string) => featuresOfCall(findCase(cases, id), 'v1');
  expect(of('client/making/sends-nothing')).toEqual(['open']);
  expect(of('client/connections/reused')).toEqual(['whole']);
  expect(of('client/close/during-a-stream')).toEqual(['stream', 'cancel', 'close']);
  expect(of('client/timeout/in-a-stream')).toEqual(['stream', 'timeout']);
  expect(featuresOfCall(findCase(cases, 'client/restart/by-id'), 'responses')).toEqual([
    'whole',
    'response-id',
    'state',
  ]);
});

test('checks need what they look at; those that look at the service say so', () => {
  expect(featuresOfCheck('usage-is-as-given')).toEqual(['usage']);
  expect(featuresOfCheck('body-is-the-recording')).toBe('service');
  expect(
    featuresOfCheck({ check: 'steps-give', expect: [{ id: '*' }, { error: { status: 404 } }] }),
  ).toEqual(['response-id', 'error-status']);
});

test('probes and cases that look at the service alone say nothing about a provider', () => {
  expect(isOfService(findCase(cases, 'stream/cohere/text'))).toBe(false);
  expect(isOfService({ ...text, then: ['frames-are-framed', 'done-is-last'] })).toBe(true);
  expect(cases.filter(({ when }) => when.operation === 'probe').every(isOfService)).toBe(true);
});

describe('what is not declared', () => {
  const one: Case = {
    ...text,
    then: ['text-is-as-given', 'usage-is-as-given', 'frames-are-framed'],
  };
  const lib = (capabilities: Capabilities) => ({ name: 'lib', capabilities });

  test('is left out of the checks, with what looks at the service', () => {
    expect(checksFor(one, withFeatures('stream'))).toEqual(['text-is-as-given']);
    expect(checksFor(one, withFeatures('stream', 'usage'))).toEqual([
      'text-is-as-given',
      'usage-is-as-given',
    ]);
  });

  test('makes a case not applicable where its call needs it, or all its checks', () => {
    expect(undeclared(one, 'sdk', lib(withFeatures('stream')))).toBe(
      'lib does not declare `cohere`',
    );
    expect(undeclared(one, 'sdk', lib(withFeatures('stream', 'cohere')))).toBeUndefined();
    const usageAlone: Case = { ...text, then: ['usage-is-as-given', 'frames-are-framed'] };
    expect(undeclared(usageAlone, 'sdk', lib(withFeatures('stream', 'cohere')))).toBe(
      'lib does not declare `usage`',
    );
  });

  test('one that tries again by itself may do so after an error that asks for it', () => {
    const throttled: Case = {
      ...text,
      given: { replies: [{ error: { status: 429, message: 'Slow down.' } }] },
      then: ['one-request', 'error-is-reported'],
    };
    expect(checksFor(throttled, withFeatures('stream'))).toEqual([
      'one-request',
      'error-is-reported',
    ]);
    expect(checksFor(throttled, withFeatures('stream', 'retries'))).toEqual(['error-is-reported']);
    const final: Case = {
      ...throttled,
      given: { replies: [{ error: { status: 400, message: 'No.' } }] },
    };
    expect(checksFor(final, withFeatures('retries'))).toContain('one-request');
  });

  test('one who declares everything is asked everything that looks at providers', () => {
    const all = lib(withFeatures(...featureNames));
    const left = cases.filter(
      (one) => !isOfService(one) && undeclared(one, 'v1', all) !== undefined,
    );
    expect(left).toEqual([]);
  });
});
