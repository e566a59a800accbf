/** The first call through a gateway: whether it reaches the tenancy, on which transport, and as whom. */
import { ConformError } from '../../errors.js';
import { remoteTenancy } from '../../mock/control/client.js';
import { apiPath } from '../../mock/control/path.js';
import type { Access } from '../../protocol/access.js';
import type { ChatCall, Transport } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import { objectOf } from '../../protocol/json.js';
import type { Capabilities, Feature } from '../../suites/features.js';
import type { Outcome } from '../../suites/trace.js';
import { usualOfGateways } from './features.js';
import { createGatewayProvider } from './gateway.js';

/** A gateway to get to know. */
export interface Unknown {
  readonly url: string;
  readonly key: string;
  /** The transport on which clients call it. */
  readonly transport: Transport;
  readonly features?: readonly Feature[];
  /** Where the mock is, and the name of the tenancy in which the gateway is to call. */
  readonly origin: string;
  readonly tenancy: string;
  readonly access: Access;
  readonly signal: AbortSignal;
}

/** What is known of a gateway then. */
export interface GatewayIntroduction {
  readonly name: string;
  readonly version: string;
  readonly capabilities: Capabilities & { readonly upstream: Transport };
}

/** Milliseconds for the first call: a gateway may have to load what it needs. */
const patience = 30_000;

const models = {
  v1: 'meta.llama-3.3-70b-instruct',
  responses: 'openai.gpt-oss-120b',
} as const;

/**
 * Calls the gateway once, plainly, and looks in the tenancy's journal for what became of it.
 *
 * @throws ConformError `OCIC_GATEWAY_NOT_READY` where the call does not get through
 */
export async function introduceGateway(gateway: Unknown): Promise<GatewayIntroduction> {
  const { url, key, transport, origin, signal } = gateway;
  const tenancy = remoteTenancy(origin, gateway.tenancy);
  await tenancy.reset();
  const name = new URL(url).host;
  const unknown = { transports: [transport], auths: [], features: [] } as const;
  const provider = createGatewayProvider({ url, key, name, capabilities: unknown });
  const { outcome } = await provider.run(
    plainCall(transport),
    gateway.access,
    AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  );
  const journal = await tenancy.journal();
  const call = journal.findLast(
    ({ issuer, response }) => issuer === undefined && response?.status === 200,
  );
  const auth = call?.identity?.auth;
  if (call?.transport === undefined || auth === undefined || outcome.error !== undefined) {
    throw notReady(url, outcome, journal, await strangersOf(origin));
  }
  const { transport: upstream } = call;
  const features = gateway.features ?? usualOfGateways(transport, upstream);
  return {
    name,
    version: provider.version,
    capabilities: { transports: [transport], auths: [auth], features, upstream },
  };
}

function plainCall(transport: Transport): ChatCall {
  const responses = transport === 'responses';
  return {
    operation: 'chat',
    model: responses ? models.responses : models.v1,
    apiFormat: responses ? 'openai-responses' : 'openai-chat',
    stream: false,
    messages: [{ role: 'user', text: 'Hello' }],
  };
}

function notReady(
  url: string,
  { error }: Outcome,
  journal: readonly Exchange[],
  strangers: readonly Exchange[],
): ConformError {
  const last = journal.at(-1) ?? strangers.at(-1);
  const told =
    error === undefined
      ? 'It answered'
      : `It answered ${error.status === undefined ? '' : `${error.status}: `}${error.message.slice(0, 300)}`;
  const came =
    last === undefined
      ? 'and nothing arrived at the mock'
      : `and ${last.request.method} ${last.request.target} arrived at the mock${
          journal.length === 0 ? ', with credentials that are none of the tenancy’s' : ''
        }, which answered ${last.response?.status ?? 'nothing'}`;
  const why = last?.identity?.problem;
  return new ConformError(
    'OCIC_GATEWAY_NOT_READY',
    `A plain chat through the gateway at ${url} did not get through. ${told}, ${came}${why === undefined ? '' : ` (${why})`}.`,
    'Its upstream has to be the mock, and its credential the tenancy’s: docs/gateways.md says what it is told.',
  );
}

async function strangersOf(origin: string): Promise<readonly Exchange[]> {
  const answer = await fetch(`${origin}${apiPath}/strangers/journal`).catch(() => undefined);
  const told: unknown = await answer?.json().catch(() => undefined);
  const { exchanges } = objectOf(told);
  return Array.isArray(exchanges) ? exchanges.filter(isExchange) : [];
}

const isExchange = (value: unknown): value is Exchange =>
  typeof value === 'object' && value !== null && 'request' in value;
