/** Arguments as one line that a shell reads back as the same arguments. */

/**
 * Quotes what a POSIX shell would take apart.
 *
 * @example
 * shellLine(['oci-conform', '--filter', 'stream level:must']); // "oci-conform --filter 'stream level:must'"
 */
export function shellLine(args: readonly string[]): string {
  return args
    .map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
