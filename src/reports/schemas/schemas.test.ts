import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, expectTypeOf, test } from 'vitest';
import { sampleRun } from '../../../test/reports/sample.js';
import type { Trace } from '../../suites/trace.js';
import { renderJson } from '../json.js';
import type { RunReport } from '../report.js';
import { type RunReportOfSchema, reportSchema } from './report.js';
import { type TraceOfSchema, traceSchema } from './trace.js';

type Mutable<T> = T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

function published(file: string) {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(
    JSON.parse(readFileSync(new URL(`../../../schemas/${file}`, import.meta.url), 'utf8')),
  );
}

test('the report fits its published schema', () => {
  const check = published('report.schema.json');
  check(JSON.parse(renderJson(sampleRun().report)));
  expect(check.errors ?? []).toEqual([]);
});

test('a report with an unknown verdict or a misspelt field does not fit', () => {
  const check = published('report.schema.json');
  const { report } = sampleRun();
  expect(check({ ...report, cases: [{ ...report.cases[0], verdict: 'ok' }] })).toBe(false);
  expect(check({ ...report, intterupted: true })).toBe(false);
});

test('a trace fits its published schema', () => {
  const check = published('trace.schema.json');
  for (const trace of sampleRun().traces) check(trace);
  expect(check.errors ?? []).toEqual([]);
});

test('the schemas describe the types', () => {
  expectTypeOf<RunReportOfSchema>().toExtend<RunReport>();
  expectTypeOf<Mutable<RunReport>>().toExtend<RunReportOfSchema>();
  expectTypeOf<TraceOfSchema>().toExtend<Trace>();
  expectTypeOf<Mutable<Trace>>().toExtend<TraceOfSchema>();
});

test('the published schemas are those of the sources', () => {
  const rows = [
    ['report.schema.json', reportSchema],
    ['trace.schema.json', traceSchema],
  ] as const;
  for (const [file, schema] of rows) {
    const text = readFileSync(new URL(`../../../schemas/${file}`, import.meta.url), 'utf8');
    expect(JSON.parse(text)).toEqual({
      ...JSON.parse(JSON.stringify(schema)),
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: expect.any(String),
    });
  }
});
