/** A client that is told little: its home is made here, and it runs in a process apart. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Access } from '../../protocol/access.js';
import type { ConfigSections, ConfiguredCall } from '../../protocol/call.js';
import type { Report } from '../provider.js';
import type { Credentials } from './credentials/open.js';

type Means = Pick<Credentials, 'aparts' | 'readProfile'>;

/**
 * Makes the call, in a process where Oracle's host names lead to the access's TLS endpoint. The home is a folder
 * of mode 0700, which is gone afterwards.
 *
 * @throws Error where the access has no TLS endpoint
 */
export async function configured(
  { call, told = {}, environment = {}, files = {} }: ConfiguredCall,
  access: Access,
  { aparts, readProfile }: Means,
): Promise<Report> {
  const { caFile: authority, endpoint, tlsEndpoint, transport = 'sdk' } = access;
  if (authority === undefined || tlsEndpoint === undefined) {
    throw new Error('The service is not reached by Oracle’s host names.');
  }
  const home = await mkdtemp(join(tmpdir(), 'oci-conform-home-'));
  try {
    const { tenancy, user, fingerprint, privateKey } = await readProfile(access);
    const keyFile = join(home, 'key.pem');
    await writePrivate(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const filled = filler({
      home,
      tenancy,
      user: user ?? '',
      fingerprint: fingerprint ?? '',
      keyFile,
      compartment: access.compartmentId,
      project: access.projectId ?? '',
    });
    for (const [path, sections] of Object.entries(files)) {
      await writePrivate(join(home, path), filled(configText(sections)));
    }
    const apart = aparts.in({ authority, turnedTo: { plain: endpoint, tls: tlsEndpoint } });
    const { report } = await apart.ask({
      task: 'configured',
      transport,
      home,
      call,
      told: JSON.parse(filled(JSON.stringify(told))),
      environment: JSON.parse(filled(JSON.stringify(environment))),
    });
    if (report === undefined) throw new Error('The process apart gave no report.');
    return report;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function writePrivate(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600 });
}

/** `[section]`, and a line for each entry. */
function configText(sections: ConfigSections): string {
  return Object.entries(sections)
    .map(([name, entries]) =>
      [`[${name}]`, ...Object.entries(entries).map(([key, value]) => `${key}=${value}`), ''].join(
        '\n',
      ),
    )
    .join('\n');
}

const filler =
  (values: Readonly<Record<string, string>>) =>
  (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
