import { constants } from "node:buffer";
import { expect, it } from "vitest";
import type { CopySource } from "../../src/check/verify/copy-source.js";
import { verifyCopy } from "../../src/check/verify/verify-copy.js";

const verify = (source: CopySource) => verifyCopy(source, { parallel: 1, tick: () => {} });

it("reads no more of a manifest than a text can hold, before and after it is unpacked", async () => {
  let asked = 0;
  const endless: CopySource = {
    name: "copy.example",
    hint: "",
    read: async (_, limit) => {
      asked = limit;
      return { kind: "too-long" };
    },
    list: async () => undefined,
  };
  await expect(verify(endless)).rejects.toThrow(/manifest\.json from copy\.example has more than \d+ bytes/);
  expect(2 * asked).toBeLessThan(constants.MAX_STRING_LENGTH);
});
