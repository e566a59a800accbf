import { seesItems } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-calls-by-item-id',
  sin: 'A call is known by the id of its item instead of its call_id.',
  openaiReaders: seesItems((item) =>
    item.type === 'function_call' ? { ...item, call_id: item.id ?? item.call_id } : item,
  ),
} satisfies PlantedBug;
