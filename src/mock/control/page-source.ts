/** The page's scripts where nothing was built: run from its sources, the mock makes them as they are asked for. */

/**
 * Turns TypeScript into what a browser runs, with the compiler that the project is built with. An installed package
 * never comes here.
 */
export async function transpilePage(source: string): Promise<Uint8Array> {
  const { default: typescript } = await import('typescript');
  const { outputText } = typescript.transpileModule(source, {
    compilerOptions: {
      target: typescript.ScriptTarget.ES2023,
      module: typescript.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  return new TextEncoder().encode(outputText);
}
