import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'pages-overlap',
  sin: 'Begins a page with the last model of the page before.',
  wrap: changeQuery((query) => {
    const page = query.get('page');
    if (page === null || page === 'conform-never-given') return;
    const offset = Number(Buffer.from(page, 'base64url').toString().split('/')[1]);
    query.set('page', Buffer.from(`models/${offset - 1}`).toString('base64url'));
    query.set('limit', String(Number(query.get('limit')) + 1));
  }),
} satisfies PlantedBug;
