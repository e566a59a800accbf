/** The doors of a mock in an isolation: where the service itself listens. */
import { appendFile, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformError } from '../errors.js';
import type { Mock } from '../mock/options.js';
import { metadataHosts } from '../protocol/hosts.js';
import { accountFolder, trustPrefix } from './isolate.js';

const [ipv4, ipv6] = metadataHosts;

/** What an isolation is to lead to. */
export interface Inside {
  /** The folder of the isolation. */
  readonly folder: string;
  /** The mock's authority, in PEM. */
  readonly caFile: string;
  /** The token of a service account, for workload identities. */
  readonly accountToken: string | undefined;
}

/**
 * Opens the ports of the service and of the metadata service; has everything in the isolation trust the mock's
 * authority, and find a service account where pods have it.
 *
 * @throws ConformError `OCIC_PORT_TAKEN`, `OCIC_BAD_OPTION`
 */
export async function openFixedDoors(mock: Mock, inside: Inside): Promise<void> {
  const { folder, caFile, accountToken } = inside;
  await mock.open({ tls: true, port: 443 });
  await mock.open({ host: ipv4, port: 80 });
  try {
    await mock.open({ host: ipv6, port: 80 });
  } catch (error) {
    // A system without IPv6: there, nobody asks for it either.
    if (!(error instanceof ConformError)) throw error;
  }
  const authority = await readFile(caFile, 'utf8');
  const files = (await readdir(folder)).filter((name) => name.startsWith(trustPrefix));
  await Promise.all(files.map((name) => appendFile(join(folder, name), `\n${authority}`)));
  const account = join(folder, accountFolder);
  await symlink(caFile, join(account, 'ca.crt'));
  await writeFile(join(account, 'namespace'), 'default');
  if (accountToken !== undefined) await symlink(accountToken, join(account, 'token'));
}
