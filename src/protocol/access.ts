import type { AuthMode, Transport } from './call.js';

/** All that a client needs to reach a service. */
export interface Access {
  /** Origin of the inference host, no trailing slash, e.g. `http://127.0.0.1:4000`. */
  readonly endpoint: string;
  /** Origin of the management host. */
  readonly managementEndpoint: string;
  readonly configFile: string;
  readonly profile: string;
  readonly compartmentId: string;
  readonly tenancyId: string;
  readonly region: string;
  /** The transport and auth mode that a call is to be made on. Absent: `sdk` and `api_key`. */
  readonly transport?: Transport;
  readonly auth?: AuthMode;
  /** A Generative AI project's OCID, for `OpenAI-Project`. */
  readonly projectId?: string;
  /** The secret of a Generative AI API key (`sk-…`). */
  readonly apiKey?: string;
  /** The secret of a key of the same tenancy in another region, which the service refuses; for probes. */
  readonly otherRegionApiKey?: string;
  /** The path below which the inference host takes OpenAI requests; absent: `/openai/v1`. */
  readonly openAiBase?: string;
  /** A PEM private key that the service does not know under this profile's keyId; for probes. */
  readonly otherKeyFile?: string;
}
