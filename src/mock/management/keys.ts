/** The secrets of API keys: made, renewed, switched off and on. */
import { type JsonObject, objectOf, textOf } from '../../protocol/json.js';
import { actionDetails } from '../../protocol/management/details.js';
import { texts } from '../../protocol/service-errors.js';
import { apiKeySecret } from '../identity/ocid.js';
import type { Answer } from '../stages.js';
import { type Asking, changed, changing, refused, whole, wrongState } from './asking.js';

const ninetyDays = 7_776_000_000;

/** Mints a secret; whoever has it may call from now on. */
export function mint({ tenancy, region }: Asking, details: JsonObject): readonly [string, string] {
  const secret = apiKeySecret(`${tenancy.id}/made/${tenancy.holdings.next()}`);
  const created = tenancy.now();
  const expires = Date.parse(textOf(details.timeExpiry)) || created + ninetyDays;
  tenancy.apiKeys.set(secret, { region, created, expires });
  return [textOf(details.keyName), secret];
}

/** Mints another secret under the name of one, which is taken no more. */
export function renew(asking: Asking, id: string): Answer {
  const { tenancy } = asking;
  return changing(asking, id, actionDetails.renew, (holding, body) => {
    const details = objectOf(body.details);
    const old = holding.secrets.get(textOf(details.keyName));
    if (old === undefined) return refused(texts.notFoundPlatform);
    const [keyName, secret] = mint(asking, details);
    tenancy.apiKeys.delete(old);
    const secrets = new Map([...holding.secrets, [keyName, secret]]);
    const after = { ...changed(asking, holding, {}), secrets };
    tenancy.holdings.put(after);
    return whole(asking, after, 'renew', {}, new Set([keyName]));
  });
}

/** Lets a secret call, or not. What was revoked stays so. */
export function setState(asking: Asking, id: string): Answer {
  const { tenancy } = asking;
  return changing(asking, id, actionDetails.setstate, (holding, { keyName, state }) => {
    const secret = holding.secrets.get(textOf(keyName));
    const key = secret === undefined ? undefined : tenancy.apiKeys.get(secret);
    if (secret === undefined || !key) return refused(texts.notFoundPlatform);
    if (key.revoked) return refused(wrongState('The key has been revoked.'));
    const { inactive: _, ...active } = key;
    tenancy.apiKeys.set(secret, {
      ...active,
      changed: tenancy.now(),
      ...(state === 'INACTIVE' ? { inactive: true as const } : {}),
      ...(state === 'REVOKED' ? { revoked: true as const } : {}),
    });
    const after = changed(asking, holding, {});
    tenancy.holdings.put(after);
    return whole(asking, after, 'setstate');
  });
}
