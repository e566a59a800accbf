/** What the control API shows of a tenancy, and how one is found. */
import { didYouMean } from '../../suites/catalogue.js';
import type { Mock, MockTenancy } from '../options.js';
import { ControlRefusal } from './refusal.js';
import type { ShownTenancy } from './schemas.js';

/** A tenancy as the schema has it. */
export function shownOf(owner: MockTenancy): ShownTenancy {
  const { name, access, began } = owner;
  return {
    name,
    access,
    switches: owner.switches(),
    faults: owner.faults(),
    replies: owner.replies().length,
    exchanges: owner.journal().length,
    began,
    now: owner.now(),
  };
}

/**
 * The tenancy of a name.
 *
 * @throws ControlRefusal 404 `OCIC_UNKNOWN_TENANCY`
 */
export function tenancyNamed(mock: Mock, name: string): MockTenancy {
  const all = mock.tenancies();
  const found = all.find((one) => one.name === name);
  if (found) return found;
  const names = all.map((one) => one.name);
  throw new ControlRefusal(
    404,
    'OCIC_UNKNOWN_TENANCY',
    `There is no tenancy ${JSON.stringify(name.slice(0, 80))}.`,
    `${didYouMean(names, name)}GET /oci-conform/api/tenancies lists them; POST makes one.`,
  );
}
