/** What is done inside a new namespace before a command runs there. */
import { metadataHosts } from '../protocol/hosts.js';

const [ipv4, ipv6] = metadataHosts;

/**
 * For any POSIX shell. Its arguments: pairs of a file and what it is to stand in for, `--`, the command.
 *
 * Caches of names answer with what the machine knows, so they are hidden. Ports below 1024 are opened to
 * everybody, so that the rights over the namespace can be given up before the command runs.
 */
const script = `
set -e
if command -v ip >/dev/null; then
  ip link set lo up
  ip address add ${ipv4}/32 dev lo
  ip -6 address add ${ipv6}/128 dev lo 2>/dev/null || :
elif command -v ifconfig >/dev/null; then
  ifconfig lo up
  ifconfig lo:0 ${ipv4} netmask 255.255.255.255 up
  ifconfig lo add ${ipv6}/128 2>/dev/null || :
else
  echo 'neither ip nor ifconfig is there' >&2
  exit 1
fi
while [ "$1" != -- ]; do
  mount -o bind "$1" "$2"
  shift 2
done
shift
for cache in /run/nscd /run/systemd/resolve; do
  if [ -d "$cache" ]; then mount -t tmpfs -o mode=755 tmpfs "$cache"; fi
done
if [ "$(id -u)" != 0 ] && command -v setpriv >/dev/null \\
  && (echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start) 2>/dev/null; then
  exec setpriv --inh-caps=-all --ambient-caps=-all -- "$@"
fi
exec "$@"
`;

/**
 * The command line that furnishes a namespace; the command to run there follows it.
 *
 * @param mounts files, and those that they stand in for
 */
export const enter = (mounts: readonly (readonly [file: string, over: string])[]): string[] => [
  'sh',
  '-c',
  script,
  'oci-conform',
  ...mounts.flat(),
  '--',
];
