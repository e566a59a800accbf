import { referenceReaders } from '../../src/providers/reference/readers.js';
import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const isEmpty = (turn: {
  readonly text: string;
  readonly toolCalls: readonly unknown[];
}): boolean => turn.text === '' && turn.toolCalls.length === 0;

export default {
  name: 'empty-answer-is-an-error',
  sin: 'An answer without text and calls fails.',
  readers: {
    ...misreadsStreams((reading) =>
      isEmpty(reading.turn) ? { ...reading, broken: new Error('empty answer') } : reading,
    ),
    answer(result, apiFormat) {
      const reading = referenceReaders.answer(result, apiFormat);
      if (isEmpty(reading.turn)) throw new Error('empty answer');
      return reading;
    },
  },
} satisfies PlantedBug;
