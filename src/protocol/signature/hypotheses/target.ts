/** Mistakes in the line of `(request-target)`. */
import { type Draft, lineValue, withValues } from '../signing-draft.js';
import { headerValues, requestTarget, requestTargetValue } from '../signing-string.js';
import { type Examined, type Hypothesis, withoutPort } from './hypothesis.js';

const remedy =
  'Take path and query from the request line exactly as they are sent, after all encoding.';

/** Drafts with other targets in the line of `(request-target)`. */
function targets(make: (target: string, suspect: Examined) => readonly string[]) {
  return (draft: Draft, suspect: Examined): Draft[] => {
    const line = lineValue(draft, requestTarget) ?? '';
    const verb = line.slice(0, line.indexOf(' ') + 1);
    const others = make(line.slice(verb.length), suspect).map((target) => verb + target);
    return withValues(draft, requestTarget, others);
  };
}

function decoded(text: string): string[] {
  try {
    return [decodeURIComponent(text), decodeURIComponent(text.replaceAll('+', ' '))];
  } catch {
    return [];
  }
}

/** Text in UTF-8, one character a byte, as targets are kept. */
function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function parts(target: string): { path: string; query: string[] } {
  const [path = '', ...rest] = target.split('?');
  return { path, query: rest.length === 0 ? [] : rest.join('?').split('&') };
}

const joined = (path: string, query: readonly string[]): string =>
  query.length === 0 ? path : `${path}?${query.join('&')}`;

function encodedTargets(target: string): string[] {
  const { path, query } = parts(target);
  const pairs = query.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return value.length === 0 ? [name] : [name, value.join('=')];
  });
  const again = pairs.map((pair) => pair.map(encodeURIComponent).join('='));
  const once = pairs.map((pair) =>
    pair.map((item) => encodeURIComponent(decoded(item)[1] ?? item)).join('='),
  );
  return [
    encodeURI(target),
    encodeURI(decoded(target)[0] ?? target),
    joined(path, again),
    joined(path, once),
    target.replaceAll('%20', '+'),
    target.replaceAll('+', '%20'),
    target.replace(/%[0-9A-Fa-f]{2}/g, (code) => code.toLowerCase()),
    target.replace(/%[0-9A-Fa-f]{2}/g, (code) => code.toUpperCase()),
  ];
}

export const targetHypotheses: readonly Hypothesis[] = [
  {
    id: 'path-without-query',
    says: 'The path was signed without the query.',
    remedy,
    drafts: targets((target) => [parts(target).path]),
  },
  {
    id: 'target-decoded',
    says: 'The target was signed with its percent-encoding undone.',
    remedy,
    drafts: targets((target) => decoded(target).map(asBytes)),
  },
  {
    id: 'target-encoded',
    says: 'The target was signed with another percent-encoding than it was sent with.',
    remedy,
    drafts: targets(encodedTargets),
  },
  {
    id: 'query-in-another-order',
    says: 'The query was signed with its parameters in another order.',
    remedy,
    drafts: targets((target) => {
      const { path, query } = parts(target);
      return [joined(path, query.toSorted()), joined(path, query.toReversed())];
    }),
  },
  {
    id: 'path-without-base-path',
    says: 'The path was signed without its API version.',
    remedy: 'Sign the whole path, `/20231130` included.',
    drafts: targets((target) => [target.replace(/^\/\d{8}(?=\/)/, '')]),
  },
  {
    id: 'path-with-base-path',
    says: 'The path was signed with an API version that is not sent.',
    remedy,
    drafts: targets((target) => [`/20231130${target}`]),
  },
  {
    id: 'trailing-slash',
    says: 'The path was signed with, or without, a slash at its end.',
    remedy,
    drafts: targets((target) => {
      const { path, query } = parts(target);
      return [joined(`${path}/`, query), joined(path.replace(/\/$/, ''), query)];
    }),
  },
  {
    id: 'target-as-full-url',
    says: 'A full URL was signed where path and query belong.',
    remedy,
    drafts: targets((target, { headers }) =>
      headerValues(headers, 'host').flatMap((host) =>
        [host, withoutPort(host)].flatMap((name) =>
          ['http://', 'https://', '//', ''].map((scheme) => scheme + name + target),
        ),
      ),
    ),
  },
  {
    id: 'other-method',
    says: 'The request was signed for another method.',
    remedy: 'Sign the method that is sent; a redirect or a wrapper may have changed it.',
    drafts: (draft, { target }) =>
      withValues(
        draft,
        requestTarget,
        ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((method) =>
          requestTargetValue(method, target),
        ),
      ),
  },
  {
    id: 'method-in-upper-case',
    says: 'The method was signed in upper case.',
    remedy: 'Write the method in lower case in `(request-target)`.',
    drafts: (draft, { method, target }) => {
      const title = method.slice(0, 1).toUpperCase() + method.slice(1).toLowerCase();
      return withValues(draft, requestTarget, [
        `${method.toUpperCase()} ${target}`,
        `${title} ${target}`,
      ]);
    },
  },
  {
    id: 'method-left-out',
    says: 'The target was signed without the method.',
    remedy: 'Write method in lower case, a space, then path and query.',
    drafts: (draft, { target }) => withValues(draft, requestTarget, [target]),
  },
  {
    id: 'request-line',
    says: 'The whole request line was signed.',
    remedy: 'Write method in lower case, a space, then path and query; no HTTP version.',
    drafts: (draft, { method, target }) =>
      withValues(draft, requestTarget, [
        `${method} ${target} HTTP/1.1`,
        `${method.toLowerCase()} ${target} HTTP/1.1`,
      ]),
  },
];
