/** A hosts file in which the service's names are this machine's. */
import type { Region as OracleRegion } from 'oci-common';

/** The names that the service has in a region; templates as in src/protocol/hosts.ts. */
const namesIn = ({
  regionId,
  realm: { secondLevelDomain: domain },
}: OracleRegion): readonly string[] => [
  `inference.generativeai.${regionId}.oci.${domain}`,
  `inference.generativeai.${regionId}.ds.oci.${domain}`,
  `generativeai.${regionId}.oci.${domain}`,
  `generativeai.${regionId}.ds.oci.${domain}`,
  `auth.${regionId}.${domain}`,
  `auth.${regionId}.oci.${domain}`,
];

/**
 * The names in all regions that Oracle's SDK knows, then what the file holds already. A hosts file has no
 * patterns: a region that opens after the SDK's release is not in it.
 *
 * @param known the content of the file
 */
export async function hostsFile(known: string): Promise<string> {
  const { Region } = await import('oci-common');
  const names = Region.values().flatMap(namesIn);
  return [...names.map((name) => `127.0.0.1 ${name}`), known].join('\n');
}
