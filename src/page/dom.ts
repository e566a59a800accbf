/** Making elements. What comes over the wire goes in as text, never as markup. */

/** What may stand in an element. */
export type Child = Node | string | false | undefined;

/** Attributes by name; `true` is there without a value, `false` and `undefined` are not there. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Sets attributes as {@link Attributes} says. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/**
 * Makes an element; strings become text.
 *
 * @example
 * h('p', { class: 'note' }, 'At ', h('b', {}, '12 ms'));
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  set(element, attributes);
  fill(element, ...children);
  return element;
}

/** Makes an element of a drawing. */
export function drawn(tag: string, attributes: Attributes, ...children: readonly Node[]): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** Puts children in the place of those that are there. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(
    ...children.filter((child): child is Node | string => child !== false && child !== undefined),
  );
}

/** A button with words, and what it does. */
export function button(text: string, act: () => void, attributes: Attributes = {}) {
  const element = h('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', act);
  return element;
}

/** The element of the page with this id, which is of this kind. */
export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${kind.name} #${id}.`);
}
