/** A client that finds its settings by itself, in the process it runs in. */
import { ConformError } from '../../errors.js';
import type { Access } from '../../protocol/access.js';
import { profileName, resolveService, type ServiceOptions } from '../../targets/environment.js';
import { readFacts } from '../../targets/profile.js';
import type { Report } from '../provider.js';
import type { ConfiguredTask } from './credentials/apart-messages.js';
import { createLock } from './credentials/lock.js';
import { quietly } from './credentials/quiet.js';
import { createOpenAiProvider } from './openai.js';
import { createSdkProvider } from './sdk.js';

/** What a client has found, or what it lacks. */
type Found = { readonly access: Access } | { readonly missing: string };

/** The process has one environment for all. */
const inTurn = createLock();

/**
 * Makes the call in the environment of the task: Oracle's SDK reads the config file and `OCI_REGION`, the kit all
 * else, in the order in which it finds its own settings for a live run (`docs/live.md`). What is missing is an
 * error, before anything is sent.
 */
export function performConfigured(task: ConfiguredTask): Promise<Report> {
  return inTurn(() =>
    quietly(async () => {
      const restore = enter(task.environment);
      try {
        const found = await find(task);
        if ('missing' in found) return failed(found.missing);
        const native = task.transport === 'sdk' || task.transport === 'management';
        const make = native ? createSdkProvider : createOpenAiProvider;
        return await make().run(task.call, found.access, new AbortController().signal);
      } finally {
        restore();
      }
    }),
  );
}

const failed = (message: string): Report => ({ outcome: { error: { message } }, events: [] });

async function find({ home, told, environment, transport }: ConfiguredTask): Promise<Found> {
  const options: ServiceOptions = {
    home,
    ...(told.profile === undefined ? {} : { profile: told.profile }),
    ...(told.compartmentId === undefined ? {} : { compartment: told.compartmentId }),
  };
  const where = profileName(environment, options);
  try {
    const facts = await readFacts(where);
    const resolution = resolveService(environment, options, facts.region);
    if (!resolution.ok) return { missing: resolution.missing.join(' ') };
    const { models: _, ...names } = resolution.names;
    return { access: { ...names, ...where, tenancyId: facts.tenancy, transport, auth: 'api_key' } };
  } catch (thrown) {
    if (!(thrown instanceof ConformError)) throw thrown;
    return { missing: `${thrown.message} ${thrown.remedy}` };
  }
}

const oracles = /^OCI_/;

/** Takes the place of Oracle's variables of the process; gives back what puts them back. */
function enter(environment: Readonly<Record<string, string>>): () => void {
  const before = Object.entries(process.env).filter(([name]) => oracles.test(name));
  const change = (
    leave: readonly string[],
    set: readonly (readonly [string, string | undefined])[],
  ) => {
    for (const name of leave) delete process.env[name];
    for (const [name, value] of set) process.env[name] = value;
  };
  change(
    before.map(([name]) => name),
    Object.entries(environment),
  );
  return () => change(Object.keys(environment), before);
}
