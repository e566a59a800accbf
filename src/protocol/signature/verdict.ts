/** What verifying a request signature can say. Plain data, shared by mock, journal and checks. */

/** Why a signature, or the bearer key in its place, was refused. One word for one mistake; `docs/errors.md` explains each. */
export type SignatureProblem =
  | 'authorization-missing'
  | 'authorization-duplicated'
  | 'authorization-malformed'
  | 'scheme-not-signature'
  | 'parameter-missing'
  | 'parameter-duplicated'
  | 'version-unsupported'
  | 'algorithm-unsupported'
  | 'signature-not-base64'
  | 'key-id-malformed'
  | 'key-unknown'
  | 'covered-header-duplicated'
  | 'covered-header-absent'
  | 'required-header-unsigned'
  | 'header-duplicated'
  | 'date-unparsable'
  | 'date-skewed'
  | 'digest-mismatch'
  | 'content-length-mismatch'
  | 'signature-mismatch'
  | 'token-malformed'
  | 'token-untrusted'
  | 'token-without-key'
  | 'token-claims-wrong'
  | 'token-not-yet-valid'
  | 'token-expired'
  | 'token-revoked'
  | 'delegation-token-invalid'
  | 'certificate-malformed'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'certificate-elsewhere'
  | 'metadata-header-missing'
  | 'metadata-version-1'
  | 'service-account-token-invalid'
  | 'issues-nothing'
  | 'bearer-key-missing'
  | 'bearer-key-placeholder'
  | 'bearer-key-unknown'
  | 'bearer-key-elsewhere'
  | 'bearer-key-expired'
  | 'bearer-key-revoked'
  | 'bearer-key-before-policy';

/** A line of the signing string, as the service builds it and as the client seems to have signed it. */
export interface DiagnosisLine {
  /** The covered name, lower case. */
  readonly name: string;
  /** As the service rebuilds it from the request it received. Absent: the service has no such line. */
  readonly expected?: string;
  /** As the signature shows it was signed. Absent where no hypothesis verifies. */
  readonly received?: string;
  /** The first line that differs is marked. */
  readonly first?: true;
}

/** Why a signature does not verify, and the likely mistake. Holds no signature, token or key. */
export interface Diagnosis {
  readonly problem: SignatureProblem;
  /** One sentence: what is wrong, where. */
  readonly summary: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly lines: readonly DiagnosisLine[];
  /** Id of the hypothesis under which the signature verifies, e.g. `host-without-port`. */
  readonly hypothesis?: string;
}
