/** `embedText`: the answer. */
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import { floatText } from './float-text.js';
import { embed, unit } from './vector.js';
import { countTokens, cutTo } from './words.js';

/** How many numbers a model answers with, by the beginning of its name; and tokens of an input that count. */
const shapes: readonly (readonly [RegExp, dimensions: number, tokens: number])[] = [
  // Recorded: traceloop/openllmetry cassettes, Sep 2026; OCI documentation, "Cohere Embed 4".
  [/^cohere\.embed-v4/, 1536, 128_000],
  // OCI documentation, pages of the third generation; npm oci-generativeaiinference, lib/model/embed-text-details.
  [/-light-/, 384, 512],
  [/^/, 1024, 512],
];

/** What `outputDimensions` may be, for models of the fourth generation (npm oci-generativeaiinference). */
const choices: readonly unknown[] = [256, 512, 1024, 1536];

/** Inputs of one request. Source: langchain-ai/langchain PR #22986. */
export const mostInputs = 96;

/** What is to be embedded: a text, or an image by its address. */
interface Input {
  readonly text: string;
  readonly image: boolean;
}

/** A 512 by 512 image counts for about so many tokens. Source: OCI documentation, "Cohere Embed 4". */
const tokensOfAnImage = 1610;

/** The inputs of a request; `embedContents` where there are no `inputs`. */
export function inputsOf(body: JsonObject): readonly Input[] {
  const images = body.inputType === 'IMAGE';
  if (Array.isArray(body.inputs)) {
    return body.inputs.map((one) => ({ text: textOf(one), image: images }));
  }
  return objectsOf(body.embedContents).map((one) => ({
    text: textOf(one.text) || textOf(objectOf(one.imageUrl).url),
    image: one.type === 'IMAGE',
  }));
}

/** Whether a model can answer with so many numbers; absent: with as many as it does by itself. */
export function canShape(model: string, outputDimensions: unknown): boolean {
  if (outputDimensions === undefined || outputDimensions === null) return true;
  return model.startsWith('cohere.embed-v4') && choices.includes(outputDimensions);
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)));

/** Entries times this use the range of a byte: four times as large as they are on average. */
const toByte = (vector: Float64Array) => (127 * Math.sqrt(vector.length)) / 4;

const int8 = (vector: Float64Array): readonly number[] =>
  Array.from(vector, (entry) => clamp(entry * toByte(vector), -128, 127));

/** One bit an entry, the first in the highest: whether it is above zero. */
const bits = (vector: Float64Array): readonly number[] =>
  Array.from({ length: vector.length / 8 }, (_, at) =>
    vector.subarray(at * 8, at * 8 + 8).reduce((byte, entry) => byte * 2 + (entry > 0 ? 1 : 0), 0),
  );

const floats = (vector: Float64Array): string => `[${Array.from(vector, floatText).join(',')}]`;

/** A vector as JSON, one way an embedding type. How the types look on the wire was never published. */
const writers: Readonly<Record<string, (vector: Float64Array) => string>> = {
  float: floats,
  int8: (vector) => JSON.stringify(int8(vector)),
  uint8: (vector) => JSON.stringify(int8(vector).map((entry) => entry + 128)),
  binary: (vector) => JSON.stringify(bits(vector).map((byte) => byte - 128)),
  ubinary: (vector) => JSON.stringify(bits(vector)),
  base64: (vector) => {
    const bytes = Buffer.alloc(vector.length * 4);
    for (const [at, entry] of vector.entries()) bytes.writeFloatLE(entry, at * 4);
    return JSON.stringify(bytes.toString('base64'));
  },
};

function vectorOf(text: string, model: string, seed: number, wanted: unknown): Float64Array {
  const [, dimensions = 1024] = shapes.find(([name]) => name.test(model)) ?? [];
  const vector = embed(text, model, seed, dimensions);
  return typeof wanted === 'number' ? unit(vector.slice(0, wanted)) : vector;
}

const typesOf = ({ embeddingTypes }: JsonObject): readonly string[] =>
  Array.isArray(embeddingTypes) ? embeddingTypes.map(textOf) : [];

/** The text of an input, as much of it as the model takes in. */
function taken({ text, image }: Input, model: string, truncate: unknown): string {
  const [, , tokens = 512] = shapes.find(([name]) => name.test(model)) ?? [];
  return image ? text : cutTo(text, tokens, truncate === 'START' ? 'START' : 'END');
}

/**
 * The body of the answer. Keys and number format as recorded (traceloop/openllmetry cassettes, Sep 2026);
 * `embeddings` holds floats, and stays away where only other types are asked.
 *
 * @param asked `model` as the request names it; `name` and `version` of the catalogue's row
 * @param id of the form of an `opc-request-id`
 */
export function embedTextBody(
  body: JsonObject,
  asked: { readonly model: string; readonly name: string; readonly version: string },
  id: string,
  seed: number,
): string {
  const inputs = inputsOf(body);
  const texts = inputs.map((input) => taken(input, asked.name, body.truncate));
  const vectors = texts.map((text) => vectorOf(text, asked.name, seed, body.outputDimensions));
  const types = typesOf(body);
  const tokens = inputs.reduce(
    (sum, { image }, at) => sum + (image ? tokensOfAnImage : countTokens(texts[at] ?? '')),
    0,
  );
  const list = (write: (vector: Float64Array) => string) => `[${vectors.map(write).join(',')}]`;
  const byType = types.flatMap((type) => {
    const write = Object.hasOwn(writers, type) ? writers[type] : undefined;
    return write ? [`${JSON.stringify(type)}:${list(write)}`] : [];
  });
  const echo = body.isEcho === true;
  const members = [
    `"id":${JSON.stringify(id)}`,
    ...(echo && Array.isArray(body.inputs) ? [`"inputs":${JSON.stringify(body.inputs)}`] : []),
    ...(echo && objectsOf(body.embedContents).some(isObject)
      ? [`"embedContents":${JSON.stringify(body.embedContents)}`]
      : []),
    ...(types.length === 0 || types.includes('float') ? [`"embeddings":${list(floats)}`] : []),
    ...(types.length === 0 ? [] : [`"embeddingsByType":{${byType.join(',')}}`]),
    `"modelId":${JSON.stringify(asked.model)}`,
    `"modelVersion":${JSON.stringify(asked.version)}`,
    `"usage":{"completionTokens":0,"promptTokens":${tokens},"totalTokens":${tokens}}`,
  ];
  return `{${members.join(',')}}`;
}
