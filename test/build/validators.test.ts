/** The validators of the package, compiled when it is built, against those that a checkout compiles as it runs. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { validatorsModule } from '../../scripts/build/validators.js';
import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { toNativeRequest } from '../../src/protocol/native-request.js';
import { requestSchemas } from '../../src/protocol/schemas/request-schemas.js';
import { validatorNamed } from '../../src/protocol/schemas/request-validators.js';
import { cases } from '../../src/suites/cases/index.js';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-validators-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'validators.mjs');
writeFileSync(file, validatorsModule());
const compiled: { validatorNamed: typeof validatorNamed } = await import(pathToFileURL(file).href);

const common = {
  compartmentId: 'ocid1.compartment.oc1..a',
  servingMode: { servingType: 'ON_DEMAND', modelId: 'cohere.command-r' },
};

/** Of actions that no case calls. */
const actions: readonly JsonObject[] = [
  { ...common, input: 'tide', documents: ['ebb', 'flood'], topN: 1 },
  { ...common, input: 'The tide turns at noon.', length: 'SHORT', format: 'BULLETS' },
  { ...common, inferenceRequest: { runtimeType: 'COHERE', prompt: 'Hello', maxTokens: 9 } },
  {
    compartmentId: common.compartmentId,
    input: { type: 'TEXT', content: 'Hello' },
    guardrailConfigs: { promptInjectionConfig: {} },
  },
];

/** Requests as recordings and cases have them, and each with one member gone, one more, or one of another type. */
const bodies: readonly unknown[] = [
  ...requestsOfRecordings(),
  ...requestsOfCases(),
  ...actions,
].flatMap((body) => [body, ...Object.keys(body).flatMap((key) => spoilt(body, key))]);

function requestsOfRecordings(): readonly JsonObject[] {
  const fixtures = new URL('../../fixtures/', import.meta.url);
  return readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.meta.json'))
    .map((name) => objectOf(JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')).request));
}

function requestsOfCases(): readonly JsonObject[] {
  return cases.flatMap(({ when }) => {
    if (when.operation === 'chat' && !when.apiFormat.startsWith('openai')) {
      return [toNativeRequest(when, 'ocid1.compartment.oc1..a')];
    }
    const body = when.operation === 'probe' ? parsed(when.request.body ?? '') : {};
    return [body, ...objectsOf(body.input)];
  });
}

function parsed(text: string): JsonObject {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function spoilt(body: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const { [key]: _, ...rest } = body;
  return [rest, { ...body, [key]: 7 }, { ...body, [key]: null }, { ...body, [`${key}s`]: 'more' }];
}

const judged = (validate: ReturnType<typeof validatorNamed>, body: unknown) =>
  validate?.(body)
    ? 'fits'
    : validate?.errors?.map(({ instancePath, message }) => [instancePath, message]);

describe('the compiled validators', () => {
  it.each([...requestSchemas.keys()])('judge as %s does', (name) => {
    const [own, other] = [validatorNamed(name), compiled.validatorNamed(name)];
    expect(other).toBeTypeOf('function');
    const verdicts = bodies.map((body) => judged(own, body));
    expect(bodies.map((body) => judged(other, body))).toEqual(verdicts);
    // Items of built-in tools are taken as they come.
    if (name.startsWith('item/')) return;
    expect(verdicts).toContain('fits');
    expect(new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size).toBeGreaterThan(4);
  });

  it('know no other names', () => {
    expect(compiled.validatorNamed('constructor')).toBeUndefined();
  });
});
