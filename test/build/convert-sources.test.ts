import { expect, it } from "vitest";
import { convertSources, type Source } from "../../src/build/convert-sources.js";
import { loadSettings } from "../../src/settings/load-settings.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("stops where a worker finds a file not as it was read before", async () => {
  const settings = await loadSettings({ content: temporaryFolder() });
  const source = { path: "c1/n1.md", channel: undefined, read: "d1", digest: "d1" } as unknown as Source;
  const cache = { outcomes: { get: () => undefined }, embedded: () => new Set() };
  const workers = { run: () => Promise.resolve() };
  await expect(
    convertSources([source], cache as never, settings, workers as never, () => {}),
  ).rejects.toMatchObject({
    message: "c1/n1.md was changed or removed while it was read",
    hint: expect.stringContaining("run the command again with --verify"),
  });
});
