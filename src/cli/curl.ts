/** `oci-conform curl <case>`: the request of a case as a signed curl, and a mock that answers it as the case says. */
import { ConformError } from '../errors.js';
import type { Transport } from '../protocol/call.js';
import type { Exchange } from '../protocol/exchange.js';
import { type SignedRequest, signRequest } from '../protocol/signature/signing.js';
import { openReferences } from '../runner/reference-crew.js';
import { runCase } from '../runner/run-case.js';
import type { Case } from '../suites/case.js';
import { cases } from '../suites/cases/index.js';
import { findCase } from '../suites/catalogue.js';
import type { Trace } from '../suites/trace.js';
import { elsewhereTarget } from '../targets/elsewhere.js';
import { mockTarget } from '../targets/mock.js';
import { readProfile } from '../targets/profile.js';
import type { Session, Target } from '../targets/target.js';
import { curlText } from './curl-text.js';
import { exchangeLines } from './exchange-lines.js';

/** What the command line gives. */
export interface CurlOptions {
  readonly transport?: readonly Transport[];
  readonly seed?: number;
  /** A mock that runs already, by any of its addresses. */
  readonly target?: string;
}

/** Where the command writes: the curl on stdout, all else on stderr. */
export interface CurlOutput {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const usualSeed = 1;

/** Headers of a client that say what is asked; all others are signed anew, or are the client's own affair. */
const kept: readonly string[] = ['opc-compartment-id', 'compartmentid', 'openai-project'];

/**
 * Starts a mock, lets a reference provider make the case's call once to see its request, and prints that request,
 * signed with a key of the mock's own. Then the mock answers it, as the case says, until it is told to stop.
 * One that runs already is given a tenancy for the case, and goes on alone. No key but the mock's is ever read.
 *
 * @param signal ends it
 * @returns the exit code: 0
 * @throws ConformError `OCIC_UNKNOWN_CASE`; `OCIC_BAD_OPTION` for a case that is not one request; of a mock that runs
 *   already `OCIC_NO_MOCK`, `OCIC_CONTROL_REFUSED`, and `OCIC_BAD_CREDENTIALS` where its files are not of this machine
 */
export async function curl(
  id: string,
  { transport: wanted, seed, target: running }: CurlOptions,
  io: CurlOutput,
  signal: AbortSignal,
): Promise<number> {
  const one = findCase(cases, id);
  const transport = transportOf(one, wanted?.[0]);
  const place = placeOf(one, running, seed);
  let isReady = false;
  const target =
    place === undefined
      ? await mockTarget({
          seed: seed ?? usualSeed,
          onExchange: (exchange, tenancy) => {
            if (isReady) io.stderr.write(exchangeLines(exchange, tenancy));
          },
        })
      : await elsewhereTarget(place.origin, place.tenancy);
  try {
    const { trace, open } = await capture(one, transport, target, seed ?? usualSeed);
    await using session = await opened(open);
    const request = await signed(trace, session);
    const { endpoint, managementEndpoint } = session.access;
    const atManagement = transport === 'management' && trace.call.operation !== 'probe';
    const plane = trace.call.operation === 'probe' ? trace.call.plane : undefined;
    const origin = atManagement || plane === 'management' ? managementEndpoint : endpoint;
    isReady = true;
    io.stdout.write(curlText(origin, request));
    if (place !== undefined) {
      io.stderr.write(
        `${place.origin} answers as the case says, in its tenancy ${place.tenancy}; the signature is good for five minutes.\n`,
      );
      return 0;
    }
    io.stderr.write(
      'The mock answers as the case says until Ctrl-C; the signature is good for five minutes.\n',
    );
    if (!signal.aborted) {
      await new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => resolve(), { once: true }),
      );
    }
    return 0;
  } finally {
    await target.close();
  }
}

/** The running mock that is to answer, and the tenancy that the case has there. */
function placeOf(one: Case, running: string | undefined, seed: number | undefined) {
  if (running === undefined) return undefined;
  if (seed === undefined) {
    return { origin: new URL(running).origin, tenancy: `curl.${one.id.replaceAll('/', '.')}` };
  }
  throw new ConformError(
    'OCIC_BAD_OPTION',
    '--seed is of a mock that is started, and --target is one that runs.',
    'Leave one of them out.',
  );
}

function transportOf(one: Case, wanted: Transport | undefined): Transport {
  const [first] = one.transports;
  if (!['chat', 'list-models', 'get-model', 'probe'].includes(one.when.operation)) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${one.id} is no single request.`,
      'curl shows cases of one request; oci-conform explain tells what this one asks.',
    );
  }
  if (first !== undefined && (wanted === undefined || one.transports.includes(wanted))) {
    return wanted ?? first;
  }
  throw new ConformError(
    'OCIC_BAD_OPTION',
    `${one.id} is not on the transport ${wanted}.`,
    `It is on ${one.transports.join(', ')}.`,
  );
}

type Opening = Parameters<Target['open']>;

/** Makes the case's call, and gives its trace and a way to the same tenancy anew, its replies unused. */
async function capture(
  one: Case,
  transport: Transport,
  target: Target,
  seed: number,
): Promise<{ readonly trace: Trace; readonly open: () => Promise<Session> }> {
  const crew = openReferences();
  let opening: Opening | undefined;
  const noting: Target = {
    ...target,
    open: (...given) => {
      opening = given;
      return target.open(...given);
    },
  };
  const trace = await runCase({
    case: one,
    transport,
    auth: one.auths?.find((auth) => auth === 'api_key') ?? 'api_key',
    ...crew,
    target: noting,
    seed,
  }).finally(() => crew.close());
  if ('notApplicable' in trace || opening === undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${one.id} cannot be asked here.`,
      'Choose another case, or another --transport.',
    );
  }
  const [given, place] = opening;
  return { trace, open: () => target.open(lasting(given), place) };
}

/** A single reply answers every time, so that the command can be run again. */
function lasting(given: Case['given']): Case['given'] {
  const [reply, ...others] = given?.replies ?? [];
  if (reply === undefined || others.length > 0) return given;
  return { ...given, replies: [{ ...reply, times: 'always' }] };
}

async function opened(open: () => Promise<Session>): Promise<Session & AsyncDisposable> {
  const session = await open();
  return { ...session, [Symbol.asyncDispose]: () => session.close() };
}

/** The request of the trace, signed with the session's key and the time of now. */
async function signed(trace: Trace, { access }: Session): Promise<SignedRequest> {
  const { privateKey, keyId, tenancy, user, fingerprint } = await readProfile(access);
  const { call } = trace;
  const context = {
    host: new URL(access.endpoint).host,
    now: Date.now(),
    keyId,
    values: {
      compartment: access.compartmentId,
      tenancy,
      user,
      fingerprint,
      ...(access.projectId === undefined ? {} : { project: access.projectId }),
      ...(access.apiKey === undefined ? {} : { apiKey: access.apiKey }),
    },
  };
  if (call.operation === 'probe') return signRequest(call.request, { own: privateKey }, context);
  const exchange = trace.journal?.find(({ transport }) => transport !== undefined);
  if (exchange === undefined) throw new Error(`${trace.case}: no request came.`);
  return signRequest(asRequest(exchange), { own: privateKey }, { ...context, values: {} });
}

function asRequest({ request }: Exchange) {
  const { method, target, headers, body } = request;
  return {
    method,
    target,
    headers: headers.filter(([name]) => kept.includes(name.toLowerCase())),
    ...(body.bytes === 0 ? {} : { body: body.text }),
    signing: {},
  };
}
