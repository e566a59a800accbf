/** The rule of `mock.switches`: every switch of a tenancy that is no setting of its own. */
import { listOf, objectOf, rule, type ShapeOf, text, word } from '../mock/replies/shape.js';
import { quotaRule } from '../mock/switches.js';
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

const shape: ShapeOf<NonNullable<MockConfig['switches']>> = {
  needed: {},
  optional: {
    rightsMissing: trueOrFalse,
    models: listOf(text),
    emptyLastPage: trueOrFalse,
    project: word(['required', 'misreported', 'not-demanded']),
    zeroDataRetention: trueOrFalse,
    withoutResponses: trueOrFalse,
    retentionHours: positive,
    tokenLifetime: positive,
    tokenClaims: claims,
    clockOffset: number,
    issuesNothing: trueOrFalse,
    unmatched: word(['refused', 'family']),
    quota: quotaRule,
  },
};

/** Held against it where the file is read. */
export const switchesRule = objectOf(shape);
