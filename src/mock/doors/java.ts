/** What leads a Java process to the mock: Java reads neither HOME nor the variables of proxies and authorities. Pure. */

/** The variable that every Java process reads before its own options. */
export const javaVariable = 'JAVA_TOOL_OPTIONS';

/** Oracle's SDK for Java leaves its own connector, which ignores Java's proxy settings, for the one of Jersey. */
export const javaConnector = {
  OCI_JAVASDK_JERSEY_CLIENT_DEFAULT_CONNECTOR_ENABLED: 'true',
} as const;

/** What a Java process is told. */
export interface JavaWays {
  /** A file as {@link trustStore} makes it. */
  readonly trustStore: string;
  /** Its home folder. */
  readonly home?: string;
  /** Origin of the proxy for all but this machine. */
  readonly proxy?: string;
}

/**
 * The value of {@link javaVariable}.
 *
 * @param before what the variable holds already, which stays
 *
 * @example
 * javaOptions({ trustStore: '/tmp/ca.jks' }, '-Xmx1g'); // '-Xmx1g -Djavax.net.ssl.trustStore=/tmp/ca.jks …'
 */
export function javaOptions({ trustStore, home, proxy }: JavaWays, before?: string): string {
  const options = {
    ...(home === undefined ? {} : { 'user.home': home }),
    ...(proxy === undefined ? {} : proxyOptions(new URL(proxy))),
    'javax.net.ssl.trustStore': trustStore,
    'javax.net.ssl.trustStoreType': 'JKS',
  };
  const words = Object.entries(options).map(([name, value]) => quotedOption(`-D${name}=${value}`));
  return [...(before ? [before] : []), ...words].join(' ');
}

function proxyOptions({ hostname, port }: URL) {
  return {
    'http.proxyHost': hostname,
    'http.proxyPort': port,
    'https.proxyHost': hostname,
    'https.proxyPort': port,
    'http.nonProxyHosts': 'localhost|127.*|[::1]',
  };
}

/** An option of Node or Java whose value may hold blanks. */
export const quotedOption = (text: string): string =>
  /[\s"\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
