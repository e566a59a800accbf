/**
 * The mock of Oracle Cloud Infrastructure (OCI) Generative AI in a container, for Testcontainers (an optional peer
 * dependency). The image is built from this package: docs/container.md.
 *
 * @example
 * import { OciConformContainer } from 'oci-conform/testcontainers';
 *
 * await using container = await new OciConformContainer('oci-conform').start();
 * const { endpoint, configFile, profile, compartmentId } = container.access('api_key');
 */

// Before Testcontainers, and so in this place.
import './container/own-fetch.js';
import {
  AbstractStartedContainer,
  BoundPorts,
  GenericContainer,
  getContainerRuntimeClient,
  type InspectResult,
  type StartedTestContainer,
  Wait,
} from 'testcontainers';
import { type Folder, makeFolder, writeHome } from './container/home.js';
import { homeInside, portsInside, reading, telling, waiting } from './container/inside.js';
import { ConformError } from './errors.js';
import type { HandedHome } from './exec/handed.js';
import { type RemoteTenancy, remoteTenancy } from './mock/control/client.js';
import type { Access } from './protocol/access.js';
import type { AuthMode } from './protocol/call.js';

export type { Access, AuthMode, RemoteTenancy };

/** A container of the mock, to be started. Its root file system is read-only, and it does not run as root. */
export class OciConformContainer extends GenericContainer {
  #id = '';
  #more: readonly string[] = [];
  #control: readonly string[] = [];
  readonly #folders = new Map<string, Folder>();

  /** @param image the name of an image that was built from this version of the package */
  constructor(image: string) {
    super(image);
    const [command = '', ...args] = waiting;
    this.withEntrypoint([command])
      .withCommand(args)
      .withExposedPorts(portsInside.plain, portsInside.tls)
      .withTmpFs({ '/tmp': 'rw' })
      .withWaitStrategy(Wait.forLogMessage(/ is listening\.$/m));
    this.hostConfig.ReadonlyRootfs = true;
  }

  /**
   * Further options of `oci-conform mock`, such as `'--auth', 'lenient'` or `'--auth-mode', 'session_token'`, which
   * says what `DEFAULT` is in the config file.
   */
  withArguments(...args: readonly string[]): this {
    this.#more = args;
    return this;
  }

  /**
   * Opens the control API, so that a test can say what is answered: see `tenancy` of the started container. Docker
   * publishes the port on all addresses of its host: whoever reaches it there controls the mock.
   */
  withControl(): this {
    this.#control = ['--control'];
    return this;
  }

  protected override async containerCreated(id: string): Promise<void> {
    this.#id = id;
    this.#folders.set(id, makeFolder());
  }

  /** The ports are known now: tells the mock by which address it is called. */
  protected override async containerStarting(inspected: InspectResult): Promise<void> {
    const { container, info } = await getContainerRuntimeClient();
    const { host, hostIps } = info.containerRuntime;
    const ports = BoundPorts.fromInspectResult(hostIps, inspected);
    const address = host.includes(':') ? `[${host}]` : host;
    const args = ['mock', '--host', '0.0.0.0', '--home', homeInside]
      .concat('--port', String(portsInside.plain), '--tls-port', String(portsInside.tls))
      .concat('--public-origin', `http://${address}:${ports.getBinding(portsInside.plain)}`)
      .concat('--public-tls-port', String(ports.getBinding(portsInside.tls)))
      .concat('--home-as', this.#folders.get(this.#id)?.path ?? '', this.#control, this.#more);
    const told = await container.exec(container.getById(this.#id), telling(args));
    if (told.exitCode !== 0) throw failed(told.output);
  }

  /**
   * Starts the container, and copies what clients need to a temporary folder.
   *
   * @throws Error as Testcontainers does, where the mock does not start: its log says why
   */
  override async start(): Promise<StartedOciConformContainer> {
    try {
      const started = await super.start();
      const folder = this.#folders.get(started.getId());
      const { exitCode, stdout, output } = await started.exec([...reading]);
      if (folder === undefined || exitCode !== 0) throw failed(output);
      return new StartedOciConformContainer(started, await writeHome(folder.path, stdout), folder);
    } catch (error) {
      await this.#folders.get(this.#id)?.remove();
      throw error;
    }
  }
}

const failed = (output: string) =>
  new ConformError(
    'OCIC_KIT_FAILED',
    `The container does not do as it should: ${output.trim()}`,
    'Build the image from the same version of oci-conform; docs/container.md says how.',
  );

/** A running container of the mock. Its keys and files here are gone once it is stopped. */
export class StartedOciConformContainer extends AbstractStartedContainer {
  readonly #handed: HandedHome;
  readonly #folder: Folder;

  constructor(started: StartedTestContainer, handed: HandedHome, folder: Folder) {
    super(started);
    this.#handed = handed;
    this.#folder = folder;
  }

  /** Where the mock is for this process, e.g. `http://localhost:32768`. */
  get origin(): string {
    return this.access('api_key').endpoint;
  }

  /**
   * The tenancy that {@link access} calls as: what it answers, what goes wrong, what it saw.
   *
   * @throws ConformError from each method, `OCIC_CONTROL_REFUSED` without `withControl()`
   *
   * @example
   * await container.tenancy.reply({ error: { status: 429, message: 'Slow down.' } });
   */
  get tenancy(): RemoteTenancy {
    return remoteTenancy(this.origin);
  }

  /**
   * All that a client needs in an auth mode: the address, ids, a config file and its profile, and where the mode
   * has them Oracle's variables (`environment`), the authority of the TLS port and tokens.
   */
  access(mode: AuthMode): Access {
    const access = this.#handed.access[mode];
    if (access === undefined) throw failed(`it knows no auth mode ${mode}`);
    return access;
  }

  /**
   * Variables for a process that is to find the mock and nothing else, as `oci-conform env` prints them. They hold
   * `HOME`, since Oracle's SDKs take `~/.oci/config` before any variable.
   *
   * @example
   * spawn('python', ['agent.py'], { env: { ...process.env, ...container.env() } });
   */
  env(): Readonly<Record<string, string>> {
    return this.#handed.environment;
  }

  protected override async containerStopped(): Promise<void> {
    await this.#folder.remove();
  }
}
