import { expect, test } from 'vitest';
import { readNativeRequest } from '../../src/protocol/native-request.js';
import { openAiRefusalOf } from '../../src/protocol/openai-rules.js';
import { readOpenAiRequest } from '../../src/protocol/requests/openai-chat.js';
import { readResponsesRequest } from '../../src/protocol/requests/openai-responses.js';
import { responsesRefusalOf } from '../../src/protocol/responses-rules.js';
import { refusalOf } from '../../src/protocol/rules.js';
import { loadValidators } from '../../src/protocol/validators.js';
import { packagedFolder } from '../../src/recordings/folder.js';
import { loadRecordings } from '../../src/recordings/load.js';

const recordings = [...(await loadRecordings(packagedFolder())).values()];
const validators = await loadValidators();
const compartmentId = 'ocid1.compartment.oc1..exampleuniqueid';
const region = 'us-chicago-1';

const on = (transport: string) => recordings.filter(({ meta }) => meta.transport === transport);

/** On the OpenAI transports, what was refused may be what the rules refuse, too. */
const answered = (transport: string) => on(transport).filter(({ meta }) => meta.status === 200);

const bytesOf = (request: unknown) => Buffer.from(JSON.stringify(request));

test.each(on('sdk'))('the request of $id is admitted', ({ meta }) => {
  const reading = readNativeRequest(bytesOf({ compartmentId, ...meta.request }), validators);
  if (!reading.ok) throw new Error(reading.reason);
  const offer = { region, compartments: [compartmentId] };
  expect(refusalOf(reading.call, reading.body, offer)).toBeUndefined();
});

test.each(answered('v1'))('the request of $id is admitted', ({ meta }) => {
  const reading = readOpenAiRequest(bytesOf(meta.request), validators);
  if (!reading.ok) throw new Error(reading.reason);
  expect(openAiRefusalOf(reading.call, reading.body, { region })).toBeUndefined();
});

test.each(answered('responses'))('the request of $id is admitted', ({ meta }) => {
  const reading = readResponsesRequest(bytesOf(meta.request), validators);
  if (!reading.ok) throw new Error(reading.reason);
  expect(openAiRefusalOf(reading.call, reading.body, { region })).toBeUndefined();
  expect(responsesRefusalOf(reading.call, reading.body)).toBeUndefined();
});
