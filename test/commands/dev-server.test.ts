import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { expect, it } from "vitest";
import { DevServer } from "../../src/commands/dev/dev-server.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Listens on a port, unless another program does already. */
async function occupy(port: number): Promise<Server> {
  const server = createServer().listen(port, "127.0.0.1");
  await Promise.race([once(server, "listening"), once(server, "error").catch(() => undefined)]);
  return server;
}

it("says which ports are in use, and what to do", async () => {
  const first = 46_310;
  const servers = await Promise.all(Array.from({ length: 10 }, (_, offset) => occupy(first + offset)));
  const folder = temporaryFolder();
  try {
    await expect(
      DevServer.start({ site: folder, assets: [], additions: folder }, first),
    ).rejects.toMatchObject({
      message: `the ports ${first} to ${first + 9} are in use`,
      hint: "name another with --port",
    });
  } finally {
    for (const server of servers) server.close();
  }
});
