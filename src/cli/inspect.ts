/** `oci-conform inspect`: one prompt to one model, what came back byte by byte, and what is unusual about it. */
import { ConformError } from '../errors.js';
import { type Inspection, inspectionOf } from '../inspect/inspection.js';
import { type Listener, listen } from '../inspect/listen.js';
import { type MockSetting, openMock, openService, type Place } from '../inspect/place.js';
import { callOf, type Question, requestOf } from '../inspect/question.js';
import {
  askedLines,
  closingLines,
  frameLines,
  headLines,
  type Layout,
  pieceLines,
} from '../inspect/text.js';
import type { AuthMode, ChatCall } from '../protocol/call.js';
import { costOf, limitCall } from '../targets/budget.js';
import type { ServiceSettings } from '../targets/settings.js';
import type { InspectFlags } from './inspect-options.js';
import { onInterrupt } from './interrupt.js';
import { print, streamStyle, tell } from './output.js';
import { serviceNamed } from './service-flags.js';

const plainPrompt = 'Say hello in one short sentence.';
const toolPrompt = 'What is the weather in Cork? Use the tool.';

/** Seconds of silence that are borne. */
const defaultTimeout = 60;

/** Milliseconds that a service has to close the connection, once the turn is over. */
const closing = 2000;

/**
 * Inspects a model.
 *
 * @returns 0 when the answer could be read and nothing is wrong with it, else 1; 130 when interrupted
 * @throws ConformError for options, credentials or a configuration that cannot be used
 */
export async function inspect(model: string, flags: InspectFlags): Promise<number> {
  checkFlags(flags);
  const { auth = 'api_key' } = flags;
  const settings = await serviceOf(flags);
  await using place = settings
    ? await openService(settings, auth)
    : await openMock(mockSetting(flags), auth);
  const asked = callOf(questionOf(model, flags));
  const call = settings ? withinBudget(asked) : asked;
  if (settings) await tell(planText(settings, call, auth));
  const interrupt = onInterrupt();
  try {
    const inspection = await ask(call, place, flags, interrupt.signal);
    if (interrupt.signal.aborted) return 130;
    return inspection.ok ? 0 : 1;
  } finally {
    interrupt.release();
  }
}

async function ask(
  call: ChatCall,
  place: Place,
  flags: InspectFlags,
  signal: AbortSignal,
): Promise<Inspection> {
  const { transport = 'sdk', auth = 'api_key', timeout = defaultTimeout, json } = flags;
  const style = streamStyle(process.stdout);
  const layout: Layout = { style, fold: process.stdout.isTTY === true };
  const probe = requestOf(call, place.access);
  const say = (lines: readonly string[]) => {
    if (!json) process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  };
  say(askedLines(probe.request, place.name, layout));
  const patience = { silence: timeout * 1000, close: closing };
  const heard = await listen(probe, place.access, sayer(say, layout), patience, signal);
  const diagnosis = heard.answer?.status === 401 ? place.diagnosis() : undefined;
  const inspection = inspectionOf({
    call,
    target: place.name,
    transport,
    auth,
    heard,
    recordings: place.recordings,
    ...(diagnosis === undefined ? {} : { diagnosis }),
  });
  await print(
    json
      ? `${JSON.stringify(inspection, null, 2)}\n`
      : closingLines(inspection, layout)
          .map((line) => `${line}\n`)
          .join(''),
  );
  return inspection;
}

/** Says what comes, when it comes. */
function sayer(say: (lines: readonly string[]) => void, layout: Layout): Listener {
  let before: number | undefined;
  return {
    head: (status, headers, at) => say(headLines(status, headers, at, layout)),
    frame(frame, number) {
      say(frameLines(frame, number, before, layout));
      before = frame.at;
    },
    piece: (piece) => say(pieceLines(piece, layout)),
  };
}

function questionOf(model: string, flags: InspectFlags): Question {
  const { prompt, transport = 'sdk', format, stream = true, tools = false } = flags;
  return {
    model,
    prompt: prompt ?? (tools ? toolPrompt : plainPrompt),
    transport,
    ...(format === undefined ? {} : { apiFormat: format }),
    stream,
    tools,
  };
}

function mockSetting({ recording, fault, seed }: InspectFlags): MockSetting {
  return {
    ...(recording === undefined ? {} : { recording }),
    ...(fault === undefined ? {} : { faults: fault }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** The settings of the service that the flags name; `undefined`: the built-in mock. */
async function serviceOf(flags: InspectFlags): Promise<ServiceSettings | undefined> {
  return flags.live || flags.target !== undefined ? serviceNamed(flags, process.env) : undefined;
}

const withinBudget = (call: ChatCall): ChatCall => {
  const limited = limitCall(call);
  return limited.operation === 'chat' ? limited : call;
};

/** What will be asked of whom, and the most that it can cost. Holds no secret. */
function planText({ access }: ServiceSettings, call: ChatCall, auth: AuthMode): string {
  const { calls, outputTokens } = costOf(call);
  return [
    `Plan: ${calls} request to ${access.endpoint}, at most ${outputTokens} output tokens`,
    `  profile      ${access.profile} of ${access.configFile}`,
    `  compartment  ${access.compartmentId}`,
    `  project      ${access.projectId ?? 'none'}`,
    `  auth mode    ${auth}`,
    `  model        ${call.model}, asked in ${call.apiFormat}`,
    '',
  ].join('\n');
}

const ofMock = ['recording', 'fault', 'seed'] as const satisfies readonly (keyof InspectFlags)[];
const ofService = [
  'endpoint',
  'region',
  'configFile',
  'profile',
  'compartment',
] as const satisfies readonly (keyof InspectFlags)[];

/** @throws ConformError `OCIC_BAD_OPTION` for options that make no sense together */
function checkFlags(flags: InspectFlags): void {
  const { live, target, transport = 'sdk', format, auth } = flags;
  if (live && target !== undefined) {
    throw badOption(
      '--live and --target name two services.',
      'Give one of them: --live for your tenancy, --target for any other address.',
    );
  }
  const service = live === true || target !== undefined;
  const stray = (service ? ofMock : ofService).find((name) => flags[name] !== undefined);
  if (stray !== undefined) {
    const option = `--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw service
      ? badOption(
          `${option} tells the built-in mock what to do, and a service takes no orders.`,
          'Leave it out, or leave out --live and --target.',
        )
      : badOption(
          `${option} means nothing to the built-in mock.`,
          'Add --live or --target <url>, or leave it out.',
        );
  }
  if (format !== undefined && transport !== 'sdk') {
    throw badOption(
      `--format is for the transport sdk; ${transport} has one format.`,
      'Leave one of the two out.',
    );
  }
  if (auth === 'genai_api_key' && transport === 'sdk') {
    throw badOption(
      'The service takes no Generative AI API key on the transport sdk.',
      'Add --transport v1 or --transport responses, or choose another --auth.',
    );
  }
}

function badOption(message: string, remedy: string): ConformError {
  return new ConformError('OCIC_BAD_OPTION', message, remedy);
}
