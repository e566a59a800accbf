/** What the command line says of a run, and of its reports. Light: help loads it. */
import { Option } from 'commander';
import { defaultBaselineFile } from '../baseline/baseline.js';
import type { AuthMode, Transport } from '../protocol/call.js';
import type { ReporterChoice } from '../reports/reporters.js';
import type { Level } from '../suites/case.js';
import type { Feature } from '../suites/features.js';
import type { ServiceFlags } from './service-flags.js';
import { settingOptions } from './setting-options.js';
import type { ConfigFlags } from './settled.js';

/** What the options of a run give, by the names that commander makes of them. */
export interface RunFlags extends ConfigFlags, ServiceFlags {
  readonly live?: boolean;
  readonly ifConfigured?: boolean;
  readonly provider?: string;
  readonly providerCommand?: string;
  readonly workers?: number;
  readonly feature?: readonly Feature[];
  readonly gateway?: string;
  readonly gatewayCommand?: string;
  readonly gatewayKey?: string;
  readonly upstreamPort?: number;
  readonly filter?: readonly string[];
  readonly skip?: readonly string[];
  readonly transport?: readonly Transport[];
  readonly auth?: readonly AuthMode[];
  readonly level?: Level;
  readonly bail?: number | boolean;
  readonly seed?: number;
  readonly reporter?: readonly ReporterChoice[];
  /** Short for the reporter `json`; with `printConfig`, its form. */
  readonly json?: boolean;
  /** A file; `true` is the default one. */
  readonly baseline?: string | boolean;
  readonly updateBaseline?: boolean;
}

/** The options of a run, fresh. */
export function runOptions(): readonly Option[] {
  return [
    ...settingOptions('run'),
    new Option('--update-baseline', 'write the failures of this run into the baseline'),
    new Option('--json', 'short for --reporter json; with --print-config: as JSON'),
  ];
}

/** `--baseline [file]`, of commands that take no settings. */
export function baselineOption(): Option {
  return new Option('--baseline [file]', `expected failures (${defaultBaselineFile})`);
}
