/** Where two lines differ. Pure. */

/** What both begin and end with, and what each has between. */
export interface Difference {
  readonly before: string;
  readonly left: string;
  readonly right: string;
  readonly after: string;
}

/** Compares character by character, from both ends. */
export function differenceOf(one: string, other: string): Difference {
  const left = [...one];
  const right = [...other];
  const most = Math.min(left.length, right.length);
  let head = 0;
  while (head < most && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < most - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  return {
    before: left.slice(0, head).join(''),
    left: left.slice(head, left.length - tail).join(''),
    right: right.slice(head, right.length - tail).join(''),
    after: left.slice(left.length - tail).join(''),
  };
}
