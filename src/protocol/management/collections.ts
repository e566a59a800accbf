/** The lists of the management host that the mock plays. Source: npm oci-generativeai, lib/client.js. */

/** The first segment of their paths behind `/20231130/`, spelled as there. */
export const collectionNames = [
  'models',
  'endpoints',
  'dedicatedAiClusters',
  'generativeAiProjects',
  'apikeys',
  'importedModels',
  'generativeAiPrivateEndpoints',
  'workRequests',
] as const;

/** One of {@link collectionNames}. */
export type CollectionName = (typeof collectionNames)[number];

/** Those whose things can be made, changed and deleted here. */
export const changeableNames = [
  'endpoints',
  'dedicatedAiClusters',
  'generativeAiProjects',
  'apikeys',
] as const satisfies readonly CollectionName[];

/** One of {@link changeableNames}. */
export type ChangeableName = (typeof changeableNames)[number];

const all = collectionNames.join('|');
const changeable = changeableNames.join('|');

/** What a path behind `/20231130/` takes; the first that fits counts. */
const ways: readonly (readonly [path: RegExp, methods: readonly string[]])[] = [
  [new RegExp(`^(?:${changeable})$`), ['GET', 'POST']],
  [new RegExp(`^(?:${changeable})/[^/]+$`), ['GET', 'PUT', 'DELETE']],
  [new RegExp(`^(?:${changeable})/[^/]+/actions/changeCompartment$`), ['POST']],
  [/^apikeys\/[^/]+\/actions\/(?:renew|setstate)$/, ['POST']],
  [/^workRequests\/[^/]+\/(?:errors|logs)$/, ['GET']],
  [new RegExp(`^(?:${all})(?:/[^/]+)?$`), ['GET']],
];

/**
 * The methods of a path of the management host; `undefined` where the mock plays nothing.
 *
 * @param path behind `/20231130/`
 *
 * @example
 * methodsOf('endpoints/ocid1.generativeaiendpoint.oc1..a'); // ['GET', 'PUT', 'DELETE']
 */
export function methodsOf(path: string): readonly string[] | undefined {
  return ways.find(([pattern]) => pattern.test(path))?.[1];
}
