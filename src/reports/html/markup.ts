/** HTML with everything put into it escaped: what came over the wire stays text. */
import { printable } from '../text.js';

/** Markup that is safe to put into a page. */
export interface Markup {
  readonly html: string;
}

type Value = string | number | undefined | Markup | readonly Markup[];

/**
 * A template of HTML. Texts in it are escaped, markup is put in as it is, `undefined` is nothing.
 *
 * @example
 * markup`<b>${'<script>'}</b>`.html; // '<b>&lt;script&gt;</b>'
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const html = strings.map((text, at) => text + htmlOf(values[at])).join('');
  return { html };
}

/** Nothing. */
export const nothing: Markup = { html: '' };

function htmlOf(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map(({ html }) => html).join('');
}

/** Control characters, and those that reorder text, become visible; so do line feeds. */
function escapeText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
