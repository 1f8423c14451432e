import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createProgress } from "../../src/build/progress.js";

it("draws a bar on a terminal, and leaves the terminal as it was while the bar is there", async () => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const progress = await createProgress(terminal as unknown as NodeJS.WriteStream);
  await progress.stage("convert", (tick) => tick(3, 10));
  const drawn = String(terminal.read());
  expect(drawn).toMatch(/convert .*3\/10/);
  // Modes of a terminal: `?25` shows the cursor, `?7` wraps lines.
  expect(drawn).not.toContain("\u001b[?");
});
