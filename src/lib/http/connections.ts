import { isIP } from "node:net";
import { socksConnector } from "fetch-socks";
import { getProxyForUrl } from "proxy-from-env";
import { Agent, type buildConnector, type Dispatcher, ProxyAgent } from "undici";
import { BuildError } from "../../model/problem.js";
import { memoize } from "../memoize.js";
import { allowedAddresses, guardedLookup, type MayConnect } from "./public-address.js";

const HINT = "write it like http://host:8080 or socks5h://127.0.0.1:9050";

/**
 * Connections to hosts: direct ones, and those through the proxies that the variables `HTTP_PROXY`, `HTTPS_PROXY`,
 * `ALL_PROXY` and `NO_PROXY` name. A proxy of the kinds `http`, `https`, `socks5h` and `socks4a` looks names up itself; for
 * `socks5` and `socks4` they are looked up and checked here.
 */
export class Connections {
  private readonly made: Dispatcher[] = [];
  private readonly dispatcherOf = memoize((proxy: string): Dispatcher => {
    const dispatcher = proxy === "" ? this.direct() : this.through(proxy);
    this.made.push(dispatcher);
    return dispatcher;
  });

  /**
   * @param timeout milliseconds that connecting may take
   * @param perHost the most connections to one host at a time; null for no limit
   */
  constructor(
    private readonly mayConnect: MayConnect,
    private readonly timeout: number,
    private readonly perHost: number | null = 1,
  ) {}

  /** Returns what sends a request to an address. @throws BuildError if the proxy's address cannot be used */
  for(url: URL): Dispatcher {
    return this.dispatcherOf(getProxyForUrl(url.href));
  }

  async close(): Promise<void> {
    await Promise.all(this.made.map((dispatcher) => dispatcher.destroy()));
  }

  private direct(): Dispatcher {
    const { timeout, perHost } = this;
    const lookup = guardedLookup(this.mayConnect);
    return new Agent({ connections: perHost, connect: { timeout, lookup } });
  }

  private through(proxy: string): Dispatcher {
    const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
    if (!url?.hostname) throw new BuildError("the proxy that the environment names is not an address", HINT);
    const { timeout, perHost: connections } = this;
    if (/^https?:$/.test(url.protocol))
      return new ProxyAgent({ uri: proxy, connections, proxyTls: { timeout }, requestTls: { timeout } });
    const [, version, isRemote] = /^socks([45]?)([ah]?):$/.exec(url.protocol) ?? [];
    if (version === undefined)
      throw new BuildError(`the proxy ${url.protocol}//${url.host} is of no known kind`, HINT);
    const type = version === "4" ? 4 : 5;
    const connector = socksConnector({ ...endOf(url), type }, { timeout });
    return new Agent({ connections, connect: isRemote ? connector : this.checkedFirst(connector) });
  }

  /** Returns a connector that gives the proxy an IP address that was checked, in place of a name. */
  private checkedFirst(connector: buildConnector.connector): buildConnector.connector {
    return (options, callback) => {
      const name = options.hostname;
      if (isIP(name)) {
        connector(options, callback);
        return;
      }
      allowedAddresses(name, this.mayConnect).then(
        ([first]) => connector({ ...options, hostname: first?.address ?? name }, callback),
        (error: Error) => callback(error, null),
      );
    };
  }
}

/** Returns where a SOCKS proxy is, and as whom it is used. */
function endOf({ hostname, port, username, password }: URL) {
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || 1080),
    ...(username ? { userId: decodeURIComponent(username), password: decodeURIComponent(password) } : {}),
  };
}
