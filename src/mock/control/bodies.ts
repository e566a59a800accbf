/** Bodies of control calls: JSON, and no other. */
import type { IncomingMessage } from 'node:http';
import type { FastifyError } from 'fastify';
import type { ControlApp } from './provider.js';
import { badCall, type ControlRefusal } from './refusal.js';

/** How deep a body may be nested. A reply is some ten deep; what is thousands deep can be read, but not written. */
const deepest = 100;

function isDeeper(value: unknown, than: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return than === 0 || Object.values(value).some((one) => isDeeper(one, than - 1));
}

/** Has JSON read, and told where it is none; an empty body is none at all. */
export function addBodies(app: ControlApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    (_request, body: string, done: (error: Error | null, value?: unknown) => void) => {
      if (body === '') {
        done(null);
        return;
      }
      let value: unknown;
      try {
        value = JSON.parse(body.replace(/^\uFEFF/u, ''));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        done(badCall(`The body is no JSON: ${why}.`, 'Give well-formed JSON in UTF-8.'));
        return;
      }
      if (isDeeper(value, deepest))
        done(badCall('The body is nested too deep.', `Nest ${deepest} deep at most.`));
      else done(null, value);
    },
  );
}

/** Bytes of a refused body that are read at most before it is answered. */
const drained = 67_108_864;

/** Reads what is left of a body, and throws it away. */
export function drain(request: IncomingMessage, then: () => void): void {
  if (request.complete || request.destroyed) {
    then();
    return;
  }
  let left = drained;
  const done = () => {
    request.off('data', count).off('end', done).off('close', done);
    request.resume();
    then();
  };
  const count = (part: Uint8Array) => {
    left -= part.length;
    if (left < 0) done();
  };
  request.on('data', count).once('end', done).once('close', done);
}

/** What Fastify says of a body, in our words; `undefined` where it said nothing of the kind. */
export function clientErrorOf(error: FastifyError, limit: number): ControlRefusal | undefined {
  if (error.statusCode === 413) {
    return badCall('The body is larger than allowed.', `Give ${limit} bytes at most.`, 413);
  }
  if (error.statusCode === 415) {
    const remedy = 'Send JSON, with the header content-type: application/json.';
    return badCall('The body is not of a type that is taken here.', remedy, 415);
  }
  if (error.statusCode !== 400 || !error.code?.startsWith('FST_ERR_')) return undefined;
  return badCall(`The body cannot be read: ${error.message}.`, 'Send what content-length says.');
}
