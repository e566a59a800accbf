/** The tenancy's clock, which can be moved. */
import { ask } from './api.js';
import { button } from './dom.js';
import { outcome, pair, part } from './drive-parts.js';

/** Steps of the clock, in milliseconds. */
const steps: readonly (readonly [words: string, milliseconds: number])[] = [
  ['+ 1 min', 60_000],
  ['+ 20 min', 1_200_000],
  ['+ 1 h', 3_600_000],
  ['+ 30 d', 2_592_000_000],
  ['− 6 min', -360_000],
];

/** The part of the drawer for a tenancy's clock. */
export function clockPart(path: string): HTMLElement {
  const { line, attempt } = outcome();
  const move = (words: string, advance: number) =>
    button(words, () =>
      attempt(async () => {
        await ask('POST', `${path}/clock`, { advance });
        return `The clock was moved by ${words.replace(' ', '')}.`;
      }),
    );
  return part('The clock', pair(...steps.map(([words, by]) => move(words, by))), line);
}
