import { goesOn, retold } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'mixes-up-answers',
  sin: 'Gives the answers to the calls in the order in which the tools were ready.',
  provider: goesOn((turn, { answers }) => {
    const given = answers.flat();
    const tools = turn.messages.filter(({ role }) => role === 'tool');
    return retold((messages) =>
      messages.map((message) =>
        message.role === 'tool'
          ? { ...message, text: given[tools.indexOf(message)]?.text ?? message.text }
          : message,
      ),
    )(turn);
  }),
} satisfies PlantedBug;
