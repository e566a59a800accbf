import { expect, test } from 'vitest';
import { styleOf } from '../reports/style.js';
import type { Case } from '../suites/case.js';
import type { Requirement } from '../suites/requirement.js';
import { explainLines } from './explain.js';

const style = styleOf({ env: {}, isTTY: false, columns: 80 });

const oneCase: Case = {
  id: 'stream/cohere/text',
  level: 'must',
  title: 'Text comes whole and once',
  because: ['stream/cohere/closing-frame', 'unregistered'],
  transports: ['sdk'],
  needs: ['scripted-reply'],
  given: { replies: [{ recording: 'cohere/text', delivery: { chunking: 'whole' } }] },
  when: {
    operation: 'chat',
    model: '{model}',
    apiFormat: 'COHERE',
    stream: true,
    messages: [{ role: 'user', text: 'Hi' }],
  },
  then: ['text-is-as-given', { check: 'no-error', expect: { a: 1 } }],
  caughtBy: ['closing-frame-drops-text'],
};

const requirement: Requirement = {
  id: 'stream/cohere/closing-frame',
  statement: 'The closing frame repeats the text.',
  level: 'must',
  evidence: 'sdk-model',
  source: 'npm oci-generativeaiinference',
};

const known = { cases: [oneCase], requirements: [requirement] };

test('a case in full', () => {
  expect(explainLines('stream/cohere/text', known, style)).toEqual([
    'stream/cohere/text',
    '  Text comes whole and once',
    '',
    '  level     must',
    '  cells     transport sdk; auth any',
    '  needs     scripted-reply',
    '  given     the recording cohere/text, delivered with {"chunking":"whole"}',
    '  when      chat {model} (COHERE, streamed), user: "Hi"',
    '  then      text is as given (text-is-as-given)',
    '            no error (no-error), expecting {"a":1}',
    '',
    '  because   stream/cohere/closing-frame',
    '            The closing frame repeats the text.',
    '            sdk model: npm oci-generativeaiinference',
    '            unregistered',
    '',
    '  can fail  with the planted bug closing-frame-drops-text',
    '',
    '  run it    npx oci-conform --filter stream/cohere/text',
  ]);
});

test('a requirement, with the cases that cover it', () => {
  expect(explainLines('stream/cohere/closing-frame', known, style)).toEqual([
    'stream/cohere/closing-frame',
    '  The closing frame repeats the text.',
    '',
    '  level     must',
    '  evidence  sdk model: npm oci-generativeaiinference',
    '  cases     stream/cohere/text: Text comes whole and once',
  ]);
});

test('a requirement without a case says why', () => {
  const excluded = { ...requirement, id: 'x', excluded: 'Nothing can see it.' };
  expect(explainLines('x', { cases: [], requirements: [excluded] }, style)).toContain(
    '  no case   Nothing can see it.',
  );
});

test('an unknown id names the nearest', () => {
  expect(() => explainLines('stream/cohere/txet', known, style)).toThrow(
    expect.objectContaining({
      code: 'OCIC_UNKNOWN_CASE',
      remedy: expect.stringContaining('Did you mean stream/cohere/text?'),
    }),
  );
});
