import type { Flags } from "../settings/load-settings.js";
import { DevSession } from "./dev/dev-session.js";

/**
 * Builds and serves the site, and builds again and reloads the browser whenever content, templates or settings change,
 * until the process is stopped. A build that fails is shown on the terminal and on the page. The next change tries again.
 * @param port the first port that is tried; 0 for any free one
 * @throws BuildError where the settings cannot be used when it starts, or no port is free
 */
export async function runDev({ port = 8080, ...flags }: Flags & { readonly port?: number }): Promise<void> {
  const session = await DevSession.start(flags, port);
  if (port !== 0 && session.port !== port) console.error(`port ${port} is not free; another one was taken`);
  console.log(`http://localhost:${session.port}/`);
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, done);
  });
  await session.stop();
}
