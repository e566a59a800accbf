/** What the control API has to do with. */
import type { Mock } from '../options.js';
import type { Settings } from '../settings.js';
import type { Tally } from '../tally.js';

/** The mock, and what of it is not for its owner's eyes. */
export interface ControlParts {
  readonly mock: Mock;
  readonly settings: Settings;
  readonly tally: Tally;
  /** Whether a call would be answered without having to wait for what is still loading. */
  readonly isReady: () => boolean;
}
