import { createServer as createHttpServer } from "node:http";
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from "node:net";
import { onTestFinished } from "vitest";

/** A proxy that leads every host to one server of this machine. */
export interface TestProxy {
  readonly address: string;
  /** The names of hosts that the proxy was asked for. */
  readonly asked: Set<string>;
}

/** Starts a server on a free port, and ends it with its connections when the test ends. @returns the port */
async function portOf(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket.on("error", () => {})));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Joins a client of a proxy to the server. @param answer what tells the client that it is connected */
function join(client: Socket, origin: string, answer: string | Uint8Array): void {
  const target = connect(Number(new URL(origin).port), "127.0.0.1", () => {
    client.write(answer);
    client.pipe(target).pipe(client);
  });
  target.on("error", () => client.destroy());
}

/** @param origin the server that is reached, `http://127.0.0.1:<port>` */
export async function startHttpProxy(origin: string): Promise<TestProxy> {
  const asked = new Set<string>();
  const proxy = createHttpServer().on("connect", (request, client: Socket) => {
    asked.add((request.url ?? "").replace(/:\d+$/, ""));
    join(client, origin, "HTTP/1.1 200 OK\r\n\r\n");
  });
  return { address: `http://127.0.0.1:${await portOf(proxy)}`, asked };
}

/** Starts a proxy of SOCKS 5 that looks names up itself. @param origin the server that is reached */
export async function startSocksProxy(origin: string): Promise<TestProxy> {
  const asked = new Set<string>();
  const proxy = createTcpServer((client) => {
    // No password; then a name of the stated length at byte 5; then the answer that all is well.
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (request: Buffer) => {
        asked.add(request.subarray(5, 5 + (request[4] ?? 0)).toString());
        join(client, origin, Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      });
    });
  });
  return { address: `socks5h://127.0.0.1:${await portOf(proxy)}`, asked };
}
