/** A gateway under test: the mock behind it, what surrounds it, its process, and the first call through it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ConformError } from '../errors.js';
import { blockText } from '../exec/block-text.js';
import { applied, type Block } from '../exec/environment.js';
import { demandMock, remoteTenancy } from '../mock/control/client.js';
import type { Access } from '../protocol/access.js';
import { gatewayAddress } from '../providers/gateway/address.js';
import { type GatewayIntroduction, introduceGateway } from '../providers/gateway/introduce.js';
import { startGateway, untilItAnswers } from '../providers/gateway/process.js';
import type { Subject } from '../runner/subject.js';
import type { TargetSettings } from '../targets/settings.js';
import { tell } from './output.js';
import type { RunFlags } from './run-options.js';

type GatewayFlags = Pick<
  RunFlags,
  | 'gateway'
  | 'gatewayCommand'
  | 'gatewayKey'
  | 'upstreamPort'
  | 'transport'
  | 'feature'
  | 'target'
  | 'auth'
>;

/** Who is put under test, against what, until it is closed. */
export interface Stage {
  readonly subject: Subject;
  readonly target: TargetSettings;
  close(): Promise<void>;
}

/** Milliseconds that a gateway's process has to answer, and that a person has to start and tell one. */
const forProcess = 90_000;
const forPerson = 600_000;

/** What a gateway that looks at no key is sent. */
const anyKey = 'oci-conform-client-key';

/** The tenancy that a mock has from the start. */
const tenancy = 'default';

/**
 * Sets up a tenancy, starts the gateway in it or waits for one, and calls through it once.
 *
 * @throws ConformError `OCIC_GATEWAY_NOT_READY`, `OCIC_BAD_OPTION`, `OCIC_PORT_TAKEN`, `OCIC_NO_MOCK`,
 *   `OCIC_CONTROL_REFUSED`
 */
export async function openGateway(
  url: string,
  flags: GatewayFlags,
  signal: AbortSignal,
): Promise<Stage> {
  const { gatewayCommand: command, gatewayKey: key = anyKey, feature } = flags;
  const transport = transportOf(flags);
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of closing.splice(0)) await one();
  };
  try {
    const upstream = await upstreamOf(flags);
    closing.unshift(upstream.close);
    const environment = applied(upstream.block, process.env);
    const started = command === undefined ? undefined : startGateway(command, environment);
    if (started !== undefined) closing.unshift(started.close);
    else await tell(whatToTell(url, upstream));
    const within = started === undefined ? forPerson : forProcess;
    await untilItAnswers({
      url,
      within,
      signal,
      ...(started === undefined ? {} : { process: started }),
    });
    const { endpoint, openAiBase } = gatewayAddress(url);
    const gateway = { url: `${endpoint}${openAiBase}`, key, transport };
    const unknown = {
      ...gateway,
      ...upstream,
      tenancy,
      signal,
      ...(feature === undefined ? {} : { features: feature }),
    };
    const introduction = await (started === undefined
      ? introducedInTime(() => introduceGateway(unknown), signal)
      : introduceGateway(unknown).catch((thrown: unknown) => {
          throw withWords(thrown, started.said());
        }));
    const { origin, access } = upstream;
    const { upstream: asks } = introduction.capabilities;
    await tell(
      `${introduction.name} asks the mock on ${asks}, as ${introduction.capabilities.auths.join(', ')}.\n`,
    );
    return {
      subject: { kind: 'gateway', url: gateway.url, key, introduction },
      target: { kind: 'mock', running: { origin, tenancy, access, upstream: asks } },
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** A mock of our own, or the one that runs already. */
interface Upstream {
  readonly origin: string;
  readonly access: Access;
  readonly block: Block;
  close(): Promise<void>;
}

async function upstreamOf({ target, upstreamPort, auth }: GatewayFlags): Promise<Upstream> {
  const [authMode = 'api_key'] = auth ?? [];
  if (target !== undefined) {
    const origin = new URL(target).origin;
    await demandMock(origin);
    const access = await remoteTenancy(origin, tenancy).accessFor(authMode);
    return { origin, access, block: { set: {}, unset: [] }, close: async () => {} };
  }
  const { setUp } = await import('../exec/setup.js');
  const { mock, block, close } = await setUp({
    mock: { ...(upstreamPort === undefined ? {} : { port: upstreamPort }) },
    authMode,
    inherited: process.env,
  });
  return { origin: mock.origin, access: mock.tenancy.access, block, close };
}

function transportOf({ transport = ['v1'] }: GatewayFlags): 'v1' | 'responses' {
  const [one, ...more] = transport;
  if (more.length === 0 && (one === 'v1' || one === 'responses')) return one;
  throw new ConformError(
    'OCIC_BAD_OPTION',
    `A gateway is called on one transport, v1 or responses, not on ${transport.join(', ')}.`,
    'Run once for each: --transport v1, --transport responses.',
  );
}

function whatToTell(url: string, { origin, access, block }: Upstream): string {
  const set = Object.keys(block.set).length === 0;
  return [
    `The mock of Oracle Cloud Infrastructure (OCI) Generative AI is at ${origin}; its OpenAI base URL is ${origin}${access.openAiBase ?? '/openai/v1'}.`,
    `Oracle's config file is ${access.configFile}, profile ${access.profile}.`,
    ...(set
      ? []
      : ['The environment of a gateway that is started by hand:', '', blockText(block, 'shell')]),
    `Waiting for the gateway at ${url} …`,
    '',
  ].join('\n');
}

/** A person may still have to tell the gateway where the mock is: asked again until it gets through. */
async function introducedInTime(
  introduce: () => Promise<GatewayIntroduction>,
  signal: AbortSignal,
): Promise<GatewayIntroduction> {
  const until = performance.now() + forPerson;
  let told = '';
  for (;;) {
    try {
      return await introduce();
    } catch (thrown) {
      const ready = !(thrown instanceof ConformError) || thrown.code !== 'OCIC_GATEWAY_NOT_READY';
      if (ready || signal.aborted || performance.now() > until) throw thrown;
      if (thrown.message !== told) await tell(`Not yet: ${thrown.message} Trying again.\n`);
      told = thrown.message;
      await sleep(1000, undefined, { signal }).catch(() => {});
    }
  }
}

function withWords(thrown: unknown, said: string): unknown {
  if (!(thrown instanceof ConformError) || said === '') return thrown;
  return new ConformError(
    thrown.code,
    `${thrown.message} The gateway said: ${said.slice(-1500)}`,
    thrown.remedy,
    { cause: thrown },
  );
}
