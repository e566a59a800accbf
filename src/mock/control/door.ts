/**
 * The way into the control API. It knows its requests by their path, and loads the rest when the first comes: most
 * mocks are never asked.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { originForm } from '../paths.js';
import type { ControlParts } from './parts.js';
import { controlPath } from './path.js';
import type { ControlApp } from './provider.js';

/** Takes the requests of the control API. */
export interface ControlDoor {
  /** Whether a request target, in origin or in absolute form, is below the path. */
  takes(target: string): boolean;
  /** @param onLoopback no listener of the mock can be reached from another machine */
  isOpen(onLoopback: boolean): boolean;
  take(request: IncomingMessage, response: ServerResponse): void;
  /** Answers a request whose body is not well-formed HTTP. */
  refuse(response: ServerResponse, trouble: { status: number; message?: string }): void;
  close(): Promise<void>;
}

const below = new RegExp(`^${controlPath}(?:[/?]|$)`);

function answerError(
  response: ServerResponse,
  status: number,
  error: { code: string; message: string; remedy: string },
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error }));
}

/**
 * Makes the door of a mock.
 *
 * @param asked what its owner said of it: true opens it whatever the mock listens on, false never
 * @param parts there once the mock has started
 */
export function createControlDoor(
  asked: boolean | undefined,
  parts: Promise<ControlParts>,
): ControlDoor {
  const open = async () => {
    const { openControl } = await import('./app.js');
    app = await openControl(await parts);
    return app;
  };
  let app: ControlApp | undefined;
  let opened: Promise<ControlApp> | undefined;
  return {
    // Nearly all targets are the service's, and differ within two letters.
    takes: (target) =>
      target.startsWith(controlPath)
        ? below.test(target)
        : target.charCodeAt(0) !== 47 && below.test(originForm(target)),
    isOpen: (onLoopback) => asked ?? onLoopback,
    take(request, response) {
      const target = request.url ?? '';
      const local = originForm(target);
      if (local !== target) {
        // The host in such a target goes before the header (RFC 9112, section 3.2.2).
        request.headers.host = new URL(target).host;
        request.url = local;
      }
      opened ??= open();
      opened.then(
        (ready) => ready.routing(request, response),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          const remedy = 'Start the mock again, and report what it says.';
          answerError(response, 500, { code: 'OCIC_KIT_FAILED', message, remedy });
        },
      );
    },
    refuse(response, { status, message = 'The request is not well-formed.' }) {
      const remedy = 'Send well-formed HTTP/1.1.';
      answerError(response, status, { code: 'OCIC_BAD_CONTROL_CALL', message, remedy });
    },
    async close() {
      await app?.close();
    },
  };
}
