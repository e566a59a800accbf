import { admitsChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-takes-misshapen-requests',
  sin: 'Requests that are not of the shape are answered.',
  wrap: admitsChat(({ message }) => message.startsWith('Please pass in')),
} satisfies PlantedBug;
