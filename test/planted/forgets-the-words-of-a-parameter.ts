import { objectOf } from '../../src/protocol/json.js';
import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

const anyWord = (properties: unknown) =>
  Object.fromEntries(
    Object.entries(objectOf(properties)).map(([name, value]) => {
      const { enum: _, ...rest } = objectOf(value);
      return [name, rest];
    }),
  );

export default {
  name: 'forgets-the-words-of-a-parameter',
  sin: 'Lets a parameter of a tool be any text that may be one of a few words only.',
  provider: changeChat((call) =>
    call.tools === undefined
      ? call
      : {
          ...call,
          tools: call.tools.map(({ parameters, ...tool }) => ({
            ...tool,
            parameters: { ...parameters, properties: anyWord(parameters.properties) },
          })),
        },
  ),
} satisfies PlantedBug;
