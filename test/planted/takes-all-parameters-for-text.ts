import { objectOf } from '../../src/protocol/json.js';
import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

const asText = (properties: unknown) =>
  Object.fromEntries(
    Object.entries(objectOf(properties)).map(([name, value]) => [
      name,
      { ...objectOf(value), type: 'string' },
    ]),
  );

export default {
  name: 'takes-all-parameters-for-text',
  sin: 'Says of every parameter of a tool that it is a text.',
  provider: changeChat((call) =>
    call.tools === undefined
      ? call
      : {
          ...call,
          tools: call.tools.map(({ parameters, ...tool }) => ({
            ...tool,
            parameters: { ...parameters, properties: asText(parameters.properties) },
          })),
        },
  ),
} satisfies PlantedBug;
