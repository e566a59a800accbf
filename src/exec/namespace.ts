/** What is done inside a new namespace before a command runs there. */
import { metadataHosts } from '../protocol/hosts.js';

const [ipv4, ipv6] = metadataHosts;

/** Where a pod of Kubernetes has its service account, and every SDK of Oracle's looks for it if told nothing else. */
const serviceAccount = 'secrets/kubernetes.io/serviceaccount';

/** A file or folder, and the one that it stands in for. */
export type Mount = readonly [place: string, over: string];

/** What a namespace is furnished with. */
export interface Furniture {
  readonly mounts: readonly Mount[];
  /** What is at `/var/run/secrets/kubernetes.io/serviceaccount`. */
  readonly serviceAccount: string;
  /** An empty folder. */
  readonly scratch: string;
}

/**
 * For any POSIX shell. Its arguments: the service account's folder, an empty one, pairs of a file and what it is
 * to stand in for, `--`, the command.
 *
 * Nobody but root can make a folder in `/run`: so it gets a stand-in, in which all its entries are again. Caches
 * of names answer with what the machine knows, so they are hidden. Ports below 1024 are opened to everybody, so
 * that the rights over the namespace can be given up before the command runs.
 */
const script = `
set -e
account=$1 scratch=$2
shift 2
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
run=$(cd /var/run && pwd -P)
if ! [ -d "$run/${serviceAccount}" ]; then
  mount -t tmpfs -o mode=755 tmpfs "$scratch"
  for entry in "$run"/* "$run"/.[!.]*; do
    again=$scratch/\${entry##*/}
    if [ -L "$entry" ]; then cp -P "$entry" "$again"
    elif [ -d "$entry" ]; then mkdir "$again" && mount -o rbind "$entry" "$again"
    elif [ -e "$entry" ]; then : >"$again" && mount -o bind "$entry" "$again"
    fi || :
  done
  mkdir -p "$scratch/${serviceAccount}"
  mount -o rbind "$scratch" "$run"
fi
mount -o bind "$account" "$run/${serviceAccount}"
for cache in "$run/nscd" "$run/systemd/resolve"; do
  if [ -d "$cache" ]; then mount -t tmpfs -o mode=755 tmpfs "$cache"; fi
done
if [ "$(id -u)" != 0 ] && command -v setpriv >/dev/null \\
  && (echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start) 2>/dev/null; then
  exec setpriv --inh-caps=-all --ambient-caps=-all -- "$@"
fi
exec "$@"
`;

/** The command line that furnishes a namespace; the command to run there follows it. */
export const enter = (furniture: Furniture): string[] => [
  'sh',
  '-c',
  script,
  'oci-conform',
  furniture.serviceAccount,
  furniture.scratch,
  ...furniture.mounts.flat(),
  '--',
];
