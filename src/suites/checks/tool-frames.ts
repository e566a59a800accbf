/** Checks on how tool calls are spread over the frames of a GENERIC stream. */
import { isObject, type JsonObject, objectOf, objectsOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import { onStream } from './answer.js';
import { fail, pass, show } from './findings.js';

/** Which of `id`, `name` and `arguments` an entry has; an empty one is followed by `=`. */
const shape = (entry: JsonObject): string =>
  ['id', 'name', 'arguments']
    .filter((key) => key in entry)
    .map((key) => (entry[key] === '' ? `${key}=` : key))
    .join(' ');

/** Shapes that open a call, and shapes that go on with it. */
const patterns: Readonly<
  Record<string, { readonly opening: readonly string[]; readonly fragment: readonly string[] }>
> = {
  P1: { opening: ['id name arguments'], fragment: [] },
  P2: { opening: ['id name'], fragment: ['arguments', 'arguments='] },
  P3: { opening: ['id name arguments='], fragment: ['arguments', 'arguments='] },
  P4: { opening: ['name arguments'], fragment: [] },
  P5: { opening: ['name'], fragment: ['arguments', 'arguments='] },
  P6: {
    opening: ['id name', 'id name arguments', 'id name arguments='],
    fragment: ['id arguments', 'id arguments=', 'id name arguments', 'id name arguments='],
  },
  P7: {
    opening: ['id name', 'id name arguments', 'id name arguments='],
    fragment: ['id= name= arguments', 'id= name= arguments='],
  },
};

export const toolFramesChecks = {
  /**
   * Tool calls are spread over frames as the pattern that `expect` names, `P1` to `P7`, opens them and goes on with
   * them.
   */
  'tool-frames-follow-the-pattern': onStream(({ objects }, expect) => {
    const name = String(expect);
    const pattern = patterns[name];
    const frames = objects.filter(
      (frame) => isObject(frame.message) && 'toolCalls' in frame.message,
    );
    const shapes = frames.map((frame) => objectsOf(objectOf(frame.message).toolCalls).map(shape));
    if (pattern === undefined || shapes.length === 0) {
      return fail('No frame carries a tool call.', { expected: `calls as in ${name}` });
    }
    const known = [...pattern.opening, ...pattern.fragment];
    const alone = shapes.every((frame) => frame.length === 1);
    const opened = pattern.opening.includes(shapes[0]?.[0] ?? '');
    return alone && opened && shapes.flat().every((one) => known.includes(one))
      ? pass(`${shapes.length} frames carry calls as in ${name}.`)
      : fail(`Calls are not spread over frames as in ${name}.`, {
          expected: `openings with ${pattern.opening.join(' or ')}; fragments with ${pattern.fragment.join(' or ') || 'nothing'}`,
          actual: show(shapes),
        });
  }),
} satisfies Record<string, Check>;
