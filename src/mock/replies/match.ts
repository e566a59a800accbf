/** Which calls a scripted reply is for, and where the others differ. */
import { ConformError } from '../../errors.js';
import type { ChatCall, Transport } from '../../protocol/call.js';
import type { Match, Reply } from '../../protocol/reply.js';
import { readPattern } from './pattern.js';
import { shown } from './shape.js';
import { modelNameOf } from './speech.js';

/** What a reply is chosen by. */
export interface Asked {
  readonly transport: Transport;
  readonly call: ChatCall;
}

type Facts = Readonly<{
  transport: Transport;
  /** As asked for, and its public name. */
  models: readonly string[];
  text: string;
  tools: readonly string[];
  turn: number;
}>;

function factsOf({ transport, call }: Asked): Facts {
  const said = call.messages.filter(({ role }) => role === 'user');
  return {
    transport,
    models: [...new Set([call.model, modelNameOf(call)])],
    text: said.at(-1)?.text ?? '',
    tools: (call.tools ?? []).map(({ name }) => name),
    turn: said.length,
  };
}

const fitsName = (wanted: string, model: string): boolean =>
  wanted.endsWith('*') ? model.startsWith(wanted.slice(0, -1)) : model === wanted;

const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.slice(0, 5).map(shown).join(', ');

/** What of the call differs from what a field of a match wants, in a clause; `undefined` where nothing does. */
const fields: {
  readonly [Field in keyof Match]-?: (
    wanted: NonNullable<Match[Field]>,
    facts: Facts,
  ) => string | undefined;
} = {
  transport: (wanted, { transport }) =>
    wanted === transport ? undefined : `transport is ${transport}, not ${wanted}`,
  model: (wanted, { models }) =>
    models.some((model) => fitsName(wanted, model))
      ? undefined
      : `model is ${listed(models)}, not ${shown(wanted)}`,
  text(wanted, { text }) {
    if (typeof wanted === 'string') {
      return text.includes(wanted) ? undefined : `text does not contain ${shown(wanted)}`;
    }
    const reading = readPattern(wanted.pattern, wanted.flags);
    if (reading.ok && reading.fits(text)) return undefined;
    return `text does not fit the pattern ${shown(wanted.pattern)}`;
  },
  tools(wanted, { tools }) {
    if (wanted.length === 0) return tools.length === 0 ? undefined : `tools are ${listed(tools)}`;
    const missing = wanted.filter((name) => !tools.includes(name));
    return missing.length === 0
      ? undefined
      : `tools are ${listed(tools)}, without ${listed(missing)}`;
  },
  turn: (wanted, { turn }) => (wanted === turn ? undefined : `turn is ${turn}, not ${wanted}`),
};

/**
 * Where a call differs from what a match wants, a clause each; none where it fits.
 *
 * @example
 * differencesFrom({ model: 'xai.grok-4' }, asked); // ['model is "meta.llama-3.3-70b-instruct", not "xai.grok-4"']
 */
export function differencesFrom(match: Match, asked: Asked): readonly string[] {
  return differences(match, factsOf(asked));
}

function differences(match: Match, facts: Facts): readonly string[] {
  const { transport, model, text, tools, turn } = match;
  return [
    transport === undefined ? undefined : fields.transport(transport, facts),
    model === undefined ? undefined : fields.model(model, facts),
    text === undefined ? undefined : fields.text(text, facts),
    tools === undefined ? undefined : fields.tools(tools, facts),
    turn === undefined ? undefined : fields.turn(turn, facts),
  ].filter((one) => one !== undefined);
}

/**
 * The place of the first reply that is for a call; -1 where none is.
 *
 * @param usable leaves out what could not answer the call
 */
export function placeOf(
  script: readonly Reply[],
  asked: Asked,
  usable: (reply: Reply) => boolean = () => true,
): number {
  if (script.length === 0) return -1;
  const facts = factsOf(asked);
  return script.findIndex(
    (reply) => usable(reply) && differences(reply.match ?? {}, facts).length === 0,
  );
}

/** Near misses that are told. */
const told = 3;

const kindOf = (reply: Reply): string => {
  if ('recording' in reply) return `recording ${reply.recording}`;
  if ('error' in reply) return `error ${reply.error.status}`;
  return `turn ${shown(reply.turn.text.slice(0, 30))}`;
};

/** That no reply is for a call: the nearest, fewest differences first, and where each differs. */
export function noMatch(script: readonly Reply[], asked: Asked): ConformError {
  const facts = factsOf(asked);
  const misses = script
    .map((reply, index) => ({ reply, index, why: differences(reply.match ?? {}, facts) }))
    .sort((one, other) => one.why.length - other.why.length || one.index - other.index);
  const lines = misses
    .slice(0, told)
    .map(({ reply, index, why }) => `reply ${index + 1} (${kindOf(reply)}): ${why.join('; ')}`);
  const more = misses.length > told ? ` Others: ${misses.length - told}.` : '';
  return new ConformError(
    'OCIC_NO_MATCH',
    `None of the ${script.length} scripted replies left matches this call (${facts.transport}, ${listed(facts.models)}, turn ${facts.turn}, tools ${listed(facts.tools)}, text ${shown(facts.text)}). Nearest: ${lines.join('. ')}.${more}`,
    'Change a match, or set the switch unmatched to family.',
  );
}
