/** A case: given a tenancy and a reply, when this call is made, then these checks must hold. Data. */
import type { AuthMode, Call, Transport } from '../protocol/call.js';
import type { Reply } from '../protocol/reply.js';
import type { TenancySwitches } from '../protocol/switches.js';
import type { CheckId } from './checks/index.js';

/** `must` and `should` as in RFC 2119; `info` is shown and never fails a run. */
export type Level = 'must' | 'should' | 'info';

/** What a case needs of its target. A target without it gives *not applicable*, with the reason. */
export type Need =
  | 'scripted-reply'
  | 'journal'
  | 'switches'
  | 'known-models'
  | 'chat-model'
  | 'several-models'
  | 'second-key'
  | 'project'
  | 'profiles'
  | 'gateway';

/** A check as a case uses it: its id, and what it should expect where the trace does not say. */
export type CheckUse = CheckId | { readonly check: CheckId; readonly expect: unknown };

/** What a case starts from. */
export interface Given {
  readonly replies?: readonly Reply[];
  readonly switches?: TenancySwitches;
  /** The profile of the config file to call with; absent: that of the auth mode. */
  readonly profile?: 'api_key_passphrase' | 'delegation_token';
  /** Oracle's own host names lead to the service: its access has a TLS endpoint and the authority behind it. */
  readonly hosts?: true;
}

/** One case. Ids are paths, kebab-case, stable, and never reused. */
export interface Case {
  /** `group/subject/point`, e.g. `stream/cohere/closing-frame-repeats-text`. */
  readonly id: string;
  readonly level: Level;
  /** One line: what must hold. */
  readonly title: string;
  /** Requirement ids, the first being the one the case is about. */
  readonly because: readonly [string, ...string[]];
  readonly transports: readonly Transport[];
  /** Absent: every auth mode of the run. */
  readonly auths?: readonly AuthMode[];
  readonly needs: readonly Need[];
  readonly given?: Given;
  /** `{model}` in a chat call's model stands for the target's model of that format. */
  readonly when: Call;
  readonly then: readonly [CheckUse, ...CheckUse[]];
  /** Planted bugs (file names under `test/planted/`) that turn this case red. */
  readonly caughtBy: readonly [string, ...string[]];
}
