/** What is not followed but looked at now and then: which tenancies there are, and whether strangers have called. */
import { ask } from './api.js';
import { exchangesIn } from './feed.js';
import { readTenancies, type TenancyInfo } from './tenancies.js';

/** Milliseconds between two looks. */
const pause = 3000;

/** What was seen last. */
export interface Around {
  tenancies(): readonly TenancyInfo[];
  /** Calls of strangers that nobody has looked at. */
  strangers(): number;
  /** Looks at once. */
  look(): Promise<void>;
  /** Another mock may answer from now on. */
  forget(): void;
}

/**
 * Looks around until the page is left, but not while it is hidden.
 *
 * @param watched whether the strangers' journal is what is shown
 * @param changed told after each look
 */
export function lookAround(watched: () => boolean, changed: () => void): Around {
  let tenancies: readonly TenancyInfo[] = [];
  /** The last number of the strangers' journal that is known of. */
  let seen = 0;
  let fresh = 0;
  let looking = false;
  const look = async () => {
    if (document.hidden || looking) return;
    looking = true;
    try {
      tenancies = readTenancies(await ask('GET', 'tenancies'));
      const called = exchangesIn(await ask('GET', `strangers/journal?since=${seen}`));
      seen = called.at(-1)?.sequence ?? seen;
      fresh = watched() ? 0 : fresh + called.length;
      changed();
    } catch {
      // The feed says how it stands, and tries again.
    }
    looking = false;
  };
  setInterval(look, pause);
  return {
    tenancies: () => tenancies,
    strangers: () => fresh,
    look,
    forget() {
      seen = 0;
      fresh = 0;
    },
  };
}
