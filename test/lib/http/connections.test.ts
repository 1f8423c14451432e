import { createServer } from "node:net";
import { request } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Connections } from "../../../src/lib/http/connections.js";
import { isPublicAddress, type MayConnect } from "../../../src/lib/http/public-address.js";
import { listening, startPictureServer } from "../../pictures/picture-server.js";

/** Asks for an address without looking at the address itself. Returns the status, or the error. */
async function ask(address: string, mayConnect: MayConnect): Promise<number | string> {
  const connections = new Connections(mayConnect, 1000);
  try {
    const { statusCode, body } = await request(address, { dispatcher: connections.for(new URL(address)) });
    await body.dump();
    return statusCode;
  } catch (error) {
    return (error as Error).name;
  } finally {
    await connections.close();
  }
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a connection", () => {
  it("is made to no name of a private host", async () => {
    const { origin, times } = await startPictureServer();
    const address = `${origin.replace("127.0.0.1", "localhost")}/ok/1.jpg`;
    vi.stubEnv("no_proxy", "*");
    expect(await ask(address, isPublicAddress)).toBe("PrivateAddressError");
    expect(times).toEqual([]);
    expect(await ask(address, () => true)).toBe(200);
  });

  it("is asked of no SOCKS proxy for a name of a private host, if names are looked up here", async () => {
    let clients = 0;
    const port = await listening(
      createServer((client) => {
        clients++;
        client.destroy();
      }),
    );
    vi.stubEnv("no_proxy", "");
    vi.stubEnv("http_proxy", "");
    vi.stubEnv("HTTP_PROXY", "");
    vi.stubEnv("ALL_PROXY", `socks5://127.0.0.1:${port}`);
    vi.stubEnv("all_proxy", `socks5://127.0.0.1:${port}`);
    expect(await ask("http://localhost:9/a.jpg", isPublicAddress)).toBe("PrivateAddressError");
    expect(clients).toBe(0);
    expect(await ask("http://localhost:9/a.jpg", () => true)).not.toBe(200);
    expect(clients).toBe(1);
  });
});
