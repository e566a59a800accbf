export async function run(_flags: object): Promise<number> {
  throw new Error('not yet');
}
