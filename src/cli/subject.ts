/** Who is put under test: the kit's own providers, or the one that the flags name. */
import { availableParallelism } from 'node:os';
import { ConformError } from '../errors.js';
import type { Subject } from '../runner/subject.js';
import { packageVersion } from './package-info.js';
import type { RunFlags } from './run-options.js';

type SubjectFlags = Pick<
  RunFlags,
  'provider' | 'providerCommand' | 'workers' | 'feature' | 'transport' | 'auth' | 'live' | 'target'
>;

/**
 * The subject of a run. An adapter is started once, and asked who it is.
 *
 * @throws ConformError `OCIC_BAD_OPTION` for flags that make no sense together, `OCIC_ADAPTER_NOT_READY`
 */
export async function subjectOf(flags: SubjectFlags, signal: AbortSignal): Promise<Subject> {
  const { provider, providerCommand, feature, transport, auth } = flags;
  checkFlags(flags);
  const own = flags.live || flags.target !== undefined ? 1 : availableParallelism();
  const { workers = own } = flags;
  const environment = ownVariables();
  if (provider !== undefined) {
    const { introduce } = await import('../providers/worker/introduce.js');
    const shared = { command: provider, kit: packageVersion(), environment };
    const introduction = await introduce({ ...shared, signal });
    return { kind: 'worker', ...shared, introduction, workers };
  }
  if (providerCommand !== undefined) {
    const { introduceCommand } = await import('../providers/command/introduce.js');
    const introduction = introduceCommand(providerCommand, {
      ...(feature === undefined ? {} : { features: feature }),
      ...(transport === undefined ? {} : { transports: transport }),
      ...(auth === undefined ? {} : { auths: auth }),
    });
    return { kind: 'command', command: providerCommand, introduction, workers, environment };
  }
  return { kind: 'reference' };
}

/** @throws ConformError `OCIC_BAD_OPTION` */
function checkFlags({ provider, providerCommand, workers, feature }: SubjectFlags): void {
  if (provider !== undefined && providerCommand !== undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      '--provider and --provider-command name two providers.',
      'Give one of them: --provider for an adapter, --provider-command for a command that is run once a call.',
    );
  }
  if (feature !== undefined && providerCommand === undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      '--feature says what a --provider-command can do, and there is none.',
      'An adapter says it itself, in its `ready`. Leave it out.',
    );
  }
  if (workers !== undefined && provider === undefined && providerCommand === undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      '--workers counts the processes of a provider, and none is named.',
      'Add --provider or --provider-command, or leave it out.',
    );
  }
}

/** The variables of this process. */
export function ownVariables(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
