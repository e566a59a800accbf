/** What the provider under test reported although it does not declare it: for its author, and no verdict. */
import type { Feature } from '../suites/features.js';
import type { RunReport } from './report.js';
import type { Style } from './style.js';
import { labelled } from './text.js';

/** A line for all such features, with how often each came; none where there are none. Ends with an empty line. */
export function undeclaredLines({ cases, provider }: RunReport, style: Style): readonly string[] {
  const counts = new Map<Feature, number>();
  for (const feature of cases.flatMap(({ undeclared = [] }) => undeclared)) {
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const listed = [...counts].map(
    ([feature, count]) => `${feature} in ${count} ${count === 1 ? 'case' : 'cases'}`,
  );
  const text = `${provider.name} reports what it does not declare, which is not judged: ${listed.join(', ')}`;
  return [
    ...labelled('note', text, { indent: 2, label: 6, width: style.width }).map(style.dim),
    '',
  ];
}
