/** Plays the protocol through with an adapter, against a mock of its own, and says what it gets wrong. */
import { isDeepStrictEqual } from 'node:util';
import type { AuthMode, Call, ChatCall, Transport } from '../protocol/call.js';
import { isJson } from '../protocol/json.js';
import type { Reply } from '../protocol/reply.js';
import type { Introduction } from '../providers/adapter/introduction.js';
import type { Provider, Report } from '../providers/provider.js';
import { openConnection } from '../providers/worker/connection.js';
import type { Variables } from '../providers/worker/pool.js';
import { createReaper } from '../providers/worker/reaper.js';
import { createWorkerProvider } from '../providers/worker/worker.js';
import { cases } from '../suites/cases/index.js';
import { didYouMean } from '../suites/catalogue.js';
import { type Feature, featureNames } from '../suites/features.js';
import { untested } from '../suites/untested.js';
import { mockTarget } from '../targets/mock.js';
import type { Session, Target } from '../targets/target.js';
import { matrix } from './matrix.js';
import { modelFormat, onTransport, withModel } from './resolve-call.js';

/** One step of the play. */
export interface CheckedStep {
  readonly name: string;
  /** What went wrong, each a sentence; none: all well. */
  readonly problems: readonly string[];
  /** What is not wrong, and yet good to know, each a sentence. */
  readonly notes?: readonly string[];
  /** Why the step was not played. */
  readonly left?: string;
  /** The lines that were said, `kit` and `adapter`; of a step that went wrong. */
  readonly lines: readonly string[];
}

/** Who was checked, and how it went. */
export interface AdapterCheck {
  readonly introduction: Introduction;
  readonly steps: readonly CheckedStep[];
}

/** What to check. */
export interface CheckOptions {
  readonly command: string;
  readonly kit: string;
  readonly environment: Variables;
  readonly signal: AbortSignal;
}

interface Play {
  readonly name: string;
  /** What has to be declared for it. */
  readonly feature?: Feature;
  readonly replies: readonly Reply[];
  readonly call: Call;
  /** Milliseconds; default 10 s. */
  readonly deadline?: number;
  /** What is wrong with the report. */
  look(report: Report, declares: (feature: Feature) => boolean): readonly string[];
}

const usage = { promptTokens: 7, completionTokens: 4, totalTokens: 11 };
const said = 'The tide turns at noon.';
const spoken: Reply = { turn: { text: said, toolCalls: [], finishReason: 'stop', usage } };
const called: Reply = {
  turn: {
    text: '',
    toolCalls: [{ id: 'call_1', name: 'get_tide', arguments: '{"harbour":"Bray"}' }],
    finishReason: 'tool_calls',
    usage,
  },
};

const ask: ChatCall = {
  operation: 'chat',
  model: '{model}',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [{ role: 'user', text: 'When does the tide turn?' }],
};

const tools: ChatCall['tools'] = [
  {
    name: 'get_tide',
    description: 'When the tide turns at a harbour.',
    parameters: { type: 'object', properties: { harbour: { type: 'string' } } },
  },
];

const wrongText = (text: string | undefined): readonly string[] =>
  text === said
    ? []
    : [`The service said "${said}", and the result has ${JSON.stringify(text ?? null)}.`];

const failed = ({ outcome }: Report): readonly string[] =>
  outcome.error === undefined ? [] : [`It reported an error: ${outcome.error.message}`];

const lacks = ({ outcome }: Report, declares: (feature: Feature) => boolean): readonly string[] => {
  const { turn } = outcome;
  if (turn === undefined) return [];
  return [
    ...(declares('usage') && turn.usage?.totalTokens !== usage.totalTokens
      ? ['It declares `usage`, and the result has not the 11 tokens that the service told.']
      : []),
    ...(declares('finish-reason') && turn.finishReason === null
      ? ['It declares `finish-reason`, and the result has none.']
      : []),
  ];
};

