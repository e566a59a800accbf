import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'empty-id-overwrites',
  sin: 'The empty id of a fragment replaces the real one.',
  readers: {
    async stream(bytes, apiFormat, emit) {
      let emptied = false;
      const { stream } = seesFrames(() => (frame) => {
        emptied ||= objectsOf(objectOf(frame.message).toolCalls).some((call) => call.id === '');
        return frame;
      });
      const reading = await stream(bytes, apiFormat, emit);
      if (!emptied) return reading;
      const toolCalls = reading.turn.toolCalls.map((call) => ({ ...call, id: '' }));
      return { ...reading, turn: { ...reading.turn, toolCalls } };
    },
  },
} satisfies PlantedBug;
