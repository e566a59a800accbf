/** The page's scripts where nothing was built: run from its sources, the mock makes them as they are asked for. */

/**
 * Turns TypeScript into what a browser runs. An installed package never comes here.
 */
export async function transpilePage(source: string): Promise<Uint8Array> {
  // The compiler that the project is built with gives no way to do this to one file; tsx does it with esbuild, too.
  const { transformSync } = await import('esbuild');
  const { code } = transformSync(source, {
    loader: 'ts',
    target: 'es2023',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return new TextEncoder().encode(code);
}
