/**
 * The catalogue of every error a person can meet. A code is stable: scripts may match it.
 * `docs/errors.md` explains each one; a test holds the two together.
 */
export const errorCatalogue = {
  OCIC_BAD_OPTION: 'An option or argument is not understood.',
  OCIC_NOTHING_JUDGED: 'The run judged nothing: no case was selected, or none could run.',
  OCIC_UNKNOWN_PATTERN: 'A --filter or --skip pattern matches no case.',
  OCIC_UNKNOWN_CASE: 'No case has this id.',
  OCIC_NOT_CONFIGURED: 'The live service is not configured.',
  OCIC_BAD_CREDENTIALS: 'A credential could not be read.',
  OCIC_PORT_TAKEN: 'The address is already in use.',
  OCIC_NOT_LOOPBACK: 'Listening beyond loopback was not confirmed.',
  OCIC_UNREADABLE: 'A file or folder cannot be read.',
  OCIC_UNWRITABLE: 'A file or folder cannot be written.',
  OCIC_BAD_RECORDING: 'A recording does not fit its format.',
  OCIC_UNKNOWN_RECORDING: 'No recording has this name.',
  OCIC_BAD_TRACE: 'A trace does not fit its format.',
  OCIC_BAD_SCRIPT: 'A reply in a script is not understood.',
  OCIC_CANNOT_ENCODE: 'A dialect cannot carry this turn.',
  OCIC_KIT_FAILED: 'The kit itself failed.',
} as const;

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
