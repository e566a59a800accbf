/** The strict reading of Responses: every departure of a stream or a whole answer from the reference order. */
import { isObject, type JsonObject, objectsOf, textOf } from '../json.js';
import { parseObject } from './assembler.js';
import type { Problem } from './dialect.js';
import { endings, eventMembers, nestedErrorMembers } from './openai-responses-events.js';
import { itemTracker } from './openai-responses-item-order.js';
import { itemProblems, memberProblems, responseProblems } from './openai-responses-shapes.js';

/** Every departure of a stream; frames that are no JSON are left to the reader. */
export function responsesStreamProblems(payloads: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  const items = itemTracker();
  let count = 0;
  let responseId: string | undefined;
  let begun = false;
  let inProgress = false;
  let ended: string | undefined;
  let done = false;

  payloads.forEach((payload, frame) => {
    const say = (path: string, message: string): void => {
      problems.push({ frame, path, message });
    };
    if (done) say('', 'A frame follows [DONE].');
    if (payload === '[DONE]') {
      if (ended === undefined) say('', '[DONE] comes before the event that ends the stream.');
      done = true;
      return;
    }
    const event = parseObject(payload);
    if (event === undefined) return;
    const type = textOf(event.type);
    if (event.sequence_number !== count) {
      say('sequence_number', `Expected ${count}, found ${shown(event.sequence_number)}.`);
    }
    count = typeof event.sequence_number === 'number' ? event.sequence_number + 1 : count + 1;

    const members = membersOf(event, type);
    if (members === undefined) {
      say('type', `There is no event ${JSON.stringify(type)}.`);
      return;
    }
    for (const found of memberProblems(event, members)) problems.push({ frame, ...found });
    if (type === 'keepalive') return;
    if (ended !== undefined && !(ended === 'error' && type === 'response.failed')) {
      say('', `The event follows ${ended}, which ends the stream.`);
    }
    if (!begun && type !== 'response.created') say('type', 'The first event is response.created.');
    if (begun && type === 'response.created') say('type', 'response.created comes once, first.');
    begun = true;
    if (isObject(event.response)) {
      const { response } = event;
      for (const found of responseProblems(response, 'response'))
        problems.push({ frame, ...found });
      responseId ??= textOf(response.id);
      if (response.id !== responseId) say('response.id', `Expected ${responseId}, as before.`);
      const status = endings.get(type);
      if (status !== undefined && response.status !== status) {
        say('response.status', `Expected "${status}", found ${shown(response.status)}.`);
      }
      if (type === 'response.in_progress') inProgress = true;
      if (status !== undefined)
        for (const why of items.end(response, status)) say('response.output', why);
    } else if (type !== 'error' && !inProgress) {
      say('type', 'response.in_progress comes before the first item.');
      inProgress = true;
    }
    if (endings.has(type) || type === 'error') ended = type;
    for (const found of items.take(event, type)) say(found.path, found.message);
  });
  if (ended === undefined) {
    problems.push({ path: '', message: 'The event that ends the stream is missing.' });
  }
  return problems;
}

/** Every departure of a whole answer. */
export function responsesAnswerProblems(answer: JsonObject): readonly Problem[] {
  if (isObject(answer.error) && !('output' in answer)) return [];
  return [
    ...responseProblems(answer, ''),
    ...objectsOf(answer.output).flatMap((item, n) => itemProblems(item, `output[${n}]`)),
  ];
}

function membersOf(event: JsonObject, type: string) {
  if (type === 'error' && isObject(event.error)) return nestedErrorMembers;
  return eventMembers.get(type);
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
