/** `--reporter`, of runs and of `judge`. Light: help loads it. */
import { Option } from 'commander';
import { reporterNames } from '../config/settings.js';
import { ConformError } from '../errors.js';
import type { ReporterChoice } from '../reports/reporters.js';
import { oneOf } from './nearest.js';

/** `--reporter name[=path]`, repeatable; at most one may write to stdout. */
export function reporterOption(): Option {
  return new Option(
    '--reporter <name[=path]>',
    `report as ${reporterNames.join(', ')}; repeatable, without a path on stdout`,
  ).argParser(readReporter);
}

/**
 * Reads what one `--reporter` says, after those before.
 *
 * @throws ConformError `OCIC_BAD_OPTION`
 */
export function readReporter(
  value: string,
  before: readonly ReporterChoice[] = [],
): readonly ReporterChoice[] {
  const equals = value.indexOf('=');
  const name = oneOf('--reporter', reporterNames)(equals === -1 ? value : value.slice(0, equals));
  const path = equals === -1 ? undefined : value.slice(equals + 1);
  if (path === '') throw noPath(name);
  if (path === undefined && before.some((one) => one.path === undefined)) throw twoOnStdout(name);
  return [...before, path === undefined ? { name } : { name, path }];
}

function noPath(name: string): ConformError {
  return new ConformError(
    'OCIC_BAD_OPTION',
    `--reporter ${name}= names no file.`,
    `Say --reporter ${name} for stdout, or --reporter ${name}=report.`,
  );
}

function twoOnStdout(name: string): ConformError {
  return new ConformError(
    'OCIC_BAD_OPTION',
    'Two reporters cannot both write to stdout.',
    `Give one of them a file: --reporter ${name}=report.`,
  );
}
