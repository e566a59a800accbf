/** What a command's tenancy saw, for people. */

import {
  meets,
  type Requirement,
  requirementText,
  type Seen,
  type SeenCalls,
} from '../exec/seen.js';
import type { AuthMode } from '../protocol/call.js';
import type { Style } from '../reports/style.js';
import { foldWords, labelled, printable } from '../reports/text.js';

/** What is told beside what was seen. */
export interface Told {
  readonly seen: Seen;
  readonly requirements: readonly Requirement[];
  /** Auth modes for which the command was given a credential. */
  readonly offered: readonly AuthMode[];
  /** Processes that it left behind. */
  readonly leftBehind: number;
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

/** Longest label of a line: what stands in the first column. */
const labelWidth = 13;

/** The lines, without line feeds. */
export function seenLines(told: Told, style: Style): readonly string[] {
  const { seen, requirements, offered, leftBehind } = told;
  const line = (label: string, text: string, dress?: (text: string) => string) =>
    labelled(label, foldWords(printable(text), Math.max(20, style.width - labelWidth - 2)), {
      indent: 2,
      label: labelWidth,
      width: style.width,
      ...(dress && { dress }),
    });
  const missing = requirements.filter((one) => !meets(seen, one));
  const used = new Set(seen.calls.map(({ auth }) => auth));
  const unused = offered.filter((mode) => !used.has(mode));
  return [
    style.bold('oci-conform: what the tenancy saw'),
    ...callLines(seen.calls, line),
    ...seen.issuers.flatMap(({ issuer, count, refused }) =>
      line(
        'credentials',
        `${issuer}: ${plural(count, 'request')}${refused > 0 ? `, ${refused} refused` : ''}`,
      ),
    ),
    ...seen.refusals.flatMap(({ verdict, count, method, target, diagnosis, ...where }) => {
      const place = where.transport ?? where.issuer ?? '';
      const first = diagnosis.lines.find((one) => one.first);
      return [
        ...line(
          verdict === 'refused' ? 'refused' : 'let through',
          `${plural(count, 'request')}${place && ` on ${place}`}: ${diagnosis.problem}: ${diagnosis.summary}`,
          style.red,
        ),
        ...line('', `first: ${method} ${cut(target)}`),
        ...(first === undefined
          ? []
          : [
              ...line('', `service builds: ${first.expected ?? `(no line ${first.name})`}`),
              ...line('', `client signed: ${first.received ?? '(unknown)'}`),
            ]),
        ...line('', diagnosis.remedy),
      ];
    }),
    ...seen.elsewhere.flatMap(({ method, path, status, count }) =>
      line('elsewhere', `${method} ${cut(path)}: ${plural(count, 'request')}, answered ${status}`),
    ),
    ...seen.hosts.flatMap(({ host, count }) =>
      line('not let out', `${host}: ${plural(count, 'request')}`, style.yellow),
    ),
    ...seen.handshakes.flatMap(({ host, note, count }) =>
      line('no handshake', `${host}: ${plural(count, 'connection')}: ${note}`, style.red),
    ),
    ...(leftBehind > 0
      ? line('left behind', `${plural(leftBehind, 'process', 'processes')}, ended`, style.yellow)
      : []),
    ...(unused.length > 0 ? line('not used', unused.join(', '), style.dim) : []),
    ...missing.flatMap((one) => line('never came', `${requirementText(one)}, required`, style.red)),
  ];
}

/** As much of a path as helps. */
const cut = (target: string): string => (target.length > 240 ? `${target.slice(0, 240)}…` : target);

type Line = (label: string, text: string) => readonly string[];

function callLines(calls: readonly SeenCalls[], line: Line): readonly string[] {
  if (calls.length === 0) return line('calls', 'none');
  return calls.flatMap(({ transport, auth, delegated, verdict, count, statuses }) => {
    const bad = Object.entries(statuses).filter(([status]) => !status.startsWith('2'));
    const answered = bad.map(([status, times]) => `${times} answered ${status}`);
    const fine = count - sum(bad.map(([, times]) => times));
    return line(
      transport,
      [
        `${auth ?? 'no credential'}: ${plural(count, 'call')}`,
        ...(delegated ? ['delegated'] : []),
        ...(verdict === 'let-through' ? ['let through'] : []),
        ...(bad.length > 0 && fine > 0 ? [`${fine} answered 2xx`] : []),
        ...answered,
      ].join(', '),
    );
  });
}
