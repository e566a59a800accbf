/**
 * The public face: Oracle Cloud Infrastructure (OCI) Generative AI, mocked in this process.
 *
 * @example
 * import { startMock } from 'oci-conform';
 *
 * await using mock = await startMock();
 * mock.tenancy.reply({ recording: 'cohere/text' });
 * // point a client at mock.tenancy.access: endpoint, configFile, profile, compartmentId
 */
export {
  type Config,
  defineConfig,
  type EnvConfig,
  type ExecConfig,
  type MockConfig,
  type RunConfig,
} from './config/config.js';
export { ConformError, type ErrorCode, errorCatalogue } from './errors.js';
export type { DoorOptions } from './mock/doors/doors.js';
export type { FollowOptions } from './mock/follow.js';
export { startMock } from './mock/mock.js';
export type {
  AuthPolicy,
  Mock,
  MockOptions,
  MockTenancy,
  SwitchChanges,
  WatchedJournal,
} from './mock/options.js';
export type { Access } from './protocol/access.js';
export type { Exchange } from './protocol/exchange.js';
export type { Delivery, ErrorReply, Match, Reply, TextPattern } from './protocol/reply.js';
export type { TenancySwitches } from './protocol/switches.js';
export type { FinishReason, ToolCall, Turn, Usage } from './protocol/turn.js';
export type { Recording, RecordingMeta, RecordingSet } from './recordings/recording.js';
export type { RunReport } from './reports/report.js';
