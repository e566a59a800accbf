/** `--print-config`: what holds for a command, and who says it. Holds no secret. */
import { shownPath } from '../config/load.js';
import type { Placed } from '../config/settings.js';
import type { Origin, Settled, SettledSetting } from '../config/settle.js';
import { isObject } from '../protocol/json.js';
import type { Style } from '../reports/style.js';
import { columnsOf, padTo, printable } from '../reports/text.js';
import { print, streamStyle } from './output.js';

/** Prints it, as a table or as JSON; gives the exit code. */
export async function printConfig(settled: Settled, json: boolean | undefined): Promise<number> {
  const text = json
    ? `${JSON.stringify(documentOf(settled), null, 2)}\n`
    : tableOf(settled, streamStyle(process.stdout));
  await print(text);
  return 0;
}

/** A password in an address is left out. */
function withoutPassword(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.username === '' && url.password === '') return text;
  url.username = '';
  url.password = '';
  return url.href;
}

/** Scripted replies may hold anything, claims too: they are counted, and named, not shown. */
function harmless({ takes }: Placed, value: unknown): unknown {
  if (takes.kind === 'replies' && Array.isArray(value)) {
    return `${value.length} ${value.length === 1 ? 'reply' : 'replies'}`;
  }
  if (takes.kind === 'switches' && isObject(value) && isObject(value.tokenClaims)) {
    return { ...value, tokenClaims: Object.keys(value.tokenClaims) };
  }
  if (takes.kind === 'reporters' && Array.isArray(value)) {
    return value.map((one) => (isObject(one) ? nameAndPath(one.name, one.path) : one));
  }
  if (takes.kind === 'requirements' && Array.isArray(value)) {
    return value.map((one) => (isObject(one) ? `${one.transport}:${one.auth}` : one));
  }
  return typeof value === 'string' ? withoutPassword(value) : value;
}

const nameAndPath = (name: unknown, path: unknown): string =>
  path === undefined ? String(name) : `${name}=${path}`;

const nameOf = ({ section, key }: Placed): string => `${section}.${key}`;

/** The JSON form: `null` as value is what `usual` says in words. */
function documentOf({ command, file, settings }: Settled): object {
  return {
    command,
    config: file ?? null,
    settings: Object.fromEntries(
      settings.map(({ setting, value, origin }) => {
        const { usual } = setting;
        const words = typeof usual === 'object' ? usual.words : undefined;
        const plain = typeof usual === 'object' ? null : (usual ?? null);
        const shown = origin.kind === 'default' ? plain : harmless(setting, value);
        const saying = origin.kind === 'default' && words !== undefined ? { usual: words } : {};
        return [nameOf(setting), { value: shown, ...saying, origin }];
      }),
    ),
  };
}

function originWords(origin: Origin): string {
  switch (origin.kind) {
    case 'option':
    case 'variable':
      return origin.name;
    case 'file':
      return `${shownPath(origin.path)}: ${origin.at}`;
    case 'default':
      return 'default';
  }
}

function valueWords({ setting, value, origin }: SettledSetting): string {
  const { usual } = setting;
  if (origin.kind === 'default') {
    return typeof usual === 'object' ? `(${usual.words})` : String(usual ?? '');
  }
  const shown = harmless(setting, value);
  if (typeof shown === 'string') return printable(shown);
  if (Array.isArray(shown) && shown.every((one) => typeof one === 'string')) {
    return shown.length === 0 ? '(none)' : printable(shown.join(', '));
  }
  return printable(JSON.stringify(shown));
}

/** Three columns; where they do not fit, the origin stands below. */
function tableOf(settled: Settled, style: Style): string {
  const rows = settled.settings.map(
    (one) => [nameOf(one.setting), valueWords(one), originWords(one.origin)] as const,
  );
  const names = Math.max(...rows.map(([name]) => columnsOf(name)));
  const values = Math.max(...rows.map(([, value]) => columnsOf(value)));
  const origins = Math.max(...rows.map(([, , origin]) => columnsOf(origin)));
  const fits = names + values + origins + 4 <= style.width;
  const lines = rows.flatMap(([name, value, origin]) => {
    const dress = origin === 'default' ? style.dim : (text: string) => text;
    const head = `${padTo(name, names)}  `;
    return fits
      ? [dress(`${head}${padTo(value, values)}  ${origin}`)]
      : [dress(`${head}${value}`), style.dim(`${' '.repeat(names + 2)}${origin}`)];
  });
  const { file } = settled;
  return `${[`config file  ${file === undefined ? 'none' : shownPath(file)}`, '', ...lines].join('\n')}\n`;
}
