/** The rule of `mock.switches`: every switch of a tenancy that is no setting of its own. */
import { listOf, objectOf, rule, type ShapeOf, text, whole, word } from '../mock/replies/shape.js';
import type { Quota } from '../protocol/switches.js';
import type { MockConfig } from './config.js';

/** True or false. */
export const trueOrFalse = rule('Give true or false.', (value) => typeof value === 'boolean', {
  type: 'boolean',
});

const number = rule('Give a number.', (value) => Number.isFinite(value), { type: 'number' });

const positive = rule(
  'Give a number above 0.',
  (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
  { type: 'number', exclusiveMinimum: 0 },
);

const claims = rule(
  'Give an object.',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { type: 'object' },
);

const quota: ShapeOf<Quota> = {
  needed: {},
  optional: {
    requests: whole(0),
    tokens: whole(0),
    concurrent: whole(0),
    window: whole(1),
    retryAfter: trueOrFalse,
  },
};

const shape: ShapeOf<NonNullable<MockConfig['switches']>> = {
  needed: {},
  optional: {
    rightsMissing: trueOrFalse,
    models: listOf(text),
    project: word(['required', 'misreported', 'not-demanded']),
    zeroDataRetention: trueOrFalse,
    withoutResponses: trueOrFalse,
    retentionHours: positive,
    tokenLifetime: positive,
    tokenClaims: claims,
    clockOffset: number,
    issuesNothing: trueOrFalse,
    unmatched: word(['refused', 'family']),
    quota: objectOf(quota),
  },
};

/** Held against it where the file is read. */
export const switchesRule = objectOf(shape);
