import { refusesChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-forgets-the-older-base',
  sin: 'Refuses what is asked at the older base.',
  wrap: refusesChat((_received, _body, { base }) => base === '/20231130/actions/v1'),
} satisfies PlantedBug;
