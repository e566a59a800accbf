import { expect, it } from 'vitest';
import { reasoningOf } from './reasoning.js';

it.each([
  ['openai.gpt-oss-120b', 'shown'],
  ['openai.gpt-5.4', 'hidden'],
  ['openai.o3', 'hidden'],
  ['openai.gpt-4.1', 'not'],
  ['xai.grok-4.20-reasoning', 'shown'],
  ['xai.grok-4.20-non-reasoning', 'not'],
  ['xai.grok-3-mini', 'shown'],
  ['cohere.command-a-reasoning-08-2025', 'shown'],
  ['cohere.command-a-03-2025', 'not'],
  ['meta.llama-3.3-70b-instruct', 'not'],
] as const)('%s: %s', (model, reasons) => {
  expect(reasoningOf(model)).toBe(reasons);
});
