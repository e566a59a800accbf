/** `POST /20231130/actions/chat`: who may call what, before any model answers. */
import { textOf } from '../../protocol/json.js';
import { readNativeRequest } from '../../protocol/native-request.js';
import { refusalOf } from '../../protocol/rules.js';
import type { Validators } from '../../protocol/validators.js';
import { notFound } from '../answers.js';
import { compartmentsOf, isReached } from '../reach.js';
import { regionOf } from '../region.js';
import type { Settings } from '../settings.js';
import type { Stages } from '../stages.js';

/**
 * Makes the `admit` stage: the body by its schema, then what the tenancy may reach, then the rules
 * of the model's family. A compartment or model out of reach gets the 404 of everything that a
 * caller may not see; a tenancy's own OCID is that of its root compartment. With auth `off` nothing
 * says whose a compartment should be, so that any will do.
 */
export function createAdmit(settings: Settings, validators: Validators): Stages['admit'] {
  return (received, tenancy) => {
    const reading = readNativeRequest(received.body, validators);
    if (!reading.ok) return reading;
    const { body, call } = reading;
    const { rightsMissing, models } = tenancy.switches;
    const region = regionOf(received);
    if (rightsMissing || !isReached(call.model, tenancy, region)) {
      return { ok: false, error: notFound };
    }
    const compartments = compartmentsOf(tenancy, settings, textOf(body.compartmentId));
    const error = refusalOf(call, body, { region, compartments, models });
    if (error) return { ok: false, error };
    return { ok: true, understood: { transport: 'sdk', call, body } };
  };
}
