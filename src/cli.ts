#!/usr/bin/env node

// An older Node.js has to read this file, to say that it is too old. So other modules are imported later, and nothing here is newer
// than the releases of 2019.

/** The oldest version of each release line of Node.js that runs the program, as `engines` in package.json says. */
const OLDEST = ["20.19", "22.2"];

if (!runsOn(process.versions.node)) {
  console.error(
    `error: newsmirror needs Node.js ${OLDEST.join(", ")} or newer; this is ${process.versions.node}\n  → get a newer one from https://nodejs.org/`,
  );
  process.exit(1);
}
void run();

function runsOn(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const lines = OLDEST.map((oldest) => oldest.split(".").map(Number));
  const isNewer = lines.every(([oldest = 0]) => major > oldest);
  return isNewer || lines.some(([oldest, least = 0]) => major === oldest && minor >= least);
}

async function run(): Promise<void> {
  const { createProgram } = await import("./commands/program.js");
  const { describeError } = await import("./commands/support/describe-error.js");
  for (const output of [process.stdout, process.stderr]) output.on("error", endWithoutOutput);
  try {
    await createProgram().parseAsync();
  } catch (error) {
    console.error(describeError(error));
    process.exit(1);
  }
}

/** A program that reads the output, such as `head`, may have had enough. */
function endWithoutOutput({ code, message }: NodeJS.ErrnoException): never {
  if (code !== "EPIPE") console.error(`error: the output cannot be written: ${message}`);
  process.exit(1);
}
