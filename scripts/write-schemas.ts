/**
 * Writes the published JSON Schemas from the TypeBox schemas in the sources.
 *
 *     npx tsx scripts/write-schemas.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { baselineSchema } from '../src/baseline/schema.js';
import { configSchema } from '../src/config/schema.js';
import { inspectionSchema } from '../src/inspect/schema.js';
import { repliesFileSchema } from '../src/mock/replies/file.js';
import { adapterSchema } from '../src/providers/adapter/messages.js';
import { recordingMetaSchema } from '../src/recordings/schema.js';
import { reportSchema } from '../src/reports/schemas/report.js';
import { traceSchema } from '../src/reports/schemas/trace.js';

/** One published schema: the file under `schemas/`, its title, and where it comes from. */
interface PublishedSchema {
  readonly file: string;
  readonly title: string;
  readonly schema: object;
}

const published: readonly PublishedSchema[] = [
  {
    file: 'adapter.schema.json',
    title: 'oci-conform adapter protocol, one line',
    schema: adapterSchema,
  },
  {
    file: 'baseline.schema.json',
    title: 'oci-conform baseline, expected failures',
    schema: baselineSchema,
  },
  {
    file: 'config.schema.json',
    title: 'oci-conform config, oci-conform.config.json',
    schema: configSchema,
  },
  {
    file: 'inspection.schema.json',
    title: 'oci-conform inspection, inspect --json',
    schema: inspectionSchema,
  },
  {
    file: 'recording.schema.json',
    title: 'oci-conform recording, <name>.meta.json',
    schema: recordingMetaSchema,
  },
  {
    file: 'replies.schema.json',
    title: 'oci-conform scripted replies, mock --replies <file>',
    schema: repliesFileSchema,
  },
  { file: 'report.schema.json', title: 'oci-conform report', schema: reportSchema },
  { file: 'trace.schema.json', title: 'oci-conform trace, one case', schema: traceSchema },
];

/** The text of every published schema, by file name. */
export function schemaTexts(): ReadonlyMap<string, string> {
  return new Map(
    published.map(({ file, title, schema }) => {
      const document = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title,
        ...schema,
      };
      return [file, `${JSON.stringify(document, null, 2)}\n`];
    }),
  );
}

/** Where the published schemas stand. */
export const schemaFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'schemas');

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(schemaFolder, { recursive: true });
  for (const [file, text] of schemaTexts()) writeFileSync(join(schemaFolder, file), text);
}
