import type { Message } from '../../src/protocol/call.js';
import { goesOn, retold } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

/** The function of the call that has this id. */
const functionOf = (messages: readonly Message[], id: string | undefined): string =>
  messages.flatMap(({ toolCalls = [] }) => toolCalls).find((call) => call.id === id)?.name ?? '';

export default {
  name: 'names-calls-by-their-function',
  sin: 'Takes the name of the function for the id of a call.',
  provider: goesOn(
    retold((messages) =>
      messages.map(({ toolCalls, toolCallId, ...message }) => ({
        ...message,
        ...(toolCalls && { toolCalls: toolCalls.map((call) => ({ ...call, id: call.name })) }),
        ...(toolCallId && { toolCallId: functionOf(messages, toolCallId) || toolCallId }),
      })),
    ),
  ),
} satisfies PlantedBug;
