/** What `init` writes for each language, and what is to be done before its first run. Data. */

import { pins } from './pins.js';

/** A language that `init` knows. */
export interface Language {
  /** The example that the adapter and its baseline are copies of, below `examples/`, without an ending. */
  readonly example: string;
  readonly adapter: string;
  /** The client under test, in words. */
  readonly client: string;
  /** Shell lines that fetch the client and make the adapter ready to be started, in CI and at home. */
  readonly install: readonly string[];
  /** The command for `--provider`. */
  readonly provider: string;
  /** The steps of a GitHub workflow that set the language up. */
  readonly setup: readonly string[];
  /** What stands beside the adapter: the protocol, and what else it needs. Their names, in the folder of the example. */
  readonly beside: readonly string[];
}

const node = ['- uses: actions/setup-node@v4', '  with: { node-version: 22 }'];

/** The languages, by the words that `--lang` takes. */
export const languages: Readonly<Record<string, Language>> = {
  typescript: {
    example: 'typescript/openai',
    adapter: 'adapter.mjs',
    client: 'openai, on the chat completions of the service',
    install: [`npm install --no-save ${pins.typescript}`],
    provider: 'node adapter.mjs',
    setup: node,
    beside: ['conform.mjs'],
  },
  python: {
    example: 'python/oci_sdk',
    adapter: 'adapter.py',
    client: "Oracle's SDK for Python, native chat",
    install: [`python -m pip install ${pins.python}`],
    provider: 'python adapter.py',
    setup: ['- uses: actions/setup-python@v5', "  with: { python-version: '3.13' }", ...node],
    beside: ['conform.py', 'generic.py'],
  },
  go: {
    example: 'go/adapter',
    adapter: 'adapter.go',
    client: "Oracle's SDK for Go, native chat",
    install: [
      '[ -f go.mod ] || go mod init example.com/adapter',
      `go get ${pins.go}`,
      'go build -o adapter adapter.go conform.go generic.go',
    ],
    provider: './adapter',
    setup: ['- uses: actions/setup-go@v5', '  with: { go-version: stable }', ...node],
    beside: ['conform.go', 'generic.go'],
  },
  java: {
    example: 'java/Adapter',
    adapter: 'Adapter.java',
    client: "Oracle's SDK for Java, native chat",
    install: [
      'mvn -q -f adapter.pom.xml dependency:copy-dependencies -DoutputDirectory=adapter-lib',
      'javac -encoding UTF-8 -cp "adapter-lib/*" -d adapter-lib Adapter.java Conform.java Generic.java',
    ],
    provider: 'java -cp "adapter-lib:adapter-lib/*" Adapter',
    setup: [
      '- uses: actions/setup-java@v4',
      '  with: { distribution: temurin, java-version: 21 }',
      ...node,
    ],
    beside: ['Conform.java', 'Generic.java', 'adapter.pom.xml'],
  },
};
