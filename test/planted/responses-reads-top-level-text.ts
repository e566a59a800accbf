import { objectsOf } from '../../src/protocol/json.js';
import { seesResponses } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-reads-top-level-text',
  sin: 'The text of a whole answer is looked for at its top, where the wire has none.',
  openaiReaders: seesResponses((response) =>
    Array.isArray(response.output)
      ? {
          ...response,
          output: objectsOf(response.output).map((item) =>
            item.type === 'message'
              ? {
                  ...item,
                  content: objectsOf(item.content).filter(({ type }) => type === 'refusal'),
                }
              : item,
          ),
        }
      : response,
  ),
} satisfies PlantedBug;
