/** The variables by which Oracle's providers find a credential. */
import type { Access } from '../../../protocol/access.js';

type Surrounded = Pick<Access, 'environment'>;

/** Those of the access, or of the process. */
export function variablesOf({
  environment,
}: Surrounded): Readonly<Record<string, string | undefined>> {
  return environment ?? process.env;
}

/** Names that one of Oracle's providers reads. */
const oracles = /^(OCI_|KUBERNETES_SERVICE_)/;

/**
 * Performs a synchronous action in a process whose Oracle variables are those of the access, and puts the
 * process's own back at once. Oracle's builders of resource principals and workload identity take
 * nothing but variables.
 */
export function withVariables<T>({ environment }: Surrounded, action: () => T): T {
  if (environment === undefined) return action();
  const { env } = process;
  const names = [
    ...Object.keys(env).filter((name) => oracles.test(name)),
    ...Object.keys(environment),
  ];
  const before = names.map((name) => [name, env[name]] as const);
  for (const name of names) set(name, environment[name]);
  try {
    return action();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
}

function set(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
