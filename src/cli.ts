#!/usr/bin/env node
import { createProgram } from "./commands/program.js";
import { describeError } from "./commands/support/describe-error.js";

for (const output of [process.stdout, process.stderr]) output.on("error", endWithoutOutput);

try {
  await createProgram().parseAsync();
} catch (error) {
  console.error(describeError(error));
  process.exit(1);
}

/** A program that reads the output, such as `head`, may have had enough. */
function endWithoutOutput({ code, message }: NodeJS.ErrnoException): never {
  if (code !== "EPIPE") console.error(`error: the output cannot be written: ${message}`);
  process.exit(1);
}
