import { isObject, type JsonObject, objectsOf } from '../../src/protocol/json.js';
import { seesEvents, seesResponses } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

const isMessage = (event: JsonObject): boolean =>
  /output_text|content_part/.test(String(event.type)) ||
  (isObject(event.item) && event.item.type === 'message');

export default {
  name: 'responses-first-message-only',
  sin: 'Of several messages only the first is read.',
  openaiReaders: {
    ...seesEvents(() => {
      let first: unknown;
      return (event) => {
        if (isObject(event.item) && event.item.type === 'message') first ??= event.output_index;
        const later = first !== undefined && event.output_index !== undefined;
        const other = later && event.output_index !== first;
        if (isObject(event.response))
          return { ...event, response: { ...event.response, output: [] } };
        return other && isMessage(event) ? [] : event;
      };
    }),
    ...seesResponses((response) => {
      if (!Array.isArray(response.output)) return response;
      const messages = objectsOf(response.output).filter(({ type }) => type === 'message');
      const output = objectsOf(response.output).filter((item) => !messages.slice(1).includes(item));
      return { ...response, output };
    }),
  },
} satisfies PlantedBug;
