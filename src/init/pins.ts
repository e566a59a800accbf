/** The clients of the examples, at the versions that the baselines beside them were seen with. Data. */

/**
 * What is fetched, as each language's tool writes it. Java's is in `examples/java/adapter.pom.xml`, which is copied as it
 * is.
 */
export const pins = {
  typescript: 'openai@6.49.0',
  python: 'oci==2.189.0',
  go: 'github.com/oracle/oci-go-sdk/v65/generativeaiinference@v65.129.0',
} as const;
