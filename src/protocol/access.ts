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
  /** A PEM private key that the service does not know under this profile's keyId; for probes. */
  readonly otherKeyFile?: string;
}
