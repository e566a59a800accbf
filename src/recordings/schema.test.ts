import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import { schemaFolder, schemaTexts } from '../../scripts/write-schemas.js';
import type { RecordingMeta } from './recording.js';
import type { RecordingMetaOfSchema } from './schema.js';

test('the published schemas are those of the sources', () => {
  const texts = schemaTexts();
  expect([...texts.keys()]).toContain('recording.schema.json');
  for (const [file, text] of texts)
    expect(readFileSync(join(schemaFolder, file), 'utf8'), file).toBe(text);
});

test('the schema describes the type', () => {
  expectTypeOf<RecordingMetaOfSchema>().toExtend<RecordingMeta>();
  expectTypeOf<keyof RecordingMetaOfSchema>().toEqualTypeOf<keyof RecordingMeta>();
});
