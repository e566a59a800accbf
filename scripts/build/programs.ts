/** The package's JavaScript: what is loaded together lies together, since each file of hundreds costs its start. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { validatorsModule } from './validators.js';

const root = new URL('../../', import.meta.url);

/** Modules that are run, or imported by their users, by name. */
const entries = [
  'cli/main',
  // To be run before `testcontainers` is loaded, so not in one file with what imports that.
  'container/own-fetch',
  'index',
  'mock/identity/rsa-program',
  'providers/in-process/apart-process',
  'providers/reference/credentials/apart-process',
  'runner/first.spec',
  'runner/second.spec',
  'testcontainers',
  'vitest',
  'vitest/matchers',
];

/** Puts the compiled validators in the place of the module that compiles them. */
const compiledValidators: Plugin = {
  name: 'compiled-validators',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]schemas[\\/]request-validators\.ts$/ }, () => ({
      contents: validatorsModule(),
      loader: 'js',
    }));
  },
};

/** All packages that are installed with this one, or beside it, stay what they are. */
function packages(): readonly string[] {
  const manifest: Record<string, Record<string, string>> = JSON.parse(
    readFileSync(new URL('package.json', root), 'utf8'),
  );
  const named = ['dependencies', 'peerDependencies', 'devDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
  return named.flatMap((name) => [name, `${name}/*`]);
}

/**
 * Writes the programs under the names of their sources; what they share goes into `shared/`.
 *
 * @param into the folder, from that of the package
 */
export async function buildPrograms(into = 'dist'): Promise<void> {
  await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: entries.map((entry) => `src/${entry}.ts`),
    outbase: 'src',
    outdir: into,
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: [...packages()],
    // `sideEffects` of the manifest speaks of what is built here.
    ignoreAnnotations: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [compiledValidators],
  });
}
