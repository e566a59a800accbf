/** How facts stand in a finding: a label in a column of its own, the text beside it. */
import type { Style } from './style.js';
import { labelled } from './text.js';

/** Columns before everything. */
export const indent = 2;
/** Columns of the labels. */
export const labelWidth = 10;
/** What stands before a line without a label. */
export const margin = ' '.repeat(indent + labelWidth);

/** A labelled fact, wrapped. */
export function fact(label: string, text: string, style: Style): readonly string[] {
  return labelled(label, text, {
    indent,
    label: labelWidth,
    width: style.width,
    dress: style.dim,
  });
}

/** A paragraph that begins where the labels do. */
export function paragraph(text: string, style: Style): readonly string[] {
  return labelled('', text, { indent, label: 0, width: style.width });
}
