/** One stream of Responses, delivered in several ways: the turn is the same. */
import type { Delivery } from '../../protocol/reply.js';
import type { Case } from '../case.js';
import { delivered } from './played.js';

const ways: readonly (readonly [name: string, how: string, delivery: Delivery])[] = [
  ['byte-by-byte', 'byte by byte', { chunking: { bytes: 1 } }],
  ['all-at-once', 'all at once', { chunking: 'whole' }],
  ['gzip', 'in gzip, flushed after each event', { compression: 'gzip' }],
  ['uncompressed', 'as it is', { compression: 'none' }],
];

export const responsesDelivery: readonly Case[] = ways.map(([name, how, delivery]) =>
  delivered({
    recording: 'openai-responses/text-emoji',
    id: `responses/framing/${name}`,
    title: `A stream that comes ${how} says the same.`,
    because: ['responses/framing/delivery'],
    model: 'grok',
    delivery,
    caughtBy: ['responses-text-twice'],
  }),
);