const plays: readonly Play[] = [
  {
    name: 'a whole answer',
    feature: 'whole',
    replies: [spoken],
    call: ask,
    look: (report, declares) => [
      ...failed(report),
      ...wrongText(report.outcome.turn?.text),
      ...lacks(report, declares),
    ],
  },
  {
    name: 'a stream',
    feature: 'stream',
    replies: [spoken],
    call: { ...ask, stream: true, options: { includeUsage: true } },
    look(report, declares) {
      const pieces = report.events.flatMap((event) => (event.kind === 'text' ? [event.text] : []));
      return [
        ...failed(report),
        ...wrongText(report.outcome.turn?.text),
        ...(pieces.join('') === said
          ? []
          : [`The \`event\`s of the text, joined, are ${JSON.stringify(pieces.join(''))}.`]),
        ...lacks(report, declares),
      ];
    },
  },
  {
    name: 'a call of a tool',
    feature: 'tools',
    replies: [called],
    call: { ...ask, tools },
    look(report) {
      const [call] = report.outcome.turn?.toolCalls ?? [];
      if (report.outcome.error !== undefined) return failed(report);
      if (call === undefined)
        return ['The model called get_tide, and the result has no `toolCalls`.'];
      return call.name === 'get_tide' && sameJson(call.arguments, '{"harbour":"Bray"}')
        ? []
        : [
            `The model called get_tide with {"harbour":"Bray"}, and the result has ${JSON.stringify(call)}.`,
          ];
    },
  },
  {
    name: 'an answer of a tool (`tool_result`)',
    feature: 'tool-results',
    replies: [called, spoken],
    call: {
      operation: 'rounds',
      first: { ...ask, tools },
      answers: [[{ name: 'get_tide', text: 'at noon' }]],
    },
    look: (report) => [
      ...failed(report),
      ...(report.outcome.error === undefined ? wrongText(report.outcome.turn?.text) : []),
    ],
  },
  {
    name: 'an error of the service',
    replies: [
      { error: { status: 404, code: 'NotAuthorizedOrNotFound', message: 'Not here.' }, times: 10 },
    ],
    call: ask,
    look({ outcome }, declares) {
      if (outcome.error === undefined)
        return ['The service answered 404, and it reported no `error`.'];
      return declares('error-status') && outcome.error.status !== 404
        ? ['It declares `error-status`, and the error has not the status 404.']
        : [];
    },
  },
  {
    name: 'a call that is cancelled',
    feature: 'cancel',
    replies: [{ ...spoken, delivery: { firstByte: 20_000 } }],
    call: ask,
    deadline: 1500,
    look: () => [],
  },
  {
    name: 'a client that is closed',
    feature: 'close',
    replies: [spoken, spoken],
    call: {
      operation: 'life',
      steps: [{ call: ask }, { call: { operation: 'close' } }, { call: ask }],
    },
    look({ outcome }) {
      const [first, closed, after] = outcome.steps ?? [];
      const error = first?.error ?? closed?.error;
      if (error !== undefined) return failed({ outcome: { error }, events: [] });
      return after?.error === undefined
        ? [
            'It declares `close`, and its closed client answered a call: is another made in its place?',
          ]
        : [];
    },
  },
  {
    name: 'a listing of models',
    feature: 'list-models',
    replies: [],
    call: { operation: 'list-models', limit: 5, pages: 1 },
    look: (report) => [
      ...failed(report),
      ...(report.outcome.models?.length === 5 || report.outcome.error !== undefined
        ? []
        : ['The first page has 5 models, and the result has not.']),
    ],
  },
];

/**
 * Checks an adapter.
 *
 * @throws AdapterFailure when it does not get ready
 */
export async function checkAdapter(options: CheckOptions): Promise<AdapterCheck> {
  const shaken = await shakeHands(options);
  const { introduction } = shaken;
  const target = await mockTarget();
  const heard: string[] = [];
  const provider = createWorkerProvider({
    ...options,
    introduction,
    grace: 2000,
    onTraffic: (from, line) => heard.push(`${from.padEnd(7)}  ${line}`),
  });
  const steps: CheckedStep[] = [shaken.step];
  try {
    for (const play of plays) {
      heard.length = 0;
      steps.push(
        await playStep(play, { provider, target, heard, introduction, signal: options.signal }),
      );
    }
  } finally {
    await provider.close?.();
    await target.close();
  }
  return { introduction, steps: [...steps, shaken.closed] };
}

interface Stage {
  readonly provider: Provider;
  readonly target: Target;
  readonly heard: readonly string[];
  readonly introduction: Introduction;
  readonly signal: AbortSignal;
}

async function playStep(play: Play, stage: Stage): Promise<CheckedStep> {
  const { name, feature, call } = play;
  const { capabilities } = stage.introduction;
  const declares = (one: Feature) => capabilities.features.includes(one);
  if (feature !== undefined && !declares(feature)) {
    return { name, problems: [], lines: [], left: `\`${feature}\` is not declared` };
  }
  if (call.operation === 'chat' && !call.stream && feature !== 'whole' && !declares('whole')) {
    return playStep({ ...play, call: { ...call, stream: true } }, stage);
  }
  const cell = cellFor(call, stage.introduction);
  if (cell === undefined) {
    return {
      name,
      problems: [],
      lines: [],
      left: 'no transport and auth mode of its goes with it',
    };
  }
  const problems = await playIn(cell, play, stage, declares);
  return { name, problems, lines: problems.length === 0 ? [] : [...stage.heard] };
}

interface Cell {
  readonly transport: Transport;
  readonly auth: AuthMode;
}

