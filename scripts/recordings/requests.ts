/** Native request bodies, without `compartmentId`, in the key order of the Python SDK. */
import type { Json, NativeRequest } from './recipe.js';

const onDemand = (modelId: string): Json => ({ servingType: 'ON_DEMAND', modelId });

/** A GENERIC request with one user message. */
export function askGeneric(model: string, question: string, more: Json = {}): NativeRequest {
  const messages = [{ role: 'USER', content: [{ type: 'TEXT', text: question }] }];
  return {
    servingMode: onDemand(model),
    chatRequest: { apiFormat: 'GENERIC', messages, ...more },
  };
}

/** A COHERE request. */
export function askCohere(model: string, message: string, more: Json = {}): NativeRequest {
  return { servingMode: onDemand(model), chatRequest: { apiFormat: 'COHERE', message, ...more } };
}

/** A COHEREV2 request with one user message. */
export function askCohereV2(model: string, question: string, more: Json = {}): NativeRequest {
  const messages = [{ role: 'USER', content: [{ type: 'TEXT', text: question }] }];
  return {
    servingMode: onDemand(model),
    chatRequest: { apiFormat: 'COHEREV2', messages, ...more },
  };
}

export const streamed: Json = { isStream: true };
export const streamedWithUsage: Json = {
  isStream: true,
  streamOptions: { isIncludeUsage: true },
};

const parameters = (...names: readonly string[]): Json => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  required: names,
});

/** The functions on offer where a recording calls tools. */
const functions = [
  { name: 'find_train', description: 'Finds a train.', parameters: parameters('from', 'to') },
  { name: 'get_tide', description: 'Tells the tide.', parameters: parameters('harbour') },
  { name: 'ring_bell', description: 'Rings the bell.', parameters: parameters() },
];

export const genericTools: Json = {
  tools: functions.map((tool) => ({ type: 'FUNCTION', ...tool })),
};

export const cohereTools: Json = {
  tools: [
    {
      name: 'find_train',
      description: 'Finds a train.',
      parameterDefinitions: {
        from: { description: 'Where it starts.', type: 'str', isRequired: true },
        to: { description: 'Where it goes.', type: 'str', isRequired: true },
      },
    },
    {
      name: 'get_tide',
      description: 'Tells the tide.',
      parameterDefinitions: {
        harbour: { description: 'A harbour.', type: 'str', isRequired: true },
      },
    },
  ],
};

export const cohereV2Tools: Json = {
  tools: functions.map((tool) => ({ type: 'FUNCTION', function: tool })),
};
