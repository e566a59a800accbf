/** The route that a model's name leads to, as a client finds it that knows what the service accepts. Pure. */
import type { ChatFormat, Transport } from '../../protocol/call.js';
import { familyOf } from '../../protocol/families.js';
import { servedModel } from '../../protocol/models.js';

/** Where a chat call goes, in which format, and what the model is called there. */
export interface Route {
  readonly transport: Exclude<Transport, 'management'>;
  readonly apiFormat: ChatFormat;
  readonly model: string;
}

/** Whose catalogue tells which routes serve a model. */
const region = 'us-chicago-1';

/**
 * The route for a name: Responses where a prefix says so, natively for Cohere's models and for OCIDs, else the first
 * of the OpenAI-compatible routes that serves the model; chat completions for a model of which nothing is known. An
 * OCID does not tell its model's format, and is taken for GENERIC.
 *
 * @example
 * routeOf('oci:Cohere.Command-R-08-2024'); // { transport: 'sdk', apiFormat: 'COHERE', model: 'cohere.command-r-08-2024' }
 */
export function routeOf(name: string): Route {
  const own = name.replace(/^oci:/i, '');
  const bare = own.replace(/^responses:/i, '');
  const model = bare.startsWith('ocid1.') ? bare : bare.toLowerCase();
  if (bare !== own) return responses(model);
  if (model.startsWith('ocid1.')) return { transport: 'sdk', apiFormat: 'GENERIC', model };
  if (model.startsWith('cohere.')) {
    const apiFormat = 'COHERE' in familyOf(model).formats ? 'COHERE' : 'COHEREV2';
    return { transport: 'sdk', apiFormat, model };
  }
  const [first = 'v1'] = servedModel(model, region)?.row.serves ?? [];
  return first === 'v1' ? { transport: 'v1', apiFormat: 'openai-chat', model } : responses(model);
}

const responses = (model: string): Route => ({
  transport: 'responses',
  apiFormat: 'openai-responses',
  model,
});
