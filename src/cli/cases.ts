/** `oci-conform cases`: the catalogue as a table, or whole as JSON. */

import type { Style } from '../reports/style.js';
import { columnsOf, labelled, padTo } from '../reports/text.js';
import { cellsOf } from '../runner/matrix.js';
import { isWanted } from '../runner/plan.js';
import type { Case } from '../suites/case.js';
import { cases } from '../suites/cases/index.js';
import { select } from '../suites/catalogue.js';
import { print, streamStyle } from './output.js';
import type { RunFlags } from './run-options.js';

type Choice = Pick<RunFlags, 'filter' | 'skip' | 'transport' | 'auth' | 'level'>;

interface CasesFlags extends Choice {
  readonly json?: boolean;
}

/**
 * Prints the cases that the patterns select.
 *
 * @returns the exit code
 * @throws ConformError `OCIC_UNKNOWN_PATTERN`, naming the nearest id
 */
export async function listCases(flags: CasesFlags): Promise<number> {
  const chosen = chooseCases(cases, flags);
  await print(
    flags.json ? `${JSON.stringify(chosen, null, 2)}\n` : caseTable(chosen, tableStyle()),
  );
  return 0;
}

/** A pipe has no width: a case a line, as `grep` likes it. */
function tableStyle(): Style {
  const style = streamStyle(process.stdout);
  return process.stdout.isTTY ? style : { ...style, width: Number.POSITIVE_INFINITY };
}

/**
 * The cases with at least one cell that is chosen, in the catalogue's order. A case that does not look at credentials
 * has all modes: a run takes the first that it may.
 */
function chooseCases(all: readonly Case[], choice: Choice): readonly Case[] {
  if (all.length === 0) return all;
  const { transport: transports = [], auth: auths = [], level } = choice;
  const cells = cellsOf({ transports, auths }).filter(({ reason }) => reason === undefined);
  const places = all
    .filter((one) => isWanted(one.level, level))
    .flatMap((one) =>
      cells
        .filter(({ transport }) => one.transports.includes(transport))
        .filter(({ auth }) => one.auths?.includes(auth) ?? true)
        .map(({ transport, auth }) => ({ id: one.id, level: one.level, transport, auth, one })),
    );
  return [...new Set(select(places, choice).map((place) => place.one))];
}

/** A table of level, id and title, under a line for each group. Titles go below where one does not fit. */
function caseTable(chosen: readonly Case[], style: Style): string {
  const groups = [...new Set(chosen.map(groupOf))];
  const idWidth = Math.max(0, ...chosen.map((one) => columnsOf(one.id)));
  const levelWidth = 8;
  const longest = Math.max(0, ...chosen.map((one) => columnsOf(one.title)));
  const beside = 2 + levelWidth + idWidth + 2 + longest <= style.width;
  const line = (one: Case): readonly string[] => {
    const padded = padTo(one.level, levelWidth);
    const level = one.level === 'must' ? padded : style.dim(padded);
    if (beside) return [`  ${level}${padTo(one.id, idWidth)}  ${one.title}`];
    const below = { indent: 2 + levelWidth, label: 0, width: style.width };
    return [`  ${level}${one.id}`, ...labelled('', one.title, below).map(style.dim)];
  };
  const lines = groups.flatMap((group) => {
    const members = chosen.filter((one) => groupOf(one) === group);
    return [
      `${style.bold(group)} ${style.dim(countWords(members.length))}`,
      ...members.flatMap(line),
      '',
    ];
  });
  return `${[...lines, countWords(chosen.length)].join('\n')}\n`;
}

function groupOf(one: Case): string {
  return one.id.split('/')[0] ?? one.id;
}

function countWords(count: number): string {
  return `${count} ${count === 1 ? 'case' : 'cases'}`;
}
