import { expect, test } from 'vitest';
import { readNativeRequest } from '../../src/protocol/native-request.js';
import { refusalOf } from '../../src/protocol/rules.js';
import { loadValidators } from '../../src/protocol/validators.js';
import { packagedFolder } from '../../src/recordings/folder.js';
import { loadRecordings } from '../../src/recordings/load.js';

const recordings = await loadRecordings(packagedFolder());
const validators = await loadValidators();
const compartmentId = 'ocid1.compartment.oc1..exampleuniqueid';

test.each([...recordings.values()])('the request of $id is admitted', ({ meta }) => {
  const body = Buffer.from(JSON.stringify({ compartmentId, ...meta.request }));
  const reading = readNativeRequest(body, validators);
  expect(reading).toMatchObject({ ok: true });
  if (!reading.ok) return;
  const offer = { region: 'us-chicago-1', compartments: [compartmentId] };
  expect(refusalOf(reading.call, reading.body, offer)).toBeUndefined();
});
