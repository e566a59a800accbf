/** Errors of the control API: a status beside what every error of the kit says. */
import { ConformError, type ErrorCode } from '../../errors.js';

/** The statuses of errors that are not the control API's own. */
const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  OCIC_BAD_OPTION: 422,
  OCIC_BAD_SCRIPT: 422,
  OCIC_UNKNOWN_RECORDING: 422,
  OCIC_UNKNOWN_TENANCY: 404,
};

/** An error with its own status. */
export class ControlRefusal extends ConformError {
  readonly status: number;

  constructor(status: number, code: ErrorCode, message: string, remedy: string) {
    super(code, message, remedy);
    this.status = status;
  }
}

/** A call that is not understood. */
export const badCall = (message: string, remedy: string, status = 400): ControlRefusal =>
  new ControlRefusal(status, 'OCIC_BAD_CONTROL_CALL', message, remedy);

/** An error as it is sent. */
export interface SentError {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
}

/** What is sent of an error that a handler threw. */
export function sentOf(error: unknown): { status: number; body: SentError } {
  if (error instanceof ConformError) {
    const { code, message, remedy } = error;
    const status = error instanceof ControlRefusal ? error.status : (statuses[code] ?? 500);
    return { status, body: { error: { code, message, remedy } } };
  }
  const message = error instanceof Error ? error.message : String(error);
  const remedy = 'Run the mock again with --debug, and report this.';
  return { status: 500, body: { error: { code: 'OCIC_KIT_FAILED', message, remedy } } };
}
