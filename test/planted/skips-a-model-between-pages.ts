import { isObject, objectsOf } from '../../src/protocol/json.js';
import { changeListing, objectIn, withBody } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'skips-a-model-between-pages',
  sin: 'Every page but the first begins one model too late.',
  wrap: changeListing((answer, query) => {
    const body = objectIn(Buffer.concat(answer.pieces));
    return query.has('page') && isObject(body)
      ? withBody(answer, JSON.stringify({ items: objectsOf(body.items).slice(1) }))
      : answer;
  }),
} satisfies PlantedBug;
