/** `POST /20231130/actions/<name>`, the native operations besides chat: who may ask what. */
import { type ActionName, actionOf } from '../../protocol/actions/action.js';
import { callOfAction, reachOf, readAction } from '../../protocol/actions/read-action.js';
import { textOf } from '../../protocol/json.js';
import type { Validators } from '../../protocol/validators.js';
import { notFound } from '../answers.js';
import type { Tenancy } from '../identity/tenancy.js';
import { splitTarget } from '../paths.js';
import { compartmentsOf, isReached } from '../reach.js';
import { regionOf } from '../region.js';
import type { Settings } from '../settings.js';
import type { Admission, Received, Stages } from '../stages.js';

/** The action that a request asks for; `undefined` for chat. */
export function actionAsked({ target }: Received): ActionName | undefined {
  return target.endsWith('/actions/chat') ? undefined : actionOf(splitTarget(target).path);
}

/**
 * Makes the `admit` stage of one action: the body by its schema, then what the tenancy may reach, then the
 * action's rules, as with chat.
 */
export function createActionAdmit(
  settings: Settings,
  validators: Validators,
): (name: ActionName, ...asked: Parameters<Stages['admit']>) => Admission {
  return (name: ActionName, received: Received, tenancy: Tenancy) => {
    const reading = readAction(name, received.body, validators);
    if (!reading.ok) return reading;
    const { body } = reading;
    const { rightsMissing, models } = tenancy.switches;
    const call = callOfAction(name, body);
    const region = regionOf(received);
    if (rightsMissing || !isReached(call.model, tenancy, region)) {
      return { ok: false, error: notFound };
    }
    const compartments = compartmentsOf(tenancy, settings, textOf(body.compartmentId));
    const reach = reachOf(name, body, { region, compartments, models });
    if (!reach.ok) return reach;
    const row = reach.served?.row;
    const action = { name, model: row?.name ?? '', modelVersion: row?.version ?? '' };
    return { ok: true, understood: { transport: 'sdk', call, body, action } };
  };
}
