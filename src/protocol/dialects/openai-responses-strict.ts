/** The strict reading of Responses: every departure of a stream or a whole answer from the reference order. */
import { isObject, type JsonObject, objectsOf, textOf } from '../json.js';
import { parseObject } from './assembler.js';
import type { Problem } from './dialect.js';
import { endings, eventMembers, nestedErrorMembers } from './openai-responses-events.js';
import { itemTracker } from './openai-responses-item-order.js';
import { itemProblems, memberProblems, responseProblems } from './openai-responses-shapes.js';

/** Every departure of a stream; frames that are no JSON are left to the reader. */
export function responsesStreamProblems(payloads: readonly string[]): readonly Problem[] {
  const numbers = numberFollower();
  const order = orderFollower();
  const responses = responseFollower();
  const items = itemTracker();
  const found = payloads.flatMap((payload, frame): readonly Problem[] => {
    const at = (departures: readonly Departure[]): readonly Problem[] =>
      departures.map((departure) => ({ frame, ...departure }));
    if (payload === '[DONE]') return at(order.done());
    const late = order.next();
    const event = parseObject(payload);
    if (event === undefined) return at(late);
    const type = textOf(event.type);
    const members = membersOf(event, type);
    const counted = [...late, ...numbers(event)];
    if (members === undefined) {
      return at([...counted, { path: 'type', message: `There is no event ${shown(type)}.` }]);
    }
    if (type === 'keepalive') return at(counted);
    return at([
      ...counted,
      ...memberProblems(event, members),
      ...order.take(type),
      ...responses(event, type),
      ...items.take(event, type),
    ]);
  });
  return [...found, ...order.end()];
}

type Departure = Pick<Problem, 'path' | 'message'>;

/** Follows `sequence_number`, from 0; after a wrong one it goes on from there. */
function numberFollower(): (event: JsonObject) => readonly Departure[] {
  let due = 0;
  return ({ sequence_number: found }) => {
    const wanted = due;
    due = (typeof found === 'number' ? found : due) + 1;
    return found === wanted
      ? []
      : [{ path: 'sequence_number', message: `Expected ${wanted}, found ${shown(found)}.` }];
  };
}

/** Follows how a stream begins and ends. */
function orderFollower() {
  let begun = false;
  let inProgress = false;
  let ended: string | undefined;
  let done = false;
  const next = (): readonly Departure[] =>
    done ? [{ path: '', message: 'A frame follows [DONE].' }] : [];
  return {
    next,
    done(): readonly Departure[] {
      const late = next();
      done = true;
      if (ended !== undefined) return late;
      return [
        ...late,
        { path: '', message: '[DONE] comes before the event that ends the stream.' },
      ];
    },
    take(type: string): readonly Departure[] {
      const wrong: Departure[] = [];
      // Open Responses: an error, then a Response that failed.
      if (ended !== undefined && !(ended === 'error' && type === 'response.failed')) {
        wrong.push({ path: '', message: `The event follows ${ended}, which ends the stream.` });
      }
      if (begun === (type === 'response.created')) {
        wrong.push({
          path: 'type',
          message: 'The first event, and it alone, is response.created.',
        });
      }
      begun = true;
      inProgress ||= type === 'response.in_progress' || isEnd(type);
      if (!inProgress && !stateEvents.has(type)) {
        const message = 'response.in_progress comes before the first item.';
        wrong.push({ path: 'type', message });
        inProgress = true;
      }
      if (isEnd(type)) ended = type;
      return wrong;
    },
    end: (): readonly Departure[] =>
      ended === undefined
        ? [{ path: '', message: 'The event that ends the stream is missing.' }]
        : [],
  };
}

const isEnd = (type: string): boolean => endings.has(type) || type === 'error';
const stateEvents: ReadonlySet<string> = new Set(['response.created', 'response.queued']);

/** Follows the Response objects of a stream: each whole, of one id, its status the event's. */
function responseFollower(): (event: JsonObject, type: string) => readonly Departure[] {
  let id: string | undefined;
  return ({ response }, type) => {
    if (!isObject(response)) return [];
    id ??= textOf(response.id);
    const status = endings.get(type);
    return [
      ...responseProblems(response, 'response'),
      ...(response.id === id
        ? []
        : [{ path: 'response.id', message: `Expected ${id}, as before.` }]),
      ...(status === undefined || response.status === status
        ? []
        : [
            {
              path: 'response.status',
              message: `Expected "${status}", found ${shown(response.status)}.`,
            },
          ]),
    ];
  };
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
