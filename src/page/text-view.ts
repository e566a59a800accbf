/** Bytes to be read: as text, with broken lines where they are JSON, as hexadecimal. */
import type { WireBody } from '../protocol/exchange.js';
import { button, type Child, fill, h, set } from './dom.js';
import { bytesOf, hexLines, prettyJson } from './frames.js';
import { bytesText } from './words.js';

/** Characters, and bytes as hexadecimal, that are shown before somebody asks for more. */
const firstText = 20_000;
const firstHex = 2048;

/** A text, of which the beginning is shown first. */
export function longText(text: string, first = firstText): HTMLElement {
  const block = h('pre', { class: 'text', tabindex: 0 }, text.slice(0, first));
  if (text.length <= first) return block;
  const more = button(`Show all ${bytesText(text.length)}`, () => {
    block.textContent = text;
    more.remove();
  });
  return h('div', {}, block, more);
}

/** Ways to see the same thing, by name; one is shown, and made when it is asked for. */
export function choice(
  label: string,
  ways: Readonly<Record<string, () => Child>>,
  kept?: { name: string },
): HTMLElement {
  const place = h('div', {});
  const names = Object.keys(ways);
  const buttons = names.map((name) => button(name, () => show(name)));
  const show = (name: string) => {
    if (kept) kept.name = name;
    fill(place, ways[name]?.());
    for (const [at, one] of buttons.entries()) {
      set(one, { 'aria-pressed': names[at] === name ? 'true' : 'false' });
    }
  };
  const before = names.find((name) => name === kept?.name);
  show(before ?? names[0] ?? '');
  return h(
    'div',
    {},
    h('div', { class: 'choice', role: 'group', 'aria-label': label }, ...buttons),
    place,
  );
}

/** Bytes as hexadecimal. */
export function hexView(bytes: Uint8Array): HTMLElement {
  return longText(hexLines(bytes, 0, bytes.length), (firstHex / 16) * 74);
}

/** What is to be known of a body before it is read. */
export function bodyNote({ bytes, truncated, encoding }: WireBody): string {
  return [
    bytesText(bytes),
    ...(encoding === 'base64' ? ['not UTF-8'] : []),
    ...(truncated ? ['the journal keeps the beginning only'] : []),
  ].join(', ');
}

/** A body that is no stream. */
export function bodyView(body: WireBody, label: string): HTMLElement {
  if (body.bytes === 0) return h('p', { class: 'dim' }, 'Empty.');
  const pretty = body.encoding === 'utf8' ? prettyJson(body.text) : undefined;
  const raw = body.encoding === 'utf8' ? { Text: () => longText(body.text) } : {};
  return choice(label, {
    ...(pretty === undefined ? {} : { JSON: () => longText(pretty) }),
    ...raw,
    Hex: () => hexView(bytesOf(body)),
  });
}
