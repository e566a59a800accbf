/** Talking to the control API of the mock that serves the page. */
import { member } from './row.js';

/** Where the API is, seen from the page. */
export const api = '/oci-conform/api';

/** The API refused, or nobody answered. */
export class ApiError extends Error {
  /** What to do, in the words of the API; may be empty. */
  readonly remedy: string;
  /** 0 where nobody answered. */
  readonly status: number;

  constructor(message: string, remedy: string, status: number) {
    super(message);
    this.remedy = remedy;
    this.status = status;
  }
}

const text = (value: unknown, otherwise: string): string =>
  typeof value === 'string' ? value : otherwise;

/**
 * Asks the API, and gives the JSON that it answers, or undefined for an empty answer.
 *
 * @throws ApiError with the words of the API
 */
export async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(`${api}/${path}`, {
      method,
      ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' } }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError('The mock does not answer.', 'Is it still running?', 0);
  }
  const said = await answer.text();
  let json: unknown;
  try {
    json = said === '' ? undefined : JSON.parse(said);
  } catch {
    json = undefined;
  }
  if (answer.ok) return json;
  const error = member(json, 'error');
  throw new ApiError(
    text(member(error, 'message'), `The mock answered ${answer.status}.`),
    text(member(error, 'remedy'), ''),
    answer.status,
  );
}
