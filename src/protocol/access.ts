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
  /** More secrets of API keys of the same tenancy: the key's second one, and three that are refused; for probes. */
  readonly apiKeys?: Readonly<Record<'second' | 'expired' | 'revoked' | 'beforePolicy', string>>;
  /** The path below which the inference host takes OpenAI requests; absent: `/openai/v1`. */
  readonly openAiBase?: string;
  /**
   * Variables by which Oracle's SDKs find the credential of the auth mode, named as they name them:
   * `OCI_METADATA_BASE_URL`, `OCI_SDK_AUTH_CLIENT_REGION_URL`, `OCI_RESOURCE_PRINCIPAL_*`,
   * `KUBERNETES_SERVICE_HOST` and so on. Absent: those of the process.
   */
  readonly environment?: Readonly<Record<string, string>>;
  /** A PEM file with the authority behind the service's certificates; absent: one that the system trusts. */
  readonly caFile?: string;
  /** Origin of the same service over TLS, under any host name that it plays; absent where `endpoint` is TLS. */
  readonly tlsEndpoint?: string;
  /** A file with a delegation token (`opc-obo-token`), to be sent and signed beside a principal's. */
  readonly delegationTokenFile?: string;
  /** A PEM private key that the service does not know under this profile's keyId; for probes. */
  readonly otherKeyFile?: string;
}
