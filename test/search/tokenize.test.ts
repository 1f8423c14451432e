import { Converter } from "opencc-js/t2cn";
import { describe, expect, it } from "vitest";
import { SIMPLIFIED, TRADITIONAL } from "../../src/lib/text/simplified.js";
import { BREAK, tokenize, tokenizeInPlace } from "../../src/search/tokenize.js";

const printed = (text: string): (string | number)[] =>
  tokenize(text).map((token) =>
    typeof token === "number" ? (token === BREAK ? "|" : String.fromCharCode(token)) : `<${token}>`,
  );

describe("a text", () => {
  it.each([
    ["渡轮停航", "渡轮停航"],
    ["渡轮，停航。", "渡轮|停航"],
    ["  渡 轮  ", "渡|轮"],
    ["G20峰会", "<g20>峰会"],
    ["ＡＢＣ１２３", "<abc123>"],
    ["Covid-19疫情", "<covid>|<19>疫情"],
    ["café crème", "<café>|<crème>"],
    ["圖書館與臺灣", "图书馆与台湾"],
    ["カタカナとひらがな", "カタカナとひらがな"],
    ["한국 뉴스", "한국|뉴스"],
    ["Привет, мир", "<привет>|<мир>"],
    ["😀👨‍👩‍👧", ""],
    ["……！？", ""],
    ["<script>alert(1)</script>", "<script>|<alert>|<1>|<script>"],
    ["ﬁne", "<fine>"],
    ["", ""],
  ])("%s is read as %s", (text, tokens) => {
    expect(printed(text).join("")).toBe(tokens);
  });

  it("of a rare character outside the first plane is read as one character", () => {
    expect(tokenize("𠮷野家")).toHaveLength(3);
  });

  it("is read the same in place, character by character", () => {
    for (const text of ["《圖書館》ＡＢ 12：e\u0301t\u00e9", "①渡轮𠮷", "ㄅㄆ…ﬁ"]) {
      const placed = tokenizeInPlace(text);
      expect(placed.map(({ token }) => token)).toHaveLength(tokenize(text).length);
      for (const { from, to } of placed) expect(to).toBeGreaterThan(from);
    }
  });
});

describe("the table of Traditional characters", () => {
  it("says what opencc-js says: if not, run bench/make-simplified.mjs", () => {
    const simplify = Converter({ from: "t", to: "cn" });
    let [traditional, simplified] = ["", ""];
    for (let code = 0x3400; code <= 0x9fff; code++) {
      const character = String.fromCharCode(code);
      const other = simplify(simplify(character));
      if (other === character || other.length !== 1) continue;
      traditional += character;
      simplified += other;
    }
    expect(TRADITIONAL).toBe(traditional);
    expect(SIMPLIFIED).toBe(simplified);
  });
});
