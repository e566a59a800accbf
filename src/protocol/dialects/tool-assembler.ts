/** Putting a turn's tool calls together again from their fragments. */
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { ToolCall } from '../turn.js';

/** An entry of `toolCalls` in a frame: a call or a piece of one. Empty strings say nothing. */
export interface ToolFragment {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
  /** `openai-chat` alone: the number that says which call a fragment belongs to. */
  readonly index?: number;
}

/** Collects fragments into calls. */
export interface ToolAssembler {
  add(fragments: readonly ToolFragment[]): void;
  /** Takes whole calls in place of what was collected. */
  replace(calls: readonly ToolCall[]): void;
  calls(): readonly ToolCall[];
}

/**
 * The entries of a `toolCalls` (or `tool_calls`) array, flat or with a nested `function`. Arguments that
 * are JSON instead of JSON text become text; double-encoded ones stay as they are.
 */
export function toolFragments(holder: JsonObject): readonly ToolFragment[] {
  return objectsOf(holder.toolCalls ?? holder.tool_calls).map((entry) => {
    const nested = objectOf(entry.function);
    return {
      id: textOf(entry.id),
      name: textOf(entry.name) || textOf(nested.name),
      arguments: argumentsText(
        entry.arguments ?? nested.arguments ?? entry.parameters ?? nested.parameters,
      ),
    };
  });
}

/** The same, each with the `index` it has. Native frames have none that could be relied on. */
export function numberedFragments(holder: JsonObject): readonly ToolFragment[] {
  const entries = objectsOf(holder.tool_calls);
  return toolFragments(holder).map((fragment, place) => {
    const index = entries[place]?.index;
    return typeof index === 'number' ? { ...fragment, index } : fragment;
  });
}

const argumentsText = (value: unknown): string =>
  isObject(value) || Array.isArray(value) ? JSON.stringify(value) : textOf(value);

/** A fragment that is a whole call. */
export function wholeCall(fragment: ToolFragment): ToolCall {
  const { id, name } = fragment;
  return { ...(id === '' ? {} : { id }), name, arguments: fragment.arguments };
}

/**
 * Native frames carry no number that says which call a fragment belongs to. So: a known id continues its
 * call; an unknown id, or a name, opens a call; anything else continues the call opened last.
 * (oracle/langchain-oracle #252 and #253, NVIDIA/NeMo-Relay #554: what goes wrong otherwise.)
 *
 * Where there is a number, it decides: a known one continues its call, unless another name opens one; an
 * unknown one opens a call, if it has a name, and else continues the call opened last, whatever its id
 * (oracle/langchain-oracle #163: every fragment came under a number and an id of its own).
 */
export function toolAssembler(): ToolAssembler {
  let calls: readonly ToolCall[] = [];
  const places = new Map<number, number>();

  const numbered = (fragment: ToolFragment, index: number): number => {
    const place = places.get(index) ?? -1;
    if (place < 0) return fragment.name === '' ? calls.length - 1 : -1;
    const name = calls[place]?.name ?? '';
    return fragment.name === '' || name === '' || fragment.name === name ? place : -1;
  };
  const continued = (fragment: ToolFragment): number => {
    if (fragment.index !== undefined) return numbered(fragment, fragment.index);
    if (fragment.id !== '') return calls.findIndex((call) => call.id === fragment.id);
    return fragment.name === '' ? calls.length - 1 : -1;
  };
  const add = (fragment: ToolFragment): void => {
    const place = continued(fragment);
    const open = calls[place];
    if (fragment.index !== undefined) {
      places.set(fragment.index, open === undefined ? calls.length : place);
    }
    calls =
      open === undefined
        ? [...calls, wholeCall(fragment)]
        : calls.with(place, extended(open, fragment));
  };

  return {
    add: (fragments) => fragments.forEach(add),
    replace(whole) {
      calls = whole;
    },
    calls: () => calls,
  };
}

const extended = (call: ToolCall, fragment: ToolFragment): ToolCall => ({
  ...call,
  name: call.name || fragment.name,
  arguments: call.arguments + fragment.arguments,
});
