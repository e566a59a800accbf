/** Requirements of subject `dedicated`: models behind endpoints of dedicated clusters, custom ones among them. */
import type { Requirement } from '../requirement.js';
import { sdkModel } from './sources.js';

const locus = 'oracle-samples/locus, docs/how-to/oci-dac.md';

export const dedicatedRequirements: readonly Requirement[] = [
  {
    id: 'dedicated/compartment',
    statement:
      'A chat with a dedicated endpoint names its compartment too; without one it is refused with 400.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('chat-details.d.ts')} (required); ${locus}`,
  },
  {
    id: 'dedicated/region',
    statement: 'An endpoint is reached in its own region alone: 404 in any other.',
    level: 'should',
    evidence: 'one-report',
    source: locus,
  },
  {
    id: 'dedicated/streams',
    statement:
      'A dedicated endpoint may refuse to stream. Then there is an error, or a whole answer to a second request, and no third.',
    level: 'should',
    evidence: 'one-report',
    source: `${locus} (its words are not told)`,
  },
  {
    id: 'dedicated/custom-model',
    statement:
      'A custom model is asked through an endpoint that hosts it, in the format of the model that it was made from.',
    level: 'must',
    evidence: 'documented',
    source:
      'npm oci-generativeaiinference 2.142.0, the introduction of the API ("To use a Generative AI custom model for inference, you must first create an endpoint for that model")',
  },
  {
    id: 'dedicated/custom-model-on-demand',
    statement: 'A custom model is nothing on demand: 404, as for all that is out of reach.',
    level: 'should',
    evidence: 'inferred',
    source:
      'npm oci-generativeaiinference 2.142.0, the introduction of the API (an endpoint is needed); the 404 of models that clusters alone have (oracle/langchain-oracle, rerank)',
  },
];
