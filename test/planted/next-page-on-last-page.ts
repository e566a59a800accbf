import { changeListing } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'next-page-on-last-page',
  sin: 'Names a next page after the last one.',
  wrap: changeListing((answer, query) =>
    answer.headers['opc-next-page'] === undefined && query.has('limit') && !query.has('page')
      ? {
          ...answer,
          headers: {
            ...answer.headers,
            'opc-next-page': Buffer.from('models/1000').toString('base64url'),
          },
        }
      : answer,
  ),
} satisfies PlantedBug;