/** The first declared cell that the operation can be performed in. */
function cellFor(call: Call, { capabilities }: Introduction): Cell | undefined {
  const listing = call.operation === 'list-models';
  return matrix.find(
    ({ transport, auth, reason }) =>
      reason === undefined &&
      capabilities.transports.includes(transport) &&
      capabilities.auths.includes(auth) &&
      (transport === 'management') === listing,
  );
}

async function playIn(
  { transport, auth }: Cell,
  { call, replies, deadline = 10_000, feature, look }: Play,
  { provider, target, signal, heard }: Stage,
  declares: (feature: Feature) => boolean,
): Promise<readonly string[]> {
  const asked = onTransport(call, transport);
  const streams = [call.operation === 'chat' && call.stream];
  const session = await target.open({ replies }, { auth, streams, hardWired: true });
  try {
    const format = modelFormat(asked, transport);
    const model = format && session.model(format);
    const named = model === undefined ? asked : withModel(asked, model);
    const access = { ...session.access, transport, auth };
    const report = await provider.run(named, access, signal, { case: 'adapter/check', deadline });
    const found = report.unsupported
      ? [`It declares \`${report.unsupported.feature}\`, and answered \`unsupported\`.`]
      : look(report, declares);
    if (feature === 'cancel') return endedLate(heard);
    return found.length === 0 ? [] : [...found, ...(await whatWasSeen(session, access.endpoint))];
  } catch (thrown) {
    return [thrown instanceof Error ? thrown.message : String(thrown)];
  } finally {
    await session.close();
  }
}

/** A cancelled call is answered: what comes behind `cancel` is of the adapter. */
function endedLate(heard: readonly string[]): readonly string[] {
  const at = heard.findIndex((line) => line.includes('"type":"cancel"'));
  const answered = heard.slice(at + 1).some((line) => line.startsWith('adapter'));
  return at !== -1 && answered
    ? []
    : ['It declares `cancel`, and did not answer within 2 s of it.'];
}

/** What the mock saw of a step that went wrong: nothing, or a refusal. */
async function whatWasSeen(session: Session, endpoint: string): Promise<readonly string[]> {
  const journal = (await session.journal?.()) ?? [];
  if (journal.length === 0) return [`No request came to ${endpoint}: is \`access.endpoint\` used?`];
  const refused = journal.find(({ identity }) => identity?.verdict === 'refused')?.identity;
  if (refused === undefined) return [];
  return [
    `The request was refused: ${refused.diagnosis?.summary ?? refused.problem ?? 'no credential'}`,
  ];
}

interface Shaken {
  readonly introduction: Introduction;
  readonly step: CheckedStep;
  readonly closed: CheckedStep;
}

/** `hello`, and at once `close`. */
async function shakeHands({ command, kit, environment, signal }: CheckOptions): Promise<Shaken> {
  const reaper = createReaper();
  const heard: string[] = [];
  try {
    const connection = await openConnection({
      ...{ command, kit, environment, reaper, signal },
      onTraffic: (from, line) => heard.push(`${from.padEnd(7)}  ${line}`),
    });
    const { introduction } = connection;
    const problems = misdeclared(introduction);
    const step = {
      name: '`hello`',
      problems,
      notes: untestedOf(introduction),
      lines: problems.length === 0 ? [] : [...heard],
    };
    const { code } = await connection.close();
    return { introduction, step, closed: { name: '`close`', problems: endings[code], lines: [] } };
  } finally {
    reaper.close();
  }
}

const endings = {
  clean: [],
  unclean: ['It ended with another exit code than 0 after `close`.'],
  killed: ['It did not end within 2 s of `close`, and was killed.'],
} as const;

/** However a client spaces what it was given as an object. */
const sameJson = (text: string, other: string): boolean =>
  isJson(text) && isDeepStrictEqual(JSON.parse(text), JSON.parse(other));

/** What is declared in vain; without a transport all is. */
function untestedOf({ capabilities }: Introduction): readonly string[] {
  const { transports } = capabilities;
  if (transports.length === 0) return [];
  return untested(cases, capabilities).map(
    (feature) =>
      `It declares \`${feature}\`, and no case on ${transports.join(', ')} looks at that: nothing of this will be tested.`,
  );
}

function misdeclared({ unknown, capabilities }: Introduction): readonly string[] {
  const { transports, auths } = capabilities;
  return [
    ...unknown.map((word) =>
      `It declares "${word}", which is unknown. ${didYouMean(featureNames, word)}`.trim(),
    ),
    ...(transports.length === 0 ? ['It declares no transport, so nothing is asked of it.'] : []),
    ...(auths.length === 0 ? ['It declares no auth mode, so nothing is asked of it.'] : []),
  ];
}
