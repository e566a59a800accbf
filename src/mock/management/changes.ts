/** Changing, moving and deleting what a tenancy has. */
import { textOf } from '../../protocol/json.js';
import { actionDetails, platformError, updateDetails } from '../../protocol/management/details.js';
import { texts } from '../../protocol/service-errors.js';
import type { Answer } from '../stages.js';
import {
  type Asking,
  begin,
  changed,
  changing,
  find,
  named,
  refused,
  related,
  silent,
  starts,
  whole,
  words,
} from './asking.js';
import { renew, setState } from './keys.js';
import { endpointsOn } from './shown.js';

/** Changes a thing: the new values are shown at once. */
export function update(asking: Asking, id: string): Answer {
  const { kind, tenancy } = asking;
  return changing(asking, id, updateDetails[kind], (holding, details) => {
    if (textOf(details.generativeAiPrivateEndpointId) !== '') {
      return refused(related('private endpoint'));
    }
    const after = {
      ...changed(asking, holding, details),
      transition: starts(kind, 'UPDATING', tenancy.now()),
    };
    tenancy.holdings.put(after);
    return whole(asking, after, 'update', begin(asking, after, 'UPDATE'));
  });
}

/** Deletes a thing. A cluster must be empty; the secrets of a key are taken no more. */
export function remove(asking: Asking, id: string): Answer {
  const { kind, tenancy } = asking;
  const found = find(asking, id);
  if (!found.ok) return found.answer;
  const { holding } = found;
  if (kind === 'dedicatedAiClusters' && endpointsOn(holding, tenancy) > 0) {
    return refused(platformError(409, 'Conflict', 'The cluster has endpoints: delete them first.'));
  }
  const after = {
    ...changed(asking, holding, {}),
    transition: starts(kind, 'DELETING', tenancy.now()),
    secrets: new Map(),
  };
  for (const secret of holding.secrets.values()) tenancy.apiKeys.delete(secret);
  tenancy.holdings.put(after);
  const headers = begin(asking, after, 'DELETE');
  const status = words[kind].operation === undefined ? 204 : 202;
  return silent(status, named(kind, 'delete'), headers);
}

/** Moves a thing to another compartment of the tenancy. */
function move(asking: Asking, id: string): Answer {
  return changing(asking, id, actionDetails.changeCompartment, (holding, details) => {
    if (!asking.reaches(textOf(details.compartmentId))) return refused(texts.notFoundPlatform);
    asking.tenancy.holdings.put(changed(asking, holding, details));
    return silent(204, named(asking.kind, 'changeCompartment'));
  });
}

/** By the word in the path. */
export const actions: Readonly<Record<string, (asking: Asking, id: string) => Answer>> = {
  changeCompartment: move,
  renew,
  setstate: setState,
};
