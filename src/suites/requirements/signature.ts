/** Requirements of subject `signature`: which OCI request signatures the service takes. */
import type { Requirement } from '../requirement.js';

const documented = 'OCI documentation, “Request Signatures” (API reference, signing requests)';
const typescript = 'npm oci-common 2.139.1, lib/signer.js';
const signers = `${typescript}; oracle/oci-python-sdk, src/oci/signer.py; oracle/oci-go-sdk, common/http_signer.go; oracle/oci-java-sdk, RequestSignerImpl.java`;
const skewReports =
  'oracle/terraform-provider-oci #474; hitrov/oci-arm-host-capacity #73; oracle-freetier-instance-creation #74';

export const signatureRequirements: readonly Requirement[] = [
  {
    id: 'signature/scheme',
    statement:
      'A request proves whose it is by an Authorization header of scheme Signature, version 1, algorithm rsa-sha256: RSA PKCS#1 v1.5 over the SHA-256 of the signing string, in base64.',
    level: 'must',
    evidence: 'documented',
    source: documented,
  },
  {
    id: 'signature/key-id',
    statement: 'With an API key the keyId is <tenancy OCID>/<user OCID>/<key fingerprint>.',
    level: 'must',
    evidence: 'documented',
    source: documented,
  },
  {
    id: 'signature/parameter-order',
    statement:
      'The parameters of the Authorization value stand in any order: the TypeScript, Python, Go and Java SDKs write four different ones.',
    level: 'must',
    evidence: 'sdk-model',
    source: signers,
  },
  {
    id: 'signature/names-in-any-case',
    statement:
      'Names in the headers parameter are written in any case, and are lower case in the signing string: the TypeScript SDK writes Content-Type and Content-Length.',
    level: 'must',
    evidence: 'sdk-model',
    source: typescript,
  },
  {
    id: 'signature/white-space',
    statement:
      'Spaces after the commas between parameters, several spaces between listed names and white space around header values do no harm.',
    level: 'should',
    evidence: 'inferred',
    source: 'draft-cavage-http-signatures-08, sections 2.1 and 2.3',
  },
  {
    id: 'signature/required-names',
    statement:
      'A signature covers (request-target), host and date or x-date; with POST, PUT and PATCH also content-length, content-type and x-content-sha256. A request that leaves one out gets a 401.',
    level: 'must',
    evidence: 'documented',
    source: documented,
  },
  {
    id: 'signature/query',
    statement: 'The signed target is path and query, exactly as on the request line.',
    level: 'must',
    evidence: 'documented',
    source: documented,
  },
  {
    id: 'signature/body-digest',
    statement:
      'x-content-sha256 is the SHA-256 of exactly the bytes of the body, in base64; a body of other bytes gets a 401.',
    level: 'must',
    evidence: 'documented',
    source: documented,
  },
  {
    id: 'signature/empty-body',
    statement:
      'A POST without a body is signed with content-length 0 and the digest of the empty string.',
    level: 'must',
    evidence: 'sdk-model',
    source: signers,
  },
  {
    id: 'signature/x-date',
    statement: 'x-date may be signed in the place of date: the TypeScript SDK always does.',
    level: 'must',
    evidence: 'documented',
    source: `${documented}; ${typescript}`,
  },
  {
    id: 'signature/stale-date-beside-x-date',
    statement:
      'A stale Date that is not signed does no harm beside a signed x-date: the TypeScript SDK refreshes only x-date when it tries again.',
    level: 'must',
    evidence: 'sdk-model',
    source: 'npm oci-common 2.139.1 with http-signature 1.3.1 (run: retries of a chat call)',
  },
  {
    id: 'signature/clock-window',
    statement:
      'The signed date lies within five minutes of the service’s clock; outside it the request gets a 401 that names date, current time and window.',
    level: 'must',
    evidence: 'several-reports',
    source: skewReports,
  },
  {
    id: 'signature/signed-date-counts',
    statement:
      'Only a date that is covered by the signature counts; an unsigned x-date saves no old one.',
    level: 'must',
    evidence: 'documented',
    source: documented,
  },
  {
    id: 'signature/date-format',
    statement:
      'The date has the form of RFC 9110’s IMF-fixdate; ISO 8601 and epoch seconds get a 401.',
    level: 'must',
    evidence: 'documented',
    source: documented,
  },
  {
    id: 'signature/verified',
    statement:
      'A signature that does not fit request and key gets a 401: Failed to verify the HTTP(S) Signature.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'oracle/terraform-provider-oci #1977; hitrov/oci-arm-host-capacity #127; oracle-freetier-instance-creation #31',
  },
  {
    id: 'signature/known-key',
    statement:
      'An unknown user, tenancy or fingerprint, and a keyId of a broken form, get the 401 of missing credentials; so do wrong credentials of any kind.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'oracle/oci-cli #514; oracle/oci-designer-toolkit #203; oracle/oci-python-sdk #388; United-Codes/uc_ai #12',
  },
  {
    id: 'signature/refusal',
    statement:
      'A request without credentials gets 401, code "401" on the inference host and NotAuthenticated elsewhere, and: The required information to complete authentication was not provided or was incorrect.',
    level: 'must',
    evidence: 'recorded',
    source: 'United-Codes/uc_ai #12 (pasted answer); OCI documentation, API errors',
  },
  {
    id: 'signature/content-type-parameters',
    statement:
      'The service verifies content-type without its parameters: a signature over application/json; charset=utf-8 gets a 401.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'United-Codes/uc_ai (PL/SQL source, comment); changelog of an OkHttp-based signer in Kotlin',
  },
  {
    id: 'signature/no-repeats',
    statement:
      'A parameter, a listed name, or a Date or Authorization header that stands twice gets a 401: it could be read in two ways.',
    level: 'should',
    evidence: 'inferred',
    source: 'draft-cavage-http-signatures-08, section 2.2; RFC 9110, section 5.3',
  },
  {
    id: 'signature/strict-base64',
    statement: 'A signature in base64url, with junk in it, or empty gets a 401.',
    level: 'should',
    evidence: 'inferred',
    source: 'RFC 4648, sections 3.3 and 4',
  },
  {
    id: 'signature/other-schemes',
    statement: 'A bearer token, a placeholder among them, is no credential on the native routes.',
    level: 'should',
    evidence: 'one-report',
    source: 'OCI documentation, Generative AI API keys (OpenAI-compatible routes only)',
  },
  {
    id: 'signature/version',
    statement: 'The version parameter is there and is 1.',
    level: 'should',
    evidence: 'inferred',
    source: `${documented}; every SDK sends it, what the service does without it is not known`,
  },
  {
    id: 'signature/delegation-token',
    statement: 'An opc-obo-token that is sent is covered by the signature.',
    level: 'should',
    evidence: 'sdk-model',
    source: signers,
  },
  {
    id: 'signature/no-echo',
    statement: 'A refusal repeats no token, signature or Authorization value; nor does a journal.',
    level: 'should',
    evidence: 'inferred',
    source: 'OWASP Logging Cheat Sheet, data to exclude',
  },
  {
    id: 'signature/diagnosis',
    statement:
      'The mock says of a refused signature which mistake would explain it, and marks the first line that differs.',
    level: 'should',
    evidence: 'inferred',
    source: 'this project: a duty of the mock, not of the service',
  },
];
