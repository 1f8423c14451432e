import path from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { type Command, CommanderError } from "commander";
import { vi } from "vitest";
import type { Result } from "./run-cli.js";

/**
 * Runs a command of the compiled program in this process, in a tenth of the time that a process takes to start, and
 * without threads, unless `--jobs` is given. One runs at a time: the working folder, the environment and the output are those of the process.
 * @param folder the working folder
 */
export async function runHere(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  folder = ".",
): Promise<Result> {
  const output = catchOutput();
  const restore = enter(folder, env);
  try {
    return { code: await codeOf(args), ...output.texts };
  } finally {
    restore();
    output.end();
  }
}

/** Runs a command as `src/cli.ts` does. Returns the exit code. */
async function codeOf(args: readonly string[]): Promise<number> {
  const commands = pathToFileURL(path.join(import.meta.dirname, "../../dist/commands")).href;
  const { createProgram } = await import(/* @vite-ignore */ `${commands}/program.js`);
  const { describeError } = await import(/* @vite-ignore */ `${commands}/support/describe-error.js`);
  try {
    await programHere(createProgram()).parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    console.error(describeError(error));
    return 1;
  }
}

/**
 * Has a command, and those below it, throw a `CommanderError` where they would end the process, and run without threads
 * unless `--jobs` is given: threads take more of the processors than a small run itself.
 */
function programHere(command: Command): Command {
  for (const one of command.commands) programHere(one);
  const threads = command.options.find(({ description }) => description.startsWith("worker threads"));
  if (threads) command.setOptionValueWithSource(threads.attributeName(), 1, "default");
  return command.exitOverride();
}

/** Changes the working folder and the environment. Returns what takes both back. */
function enter(folder: string, env: Readonly<Record<string, string>>): () => void {
  const before = { folder: process.cwd(), env: { ...process.env } };
  process.chdir(folder);
  Object.assign(process.env, env);
  return () => {
    process.chdir(before.folder);
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, before.env);
    process.exitCode = undefined;
  };
}

/** Catches what is printed, instead of its being shown, until `end` is called. */
export function catchOutput() {
  const texts = { out: "", err: "" };
  const adder = (name: "out" | "err") => (text: unknown) => {
    texts[name] += String(text);
    return true;
  };
  const lineAdder =
    (name: "out" | "err") =>
    (...values: unknown[]) => {
      texts[name] += `${format(...values)}\n`;
    };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(adder("out")),
    vi.spyOn(process.stderr, "write").mockImplementation(adder("err")),
    vi.spyOn(console, "log").mockImplementation(lineAdder("out")),
    vi.spyOn(console, "error").mockImplementation(lineAdder("err")),
  ];
  return {
    texts,
    end() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
