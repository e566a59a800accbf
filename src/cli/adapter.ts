/** `oci-conform adapter check <command>`: what an adapter declares, and what it gets wrong. */
import { ConformError } from '../errors.js';
import { AdapterFailure } from '../providers/worker/words.js';
import type { Style } from '../reports/style.js';
import { labelled } from '../reports/text.js';
import { type AdapterCheck, type CheckedStep, checkAdapter } from '../runner/check-adapter.js';
import { onInterrupt } from './interrupt.js';
import { print, streamStyle } from './output.js';
import { packageVersion } from './package-info.js';
import { ownVariables } from './subject.js';

/**
 * Plays the protocol through, and prints how each step went.
 *
 * @returns 0 all well, 1 something is amiss
 * @throws ConformError `OCIC_ADAPTER_NOT_READY`
 */
export async function adapterCheck(command: string): Promise<number> {
  const interrupt = onInterrupt();
  try {
    const check = await checkAdapter({
      command,
      kit: packageVersion(),
      environment: ownVariables(),
      signal: interrupt.signal,
    });
    await print(`${checkLines(check, streamStyle(process.stdout)).join('\n')}\n`);
    return check.steps.some(({ problems }) => problems.length > 0) ? 1 : 0;
  } catch (thrown) {
    if (!(thrown instanceof AdapterFailure)) throw thrown;
    throw new ConformError(
      'OCIC_ADAPTER_NOT_READY',
      `The adapter did not get ready. ${thrown.message}`,
      'It reads {"type":"hello",…} from stdin and answers {"type":"ready",…} on stdout; see docs/adapters.md.',
      { cause: thrown },
    );
  } finally {
    interrupt.release();
  }
}

/** Characters of a line of the protocol that are shown. */
const shown = 300;

function checkLines({ introduction, steps }: AdapterCheck, style: Style): readonly string[] {
  const { name, version, language, capabilities, environment, parallel } = introduction;
  const { transports, auths, features } = capabilities;
  const fact = (label: string, text: string) =>
    labelled(label, text || 'none', { indent: 2, label: 13, width: style.width, dress: style.dim });
  const bad = steps.filter(({ problems }) => problems.length > 0).length;
  return [
    style.bold([name, version, language && `(${language})`].filter(Boolean).join(' ')),
    ...fact('transports', transports.join(', ')),
    ...fact('auth modes', auths.join(', ')),
    ...fact('features', features.join(', ')),
    ...fact('environment', environment),
    ...fact('parallel', String(parallel)),
    '',
    ...steps.flatMap((step) => stepLines(step, style)),
    '',
    bad === 0
      ? `${style.green(style.bold('PASS'))}: it keeps to the protocol`
      : `${style.red(style.bold('FAIL'))}: ${bad} of ${steps.length} steps`,
  ];
}

function stepLines(
  { name, problems, notes = [], left, lines }: CheckedStep,
  style: Style,
): readonly string[] {
  const { marks } = style;
  if (left !== undefined) return [`${marks['not-applicable']} ${name}: ${style.dim(left)}`];
  const told = (text: string) => labelled('', text, { indent: 4, label: 0, width: style.width });
  const noted = notes.flatMap(told).map((line) => style.yellow(line));
  if (problems.length === 0) return [`${style.green(marks.pass)} ${name}`, ...noted];
  return [
    `${style.red(marks.fail)} ${name}`,
    ...problems.flatMap(told),
    ...noted,
    ...lines.map((line) =>
      style.dim(
        `    ${line.length > shown ? `${line.slice(0, shown)}${style.lines.ellipsis}` : line}`,
      ),
    ),
  ];
}
