import type { Command } from "commander";

/** Runs a command. It returns false where the program ends with exit code 1, though no error was thrown. */
type Run<Args extends unknown[]> = (...args: Args) => Promise<unknown>;

/** Returns the action of a command. Its module is loaded when it is called, since each command loads other packages. */
export const lazyCommand =
  <Args extends unknown[]>(load: () => Promise<Run<Args>>) =>
  async (...args: [...Args, command: Command]): Promise<void> => {
    const run = await load();
    if ((await run(...(args.slice(0, -1) as Args))) === false) process.exitCode = 1;
  };
