import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { configPage, configText } from '../../scripts/write-config.js';
import { schemaFolder } from '../../scripts/write-schemas.js';

const page = await readFile(configPage, 'utf8');
const schema = JSON.parse(await readFile(`${schemaFolder}/config.schema.json`, 'utf8'));
const validate = new Ajv2020().compile(schema);

test('docs/config.md has every setting as the table has it', () => {
  expect(configText(page)).toBe(page);
  expect(page).toContain('| `faults` + | `--fault` |');
});

describe('the published schema', () => {
  test('takes the JSON that docs/config.md shows', () => {
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    expect(validate(JSON.parse(json))).toBe(true);
  });

  test.each([
    [{ mock: { replies: [{ recording: 'cohere/text', times: 'always' }] } }, true],
    [{ mock: { replies: [{ recordin: 'cohere/text' }] } }, false],
    [{ mock: { switches: { quota: { requests: 3 } }, faults: ['ending/no-done'] } }, true],
    [{ mock: { faults: ['ending/no-dome'] } }, false],
    [{ mock: { prot: 1 } }, false],
    [{ run: { bail: true, baseline: 'base.json', reporters: ['json=a.json', 'pretty'] } }, true],
    [{ run: { reporters: ['jsn'] } }, false],
    [{ exec: { require: ['*:session_token'] }, env: { for: 5 } }, true],
    [{ exec: { require: ['sdk:api-key'] } }, false],
  ])('of %j says %j', (config, fits) => {
    expect(validate(config)).toBe(fits);
  });

  test('tells editors what each key does', () => {
    expect(schema.properties.mock.properties.persona).toMatchObject({
      default: 'helpful',
      description: expect.stringContaining('who answers'),
      enum: expect.arrayContaining(['helpful', 'echo']),
    });
  });
});
