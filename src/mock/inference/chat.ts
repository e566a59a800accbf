/** `POST /20231130/actions/chat`: who may call what, before any model answers. */
import { readNativeRequest } from '../../protocol/native-request.js';
import type { Validators } from '../../protocol/validators.js';
import { notFound } from '../answers.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Settings } from '../settings.js';
import type { Stages } from '../stages.js';

/** A tenancy's own OCID is that of its root compartment. */
const owns = (tenancy: Tenancy, compartmentId: unknown): boolean =>
  compartmentId === tenancy.compartmentId || compartmentId === tenancy.id;

/**
 * Makes the `admit` stage: the body by its schema, then the compartment and the tenancy's rights,
 * then the rules of the model's family. A compartment that is not the tenancy's gets the 404 of
 * everything that a caller may not see. With auth `off` nothing says whose a compartment should be.
 */
export function createAdmit(settings: Settings, validators: Validators): Stages['admit'] {
  return (received, tenancy) => {
    const reading = readNativeRequest(received.body, validators);
    if (!reading.ok) return reading;
    const { body, call } = reading;
    const mayCall = settings.auth === 'off' || owns(tenancy, body.compartmentId);
    if (!mayCall || tenancy.switches.rightsMissing) return { ok: false, error: notFound };
    return { ok: true, understood: { transport: 'sdk', call, body } };
  };
}
