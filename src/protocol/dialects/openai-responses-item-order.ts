/** Following the items of a Responses stream: announced, built up by events in their order, done. */
import { isObject, type JsonObject, objectsOf, textOf } from '../json.js';
import type { Problem } from './dialect.js';
import { itemEvents } from './openai-responses-events.js';
import { itemProblems, partProblems, sameJson } from './openai-responses-shapes.js';

type Departure = Pick<Problem, 'path' | 'message'>;

/** Follows a stream's items. */
export interface ItemTracker {
  /** Takes an event; gives its departures. The Response that ends a stream has the items as they were done. */
  take(event: JsonObject, type: string): readonly Departure[];
}

/** A text under way: what deltas said of it. */
interface OpenText {
  readonly place: unknown;
  text: string;
  /** Its `.done` came. */
  done: boolean;
}

interface OpenItem {
  readonly id: string;
  readonly type: string;
  readonly index: number;
  /** The place in the list of events that its type goes through. */
  step: number;
  part: OpenText | undefined;
  parts: number;
  /** Arguments, code or input. */
  input: string;
  /** The events of its type that came. */
  readonly seen: Set<string>;
}

/** Events that speak of a part, by what they speak of. */
const partEvents: ReadonlyMap<string, 'content_index' | 'summary_index'> = new Map([
  ['response.content_part', 'content_index'],
  ['response.output_text', 'content_index'],
  ['response.output_text.annotation', 'content_index'],
  ['response.refusal', 'content_index'],
  ['response.reasoning_text', 'content_index'],
  ['response.reasoning_summary_part', 'summary_index'],
  ['response.reasoning_summary_text', 'summary_index'],
]);

/** Which member of an event that ends deltas holds the whole. */
const wholes: ReadonlyMap<string, string> = new Map([
  ['response.output_text.done', 'text'],
  ['response.refusal.done', 'refusal'],
  ['response.reasoning_text.done', 'text'],
  ['response.reasoning_summary_text.done', 'text'],
  ['response.function_call_arguments.done', 'arguments'],
  ['response.custom_tool_call_input.done', 'input'],
  ['response.mcp_call_arguments.done', 'arguments'],
  ['response.code_interpreter_call_code.done', 'code'],
]);

/** Makes a follower. */
export function itemTracker(): ItemTracker {
  const finished: JsonObject[] = [];
  let open: OpenItem | undefined;

  const takeAdded = (event: JsonObject): readonly Departure[] => {
    const item = isObject(event.item) ? event.item : {};
    const index = finished.length;
    const unfinished = open;
    open = {
      id: textOf(item.id),
      type: textOf(item.type),
      index,
      step: 0,
      part: undefined,
      parts: 0,
      input: '',
      seen: new Set(),
    };
    return [
      ...(unfinished === undefined
        ? []
        : [{ path: '', message: `The item ${unfinished.id} is not done yet.` }]),
      ...(event.output_index === index
        ? []
        : [{ path: 'output_index', message: `Expected ${index}.` }]),
      ...itemProblems(item, 'item'),
    ];
  };

  const takeDone = (event: JsonObject): readonly Departure[] => {
    const item = isObject(event.item) ? event.item : {};
    const was = open;
    open = undefined;
    finished.push(item);
    if (was === undefined) return [{ path: '', message: 'No item is open.' }];
    return [
      ...placeOf(event, was, textOf(item.id)),
      ...(item.type === was.type
        ? []
        : [{ path: 'item.type', message: `Expected "${was.type}", as announced.` }]),
      ...(was.part === undefined ? [] : [{ path: '', message: 'A part of the item is not done.' }]),
      ...(item.status === 'incomplete' ? [] : skipped(was)),
      ...itemProblems(item, 'item'),
    ];
  };

  const takeEnd = ({ response }: JsonObject): readonly Departure[] => {
    const path = 'response.output';
    const output = isObject(response) ? objectsOf(response.output) : [];
    return [
      ...(open === undefined ? [] : [{ path, message: `The item ${open.id} is not done.` }]),
      ...(sameJson(output, finished)
        ? []
        : [{ path, message: 'It differs from the items that were done.' }]),
    ];
  };

  return {
    take(event, type) {
      if (type === 'response.output_item.added') return takeAdded(event);
      if (type === 'response.output_item.done') return takeDone(event);
      if (type === 'response.completed' || type === 'response.incomplete') return takeEnd(event);
      if (!('item_id' in event)) return [];
      if (open === undefined) return [{ path: 'item_id', message: 'No item is open.' }];
      const about = partEvents.get(type.slice(0, type.lastIndexOf('.')));
      return [
        ...placeOf(event, open, textOf(event.item_id)),
        ...(about === undefined
          ? takeStep(open, event, type)
          : takePart(open, event, type, event[about], about)),
      ];
    },
  };
}

