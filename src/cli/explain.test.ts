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

const texts = { 'text-is-as-given': 'The text, whole and once.', 'no-error': 'No error.' };

const known = { cases: [oneCase], requirements: [requirement], checks: texts };

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
    '  then      text-is-as-given: The text, whole and once.',
    '            no-error: No error. Expecting {"a":1}',
    '',
    '  because   stream/cohere/closing-frame',
    '            The closing frame repeats the text.',
    '            sdk model: npm oci-generativeaiinference',
    '            unregistered',
    '',
    '  seen in   langchain-ai/langchain#26910, oracle-samples/locus',
    '            Each streamed answer of a Cohere model ends with the whole text a',
    '            second time. The frame with the finish reason, or with tool calls,',
    '            repeats all that was said; the client appended it. An engineer of',
    '            Oracle’s confirmed that it is meant so.',
    '',
    '  seen in   cohere-ai/cohere-python#756',
    '            A stream never returns, though the answer is complete. The client',
    '            waits for [DONE] or for the end of the connection; there is none,',
    '            and the connection stays open after the finish reason.',
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
  expect(explainLines('x', { ...known, requirements: [excluded] }, style)).toContain(
    '  no case   Nothing can see it.',
  );
});

test('a check, with the cases that ask it', () => {
  expect(explainLines('text-is-as-given', known, style)).toEqual([
    'text-is-as-given',
    '  The text, whole and once.',
    '',
    '  is        a check: one judgement of a trace',
    '  cases     stream/cohere/text: Text comes whole and once',
  ]);
});

test('an error code, with what to do', () => {
  expect(explainLines('OCIC_PORT_TAKEN', known, style)).toEqual([
    'OCIC_PORT_TAKEN',
    '  Another program listens on that address.',
    '',
    '  to do     Leave `--port` out: a free one is taken.',
  ]);
});

test('a problem of a signature, with what to do', () => {
  expect(explainLines('parameter-duplicated', known, style)).toEqual([
    'parameter-duplicated',
    '  The `Authorization` value has parameter `<name>` twice.',
    '',
    '  to do     Send each parameter once.',
  ]);
});

test('an id that names a case and a requirement explains both', () => {
  const both = { ...requirement, id: oneCase.id };
  const lines = explainLines(oneCase.id, { ...known, requirements: [both] }, style);
  expect(lines).toContain('  Text comes whole and once');
  expect(lines).toContain('  The closing frame repeats the text.');
});

test('no line is longer than the terminal, but the command to copy', () => {
  const narrow = styleOf({ env: {}, isTTY: false, columns: 40 });
  const wide: Case = { ...oneCase, then: [{ check: 'no-error', expect: 'x'.repeat(200) }] };
  const lines = explainLines(oneCase.id, { ...known, cases: [wide] }, narrow);
  expect(lines.filter((line) => line.length > 40)).toEqual([
    '  run it    npx oci-conform --filter stream/cohere/text',
  ]);
});

test('an id that is near to none gets no suggestion', () => {
  expect(() => explainLines('bananas', known, style)).toThrow(
    expect.objectContaining({ remedy: 'See oci-conform cases for the list.' }),
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

test('a case on several transports says how each of them is asked', () => {
  const shared: Case = { ...oneCase, transports: ['sdk', 'v1'] };
  const lines = explainLines('stream/cohere/text', { ...known, cases: [shared] }, style);
  expect(lines).toContain('  when      on sdk: chat {model} (COHERE, streamed), user: "Hi"');
  expect(lines).toContain('            on v1: chat {model} (openai-chat, streamed), user: "Hi"');
});
