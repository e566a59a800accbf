/** The doors of a mock in an isolation: where the service itself listens. */
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformError } from '../errors.js';
import type { Mock } from '../mock/options.js';
import { metadataHosts } from '../protocol/hosts.js';
import { trustPrefix } from './isolate.js';

const [ipv4, ipv6] = metadataHosts;

/**
 * Opens the ports of the service and of the metadata service, and has everything in the isolation trust the
 * mock's authority.
 *
 * @param folder that of the isolation
 * @param caFile the mock's authority, in PEM
 * @throws ConformError `OCIC_PORT_TAKEN`, `OCIC_BAD_OPTION`
 */
export async function openFixedDoors(mock: Mock, folder: string, caFile: string): Promise<void> {
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
}
