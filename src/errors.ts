/**
 * The catalogue of every error a person can meet: its cause and what to do, in general. A code is
 * stable: scripts may match it. `docs/errors.md` shows it; a test holds the two together.
 *
 * @example
 * errorCatalogue.OCIC_PORT_TAKEN.remedy; // 'Leave `--port` out: a free one is taken.'
 */
export const errorCatalogue = {
  OCIC_BAD_OPTION: {
    cause: 'An option, argument or value is not understood.',
    remedy: 'The message names the nearest that is. `oci-conform --help` lists them.',
  },
  OCIC_NOTHING_JUDGED: {
    cause: 'No case was selected, or every one of them was not applicable.',
    remedy: 'Widen `--filter`, `--level`; read the reasons in the matrix.',
  },
  OCIC_UNKNOWN_PATTERN: {
    cause: 'A pattern, of `--filter`, `--skip` or a baseline, matches no case.',
    remedy: 'Case ids may have changed; `oci-conform cases` lists them.',
  },
  OCIC_UNKNOWN_CASE: {
    cause: 'Nothing has the id given, or a trace is of a case that this version has not.',
    remedy: 'The message names the nearest; a newer version may have it.',
  },
  OCIC_NOT_CONFIGURED: {
    cause: '`--live` without the variables that say where and as whom.',
    remedy:
      'Set what the message lists; `docs/live.md` explains each. In CI without secrets: `--if-configured`.',
  },
  OCIC_BAD_CREDENTIALS: {
    cause: 'A config file, key or passphrase cannot be used.',
    remedy:
      'The message names file and entry. A wrong passphrase is caught here, since the SDK would end the process.',
  },
  OCIC_PORT_TAKEN: {
    cause: 'Another program listens on that address.',
    remedy: 'Leave `--port` out: a free one is taken.',
  },
  OCIC_NOT_LOOPBACK: {
    cause: 'The mock was to listen beyond this machine with authentication off.',
    remedy: 'Keep it on loopback, or say `--i-know`.',
  },
  OCIC_UNREADABLE: {
    cause: 'A file or folder is missing, or may not be read.',
    remedy: 'The message names it.',
  },
  OCIC_UNWRITABLE: {
    cause: 'A report or folder cannot be written.',
    remedy: 'Check the path and its rights. The verdict is unaffected; the exit code is 3.',
  },
  OCIC_BAD_RECORDING: {
    cause: 'A recording does not fit its format.',
    remedy: 'The message names file and field; `oci-conform recordings check` shows all.',
  },
  OCIC_UNKNOWN_RECORDING: {
    cause: 'A script names a recording that is not loaded.',
    remedy: 'The message names the nearest; is `--recordings` right?',
  },
  OCIC_BAD_CONFIG: {
    cause:
      'The config file of `oci-conform` does not parse, throws, or says what is not understood.',
    remedy:
      'The message names file and key; `docs/config.md` lists all keys, and `--no-config` does without.',
  },
  OCIC_BAD_TRACE: {
    cause: 'A trace file does not fit its format.',
    remedy: 'The message names file, line and field.',
  },
  OCIC_BAD_BASELINE: {
    cause: 'A baseline does not fit its format.',
    remedy: 'The message names file, entry and field; `docs/baseline.md` shows the form.',
  },
  OCIC_BAD_SCRIPT: {
    cause: 'A reply in a script is not understood.',
    remedy:
      'The message names the field. A script that turns out unplayable only when its turn comes is answered 422, which no SDK retries.',
  },
  OCIC_NO_MATCH: {
    cause: 'A tenancy has scripted replies left, and the call matches none of them.',
    remedy:
      'The message lists the nearest, and where each differs. The switch `unmatched: family` lets such calls go to the model’s family. It is answered 422, which no SDK retries.',
  },
  OCIC_BAD_CONTROL_CALL: {
    cause:
      'A call of the control API is not understood: its path, method, query, content type or body.',
    remedy: 'The message names the place; `docs/control.md` shows every call.',
  },
  OCIC_CONTROL_REFUSED: {
    cause:
      'The control API was called by another host name than the mock’s, or by a page of another origin.',
    remedy: 'Call it by the address that the mock prints, or by localhost, from a program.',
  },
  OCIC_UNKNOWN_TENANCY: {
    cause: 'A call of the control API names a tenancy that the mock has not.',
    remedy: 'The message names the nearest; one is made by `POST /oci-conform/api/tenancies`.',
  },
  OCIC_NO_MOCK: {
    cause:
      'An address is to be that of a running mock, and nothing answers there, or something else does.',
    remedy: 'Start one by `oci-conform mock`, and give the address that it prints.',
  },
  OCIC_HOST_NOT_PLAYED: {
    cause:
      'A request came to the mock as to a proxy, for a host or port that it does not play. It forwards nothing.',
    remedy:
      'Point the client at the mock, or exempt the host by NO_PROXY. `docs/ways-in.md` says which hosts are played.',
  },
  OCIC_CANNOT_ENCODE: {
    cause: 'A turn holds what the dialect has no place for (reasoning in COHERE, say).',
    remedy: 'Choose another variant or model, or a recording.',
  },
  OCIC_CANNOT_ISOLATE: {
    cause: 'This system does not allow the namespaces that `--isolate` runs a command in.',
    remedy:
      'It takes Linux with unshare and ip, and user namespaces or root. `docs/ways-in.md` says which clients need it.',
  },
  OCIC_CANNOT_START: {
    cause: 'The command that `exec` was to run is not there, or may not be run.',
    remedy:
      'Check its spelling and PATH. The exit code is that of a shell: 127 where it is not there, 126 where it may not be run.',
  },
  OCIC_ADAPTER_NOT_READY: {
    cause: 'The adapter of a provider could not be started, ended, or did not answer `hello`.',
    remedy:
      'The message says how far it came, and what it said on stderr. `oci-conform adapter check` explains what is amiss.',
  },
  OCIC_GATEWAY_NOT_READY: {
    cause:
      'The gateway under test did not answer at its address, or a plain chat through it did not reach the mock and come back.',
    remedy:
      'The message says how far it came, and what its process said. `docs/gateways.md` says what a gateway is told.',
  },
  OCIC_OTHER_VITEST: {
    cause:
      'A test file of `oci-conform/vitest` is run by another Vitest than the kit’s own, or by none.',
    remedy:
      'Install a version of Vitest that both can share, as the message says; `docs/vitest.md` says what else does.',
  },
  OCIC_KIT_FAILED: {
    cause: 'A fault of the kit or of the machine, not of what is tested.',
    remedy: 'Run again with `--debug`, and report what it prints.',
  },
} as const satisfies Record<string, { readonly cause: string; readonly remedy: string }>;

/** A stable code from {@link errorCatalogue}. */
export type ErrorCode = keyof typeof errorCatalogue;

/**
 * An error meant for a person: what happened and where (`message`), and what to do (`remedy`).
 *
 * @example
 * throw new ConformError('OCIC_PORT_TAKEN', 'Port 4000 on 127.0.0.1 is in use.', 'Choose another with --port, or leave it out.');
 */
export class ConformError extends Error {
  override readonly name = 'ConformError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }
}
