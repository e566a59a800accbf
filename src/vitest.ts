/**
 * Oracle Cloud Infrastructure (OCI) Generative AI in an author's own Vitest run: the conformance cases as tests, and
 * tests with a fake tenancy. Expectations on what it received: `oci-conform/vitest/matchers`.
 *
 * @example
 * import { describeProvider } from 'oci-conform/vitest';
 *
 * describeProvider('my-client', { capabilities, call });
 */
export type { Access } from './protocol/access.js';
export type {
  ApiCall,
  AuthMode,
  ChatCall,
  GetModelCall,
  ListModelsCall,
  ToldOptions,
  Transport,
} from './protocol/call.js';
export type { SingleCall } from './providers/adapter/call-message.js';
export type { ToolResult } from './providers/adapter/tool-rounds.js';
export type {
  Answer,
  CallContext,
  ProviderAccess,
  TestedProvider,
  Unsupported,
} from './providers/in-process/tested-provider.js';
export type { Capabilities, Feature } from './suites/features.js';
export type { Outcome } from './suites/trace.js';
export type { CaseResult, Verdict } from './suites/verdict.js';
export { describeProvider } from './vitest/describe-provider.js';
export { ociTest } from './vitest/oci-test.js';
export type { ProviderOptions } from './vitest/options.js';
