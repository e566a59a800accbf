import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintsOf } from './hints.js';
import { sampleOf } from './sample.js';

// Without `ownProperties`, an empty object would have a property `constructor`.
const ajv = new Ajv2020({ strict: false, ownProperties: true });
formats.default(ajv);

type Schema = Readonly<Record<string, unknown>>;

/** Two bounds, the lower first. */
const bounds = (most: number) =>
  fc
    .tuple(fc.nat(most), fc.nat(most))
    .map(([one, other]) => [Math.min(one, other), Math.max(one, other)]);

const some = <T>(field: string, value: fc.Arbitrary<T>): fc.Arbitrary<Schema> =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [field]: one }));

const joined = (...parts: readonly fc.Arbitrary<Schema>[]): fc.Arbitrary<Schema> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));

const name = fc.constantFrom('city', 'days', 'unit', 'constructor', 'a b', 'x');

const schemas = fc.letrec<{ any: Schema; leaf: Schema }>((tie) => ({
  leaf: fc.oneof(
    fc.constant({ type: 'boolean' }),
    fc.constant({ type: 'null' }),
    fc.constant({ type: ['null', 'integer'] }),
    fc.constant({ $ref: '#/$defs/tree' }),
    fc.constant({ $ref: '#/$defs/odd~1name' }),
    fc
      .array(fc.jsonValue({ maxDepth: 1 }), { minLength: 1, maxLength: 3 })
      .map((all) => ({ enum: all })),
    fc.jsonValue({ maxDepth: 1 }).map((one) => ({ const: one })),
    fc
      .constantFrom(
        'date',
        'date-time',
        'time',
        'duration',
        'email',
        'hostname',
        'ipv4',
        'ipv6',
        'uri',
        'uuid',
      )
      .map((format) => ({ type: 'string', format })),
    joined(
      fc.constant({ type: 'string' }),
      fc
        .option(bounds(40), { nil: undefined })
        .map((of) => (of ? { minLength: of[0], maxLength: of[1] } : {})),
    ),
    joined(
      fc.constantFrom({ type: 'integer' }, { type: 'number' }),
      some('minimum', fc.integer({ min: -50, max: 50 })),
      some('maximum', fc.integer({ min: 51, max: 200 })),
      some('multipleOf', fc.constantFrom(1, 2, 5, 0.5)),
    ),
    joined(
      fc.constantFrom({ type: 'integer' }, { type: 'number' }),
      some('exclusiveMinimum', fc.integer({ min: -5, max: 5 })),
      some('exclusiveMaximum', fc.integer({ min: 7, max: 10 })),
    ),
    fc.constant({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }),
    fc.constant({ type: 'number', minimum: 0, maximum: 0.25 }),
  ),
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    joined(
      tie('any').map((items) => ({ type: 'array', items })),
      fc
        .option(bounds(4), { nil: undefined })
        .map((of) => (of ? { minItems: of[0], maxItems: of[1] } : {})),
    ),
    joined(
      fc
        .dictionary(name, tie('any'), { maxKeys: 4 })
        .chain((properties) =>
          fc
            .subarray(Object.keys(properties))
            .map((required) => ({ type: 'object', properties, required })),
        ),
      some('additionalProperties', fc.oneof(fc.boolean(), tie('leaf'))),
    ),
    fc.nat(3).map((minProperties) => ({
      type: 'object',
      minProperties,
      additionalProperties: { type: 'integer' },
    })),
  ),
}));

const $defs = {
  tree: {
    type: 'object',
    properties: {
      label: { type: 'string' },
      left: { anyOf: [{ $ref: '#/$defs/tree' }, { type: 'null' }] },
      children: { type: 'array', items: { $ref: '#/$defs/tree' } },
    },
    required: ['label', 'left', 'children'],
    additionalProperties: false,
  },
  'odd/name': { enum: ['odd'] },
};

describe('sampleOf', () => {
  it('satisfies any schema of the part that the service takes, whatever the prompt says', () => {
    fc.assert(
      fc.property(
        schemas.any,
        fc.constantFrom('', 'Weather in Cork for 12 days, "now", −3 odd 9'),
        (schema, prompt) => {
          const document = { ...schema, $defs };
          const fits = ajv.compile(document);
          const value = sampleOf(document, hintsOf(prompt));
          expect(fits(value), `${JSON.stringify(document)}\n${JSON.stringify(value)}`).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [{ type: 'string', minLength: 10 }, 'examplexxx'],
    [{ type: 'string', maxLength: 2 }, 'ex'],
    [{ type: 'string', format: 'date' }, '2026-01-01'],
    [{ type: 'string', examples: ['Cork'] }, 'Cork'],
    [{ type: 'string', default: 'Oslo' }, 'Oslo'],
    [{ type: 'string', pattern: '^[A-Z]{2}$' }, 'AB'],
    [{ type: 'integer', minimum: 3 }, 3],
    [{ type: 'integer', exclusiveMinimum: 3 }, 4],
    [{ type: 'integer', maximum: -7 }, -7],
    [{ type: 'integer', multipleOf: 7, minimum: 1 }, 7],
    [{ type: 'integer', minimum: 5, exclusiveMinimum: true }, 6],
    [{ type: ['null', 'boolean'] }, true],
    [{ enum: ['celsius', 'fahrenheit'] }, 'celsius'],
    [
      { properties: { a: { const: 1 }, b: {} }, required: ['b'] },
      { a: 1, b: 'example' },
    ],
    [{ type: 'array', items: { type: 'integer' }, minItems: 3, uniqueItems: true }, [1, 2, 3]],
    [{ type: 'array' }, []],
    [{ allOf: [{ properties: { a: { type: 'null' } } }, { required: ['a'] }] }, { a: null }],
    [{ $ref: '#/definitions/a', definitions: { a: { type: 'boolean' } } }, true],
    [{ $ref: 'https://example.com/elsewhere' }, 'example'],
    [true, 'example'],
  ] as const)('%j gives %j', (schema, expected) => {
    expect(sampleOf(schema)).toEqual(expected);
  });

  it('takes what a prompt offers, in its order, each once', () => {
    const schema = {
      type: 'object',
      properties: {
        from: { type: 'string' },
        to: { type: 'string' },
        via: { type: 'string' },
        nights: { type: 'integer', minimum: 1 },
        unit: { enum: ['celsius', 'fahrenheit'] },
      },
    };
    const prompt = 'Please book from New York to Cork for 4 nights, in Fahrenheit.';
    expect(sampleOf(schema, hintsOf(prompt))).toEqual({
      from: 'New York',
      to: 'Cork',
      via: 'Fahrenheit',
      nights: 4,
      unit: 'fahrenheit',
    });
  });

  it.each([
    [{ $ref: '#' }],
    [{ $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }],
    [{ type: 'object', properties: { a: { $ref: '#' }, b: { $ref: '#' } }, required: ['a', 'b'] }],
    [{ type: 'array', minItems: 1e9, items: { $ref: '#' } }],
    [{ type: 'string', minLength: 1e12 }],
  ])('comes to an end with %j', (schema) => {
    expect(JSON.stringify(sampleOf(schema)).length).toBeLessThan(1_000_000);
  });
});
