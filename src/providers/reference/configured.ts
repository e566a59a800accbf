/** A client that is told little: its home is made here, and it runs in a process apart. */
import type { Access } from '../../protocol/access.js';
import type { ConfiguredCall } from '../../protocol/call.js';
import type { Report } from '../provider.js';
import type { Credentials } from './credentials/open.js';
import { atHome } from './home.js';

type Means = Pick<Credentials, 'aparts' | 'readProfile'>;

/**
 * Makes the call, in a process where Oracle's host names lead to the access's TLS endpoint. The home is a folder
 * of mode 0700, which is gone afterwards.
 *
 * @throws Error where the access has no TLS endpoint
 */
export function configured(
  call: ConfiguredCall,
  access: Access,
  { aparts, readProfile }: Means,
): Promise<Report> {
  return atHome(call, access, readProfile, async (home) => {
    const { folder, told, environment, authority, turnedTo } = home;
    const { report } = await aparts.in({ authority, turnedTo }).ask({
      task: 'configured',
      transport: access.transport ?? 'sdk',
      home: folder,
      call: call.call,
      told,
      environment,
    });
    if (report === undefined) throw new Error('The process apart gave no report.');
    return report;
  });
}
