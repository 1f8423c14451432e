import { expect, test } from "vitest";
import { withoutForbidden } from "../../src/lib/text/xml-characters.js";

/** Tells by the definition of XML 1.0, and that of HTML's control characters and noncharacters, whether one may stand. */
function isAllowed(code: number): boolean {
  const isControl =
    (code < 0x20 && ![9, 10, 13].includes(code)) || (code > 0x7e && code < 0xa0 && code !== 0x85);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const isNoncharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return !isControl && !isSurrogate && !isNoncharacter;
}

test("removes exactly the characters that are forbidden", () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const expected = isAllowed(code) ? `桥${String.fromCodePoint(code)}a` : "桥a";
    if (withoutForbidden(`桥${String.fromCodePoint(code)}a`) !== expected) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
