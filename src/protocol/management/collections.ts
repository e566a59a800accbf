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