function placeOf(event: JsonObject, open: OpenItem, id: string): readonly Departure[] {
  return [
    ...(id === open.id ? [] : [{ path: 'item_id', message: `Expected "${open.id}".` }]),
    ...(event.output_index === open.index
      ? []
      : [{ path: 'output_index', message: `Expected ${open.index}.` }]),
  ];
}

/** An event of a call: one of those that its type goes through, not before its turn. */
function takeStep(open: OpenItem, event: JsonObject, type: string): readonly Departure[] {
  const ways = itemEvents.get(open.type) ?? [];
  const place = ways.findIndex((names) => names.includes(type));
  if (place < 0) return [{ path: 'type', message: `No event of a ${open.type}.` }];
  const late = place < open.step;
  open.step = mayRepeat(type) ? place : place + 1;
  open.seen.add(type);
  if (type.endsWith('.delta')) open.input += textOf(event.delta);
  return [
    ...(late ? [{ path: 'type', message: 'The event comes too late.' }] : []),
    ...wholeProblems(event, type, open.input),
  ];
}

/** Events of which there may be several, or none. */
const mayRepeat = (type: string): boolean => /\.(delta|partial_image)$/.test(type);

/** The events of an item's type that did not come. */
function skipped({ type, seen }: OpenItem): readonly Departure[] {
  return (itemEvents.get(type) ?? [])
    .filter((names) => !names.some((name) => mayRepeat(name) || seen.has(name)))
    .map((names) => ({ path: '', message: `The event ${names.join(' or ')} is missing.` }));
}

/** An event of a part: announced at the next place, filled, done. */
function takePart(
  open: OpenItem,
  event: JsonObject,
  type: string,
  place: unknown,
  about: string,
): readonly Departure[] {
  if (type === 'response.output_text.annotation.added') return misplacedOf(open.part, place, about);
  const isAround = type.includes('_part.');
  if (isAround && type.endsWith('.added')) {
    const unfinished = open.part !== undefined;
    const next = open.parts;
    open.part = { place, text: '', done: false };
    open.parts += 1;
    return [
      ...(unfinished ? [{ path: '', message: 'The part before is not done.' }] : []),
      ...(place === next ? [] : [{ path: about, message: `Expected ${next}.` }]),
      ...partProblems(isObject(event.part) ? event.part : {}, 'part'),
    ];
  }
  const { part } = open;
  const misplaced = misplacedOf(part, place, about);
  if (part === undefined) return misplaced;
  if (isAround) {
    open.part = undefined;
    return [...misplaced, ...partDone(event, part)];
  }
  if (type.endsWith('.delta')) {
    const late = part.done;
    part.text += textOf(event.delta);
    return late ? [...misplaced, { path: '', message: 'A delta follows its end.' }] : misplaced;
  }
  if (type.endsWith('.done')) {
    part.done = true;
    return [...misplaced, ...wholeProblems(event, type, part.text)];
  }
  return misplaced;
}

/** What is wrong with the place that an event of a part names. */
function misplacedOf(
  part: OpenText | undefined,
  place: unknown,
  about: string,
): readonly Departure[] {
  if (part === undefined) return [{ path: about, message: 'No part is open.' }];
  return place === part.place ? [] : [{ path: about, message: `Expected ${String(part.place)}.` }];
}

function partDone(event: JsonObject, part: OpenText): readonly Departure[] {
  const full = isObject(event.part) ? event.part : {};
  const said = textOf(full.text ?? full.refusal);
  return [
    ...(part.done ? [] : [{ path: '', message: 'The text of the part is not done.' }]),
    ...(said === part.text
      ? []
      : [{ path: 'part', message: 'The text differs from the deltas before it.' }]),
    ...partProblems(full, 'part'),
  ];
}

function wholeProblems(event: JsonObject, type: string, said: string): readonly Departure[] {
  const member = wholes.get(type);
  return member === undefined || event[member] === said
    ? []
    : [{ path: member, message: 'The text differs from the deltas before it.' }];
}
