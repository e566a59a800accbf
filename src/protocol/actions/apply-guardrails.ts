/** `applyGuardrails`: the answer, and the versions of the guardrails. */
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import { floatText } from './float-text.js';
import { isInjection, moderate } from './moderation.js';
import { findPersonal } from './pii.js';

/** A version as `GET /20231130/guardrailVersions` lists it. Source: npm oci-generativeaiinference, lib/model. */
export interface GuardrailVersion {
  readonly guardrailVersion: string;
  readonly state: 'ACTIVE' | 'PREVIEW' | 'DEPRECATED' | 'RETIRED';
  readonly timeActivated: string;
  readonly description: string;
}

/** Versions as documented (OCI documentation, "Guardrails", and its release notes); states and dates are ours. */
export const guardrailVersions: readonly GuardrailVersion[] = [
  {
    guardrailVersion: '1.0.0',
    state: 'DEPRECATED',
    timeActivated: '2025-12-01T00:00:00.000Z',
    description: 'Content moderation, prompt injection and personal information.',
  },
  {
    guardrailVersion: '1.0.1',
    state: 'ACTIVE',
    timeActivated: '2026-05-01T00:00:00.000Z',
    description: 'More accurate content moderation and prompt injection.',
  },
  {
    guardrailVersion: '1.1.0',
    state: 'ACTIVE',
    timeActivated: '2026-07-01T00:00:00.000Z',
    description: 'Moderation of images.',
  },
];

/**
 * The version that a request gets: the newest, or the newest patch of the one that it names.
 *
 * @returns `undefined` for a version that is not there
 *
 * @example
 * versionOf({ guardrailVersionConfig: { guardrailVersion: '1.0' } }); // '1.0.1'
 */
export function versionOf(body: JsonObject): string | undefined {
  const wanted = textOf(objectOf(body.guardrailVersionConfig).guardrailVersion);
  return guardrailVersions
    .map(({ guardrailVersion }) => guardrailVersion)
    .findLast((one) => wanted === '' || one === wanted || one.startsWith(`${wanted}.`));
}

/** The language of an input, without its region: `ja` of `ja-JP`. Empty where none is named. */
const languageOf = (input: JsonObject): string =>
  textOf(input.languageCode).split('-', 1)[0]?.toLowerCase() ?? '';

/** Languages that content moderation was seen to refuse (sogawa-yk/jetuse, docs/verification/SPIKE-G1.md). */
const refusedLanguages: readonly string[] = ['ja'];

/** What is looked at: `input`, or else `multimodalInput`. */
export function guardedInputs(body: JsonObject): readonly JsonObject[] {
  return isObject(body.input) ? [body.input] : objectsOf(body.multimodalInput);
}

/** The language that content moderation is asked for and has not; `undefined` where there is none. */
export function refusedLanguage(body: JsonObject): string | undefined {
  if (!isObject(objectOf(body.guardrailConfigs).contentModerationConfig)) return undefined;
  const languages = guardedInputs(body).map(languageOf);
  return languages.find((one) => refusedLanguages.includes(one));
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(textOf) : [];

/**
 * The body of the answer: members and their order as in OCI's documentation, "Guardrails"; `guardrailVersion` and
 * `flaggedModalities` (with `multimodalInput` only) as in npm oci-generativeaiinference. No image is looked into.
 */
export function applyGuardrailsBody(body: JsonObject): string {
  const configs = objectOf(body.guardrailConfigs);
  const inputs = guardedInputs(body);
  const text = inputs.map(({ content }) => textOf(content)).join('\n');
  const mixed = !isObject(body.input);
  const score = (flagged: boolean) =>
    `"score":${floatText(flagged ? 1 : 0)}${mixed ? `,"flaggedModalities":${flagged ? '["TEXT"]' : '[]'}` : ''}`;
  const results: string[] = [];
  if (isObject(configs.contentModerationConfig)) {
    const categories = moderate(text, strings(configs.contentModerationConfig.categories)).map(
      ([name, unsafe]) => `{"name":${JSON.stringify(name)},${score(unsafe)}}`,
    );
    results.push(`"contentModeration":{"categories":[${categories.join(',')}]}`);
  }
  const types = strings(objectOf(configs.personallyIdentifiableInformationConfig).types);
  if (types.length > 0) {
    const findings = findPersonal(text, types).map(
      (one) =>
        `{"length":${one.length},"offset":${one.offset},"text":${JSON.stringify(one.text)},"label":${JSON.stringify(one.label)},"score":${floatText(one.score)}}`,
    );
    results.push(`"personallyIdentifiableInformation":[${findings.join(',')}]`);
  }
  if (isObject(configs.promptInjectionConfig)) {
    results.push(`"promptInjection":{${score(isInjection(text))}}`);
  }
  const version = JSON.stringify({ version: versionOf(body) });
  return `{"results":{${results.join(',')}},"guardrailVersion":${version}}`;
}
