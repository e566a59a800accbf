import { refusesChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-demands-both-compartment-headers',
  sin: 'Refuses what names its compartment in one header alone.',
  wrap: refusesChat(({ headers }) => {
    const names = headers.map(([name]) => name.toLowerCase());
    return !names.includes('opc-compartment-id') || !names.includes('compartmentid');
  }),
} satisfies PlantedBug;
