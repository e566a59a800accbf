/** The command door: a provider that is run once a call, and told by variables what to ask. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Access } from '../../protocol/access.js';
import type { Call } from '../../protocol/call.js';
import type { Capabilities } from '../../suites/features.js';
import type { Provider } from '../provider.js';

export interface CommandOptions {
  readonly command: string;
  readonly introduction: {
    readonly name: string;
    readonly version: string;
    readonly capabilities: Capabilities;
  };
  readonly workers: number;
  readonly environment: Readonly<Record<string, string>>;
}

export function createCommandProvider(_options: CommandOptions): Provider {
  throw new Error('not yet');
}
