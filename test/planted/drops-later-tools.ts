import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-later-tools',
  sin: 'Offers the first tool alone.',
  provider: changeChat((call) =>
    call.tools === undefined ? call : { ...call, tools: call.tools.slice(0, 1) },
  ),
} satisfies PlantedBug;
