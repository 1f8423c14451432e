import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BREAK, type Token, tokenize, tokenizeWithOffsets } from "../../../src/search/format/tokenize.js";

const printed = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      typeof token === "number" ? (token === BREAK ? "|" : String.fromCharCode(token)) : `<${token}>`,
    )
    .join("");

describe("a text", () => {
  it.each([
    ["渡轮停航", "渡轮停航"],
    ["渡轮，停航。", "渡轮|停航"],
    ["  渡 轮  ", "渡|轮"],
    ["G20峰会", "<g20>峰会"],
    ["ＡＢＣ１２３", "<abc123>"],
    ["Covid-19疫情", "<covid>|<19>疫情"],
    ["圖書館與臺灣", "图书馆与台湾"],
    ["カタカナとひらがな", "カタカナとひらがな"],
    ["ｶﾞｲﾄﾞ", "ガイド"],
    ["한국 뉴스", "한국|뉴스"],
    ["Привет, мир", "<привет>|<мир>"],
    ["ئۇيغۇر خەۋەرلىرى، بۈگۈن", "<یٔۇیغۇر>|<خهۋهرلیری>|<بۈگۈن>"],
    ["ข่าววันนี้", "ข่าววันนี้"],
    ["བོད་ཡིག", "<བོད>|<ཡིག>"],
    ["😀👨‍👩‍👧", ""],
    ["……！？", ""],
    ["<script>alert(1)</script>", "<script>|<alert>|<1>|<script>"],
    ["ﬁne", "<fine>"],
    ["3, 4", "<3>|<4>"],
    ["3,4", "<3>|<4>"],
    ["2021,2022", "<2021>|<2022>"],
    ["2 000", "<2000>"],
    ["1,2345", "<1>|<2345>"],
    ["3.141", "<3141>"],
    ["", ""],
  ])("%s is read as %s", (text, tokens) => {
    expect(printed(tokenize(text))).toBe(tokens);
  });

  it("of a rare character outside the first plane is read as one character", () => {
    expect(tokenize("𠮷野家")).toHaveLength(3);
  });
});

describe("spellings that find each other", () => {
  it.each([
    ["看着 看著", "意味着 意味著", "随着 隨着 隨著", "着急 著急"],
    ["什么 什麼 甚麼 甚么", "了解 瞭解", "你们 妳們 妳们", "它们 牠們", "身份 身分", "账号 帳號"],
    ["里面 裡面 裏面", "台湾 臺灣 台灣", "只有 祇有 衹有", "一只 一隻", "后来 後來", "皇后 皇后"],
    ["计划 計劃 計畫", "群众 群眾 羣衆", "吃茶 喫茶", "启动 啟動 啓動", "唯一 惟一", "洒 灑", "鋐 𬭎"],
    ["cafe café CAFÉ cafe\u0301 Ｃａｆé", "creme crème", "strasse straße STRASSE STRAẞE"],
    ["oslo øslo ØSLO", "lodz łódź ŁÓDŹ", "dien điện", "aeon æon", "istanbul İstanbul", "oeuvre œuvre"],
    [
      "2000 2,000 2，000 ２０００ ２，０００ 2\u2009000 2\u00a0000 2\u202f000 2'000 2’000 ٢٠٠٠ ٢٬٠٠٠ ۲۰۰۰ २००० २,००० ২০০০ ౨౦౦౦ ൨൦൦൦ ๒๐๐๐ ໒໐໐໐ ၂၀၀၀ ២០០០",
    ],
    [
      "ایران ايران",
      "کتاب كتاب",
      "علی علي على",
      "مدرسه مدرسة",
      "п'ять п’ять пʼять",
      "hawai'i hawaiʻi",
      "3ヶ月 3ケ月",
    ],
    ["1234567 1,234,567 1.234.567 1\u202f234\u202f567 12,34,567", "2000km 2,000km 2.000km", "2000人 2,000人"],
    ["2023年 二〇二三年 二零二三年 二○二三年", "1949 一九四九", "1980年代 一九八〇年代"],
    [
      "O'Brien’s OBriens",
      "don't don’t dont",
      "I'm im",
      "we’re were",
      "1990's 1990s",
      "Xi'an xian",
      "п'ять пять",
    ],
    ["e-mail E‑Mail email", "X-rays xrays", "U.S. US", "т.е. те", "oʻzbek o'zbek ozbek"],
    [
      "हिन्दी हिंदी",
      "पाँच पांच",
      "सम्पर्क संपर्क",
      "अङ्क अंक",
      "पञ्चायत पंचायत",
      "घण्टा घंटा",
      "ગુજરાતી ગુજરાતી",
      "હિન્દી હિંદી",
    ],
    ["ہے ھے هے", "خانهٔ خانۀ خانه", "ٱلله الله", "مدرسۃ مدرسہ"],
    ["サーバー サーバ ｻｰﾊﾞｰ", "沢田 澤田", "広島 廣島", "髙橋 高橋", "学校 學校", "田辺 田邊 田邉"],
    ["น้ำ นํ้า น\u0e49\u0e4dา", "แม่ เเม่", "ນ້ຳ ນໍ້າ"],
    ["қазақ казак", "Ғалым Галым", "ґанок ганок", "өнөөдөр оноодор"],
    ["ሀገር ሐገር ኀገር ሃገር", "ሰላም ሠላም", "ዓለም አለም", "ፀሐይ ጸሀይ", "তৎকাল তত্কাল", "ന്\u200d ൻ", "װאָס וואס"],
    ["ինչպես ինչպե՞ս Ինչպե՛ս", "եկեք եկե՜ք", "ով ո՞վ", "և եւ"],
    ["ဩဂုတ် သြဂုတ်", "ဝန်ကြီး ၀န်ကြီး", "ကုံ ကံု", "ခံ့ ခ့ံ"],
    ["ស្ត្រី ស្រ្តី ស្ត្រី", "កណ្ដាល កណ្តាល", "ស្ដ្រី ស្រ្ដី", "ជុំ ជំុ", "ជើង ជេីង", "កោះ កេាះ"],
    ["ແມ່ ເເມ່", "ƴan yan"],
    [
      "列夫托尔斯泰 列夫·托尔斯泰 列夫•托尔斯泰 列夫‧托尔斯泰 列夫・托尔斯泰 列夫･托尔斯泰 列夫．托尔斯泰 列夫.托尔斯泰",
      "五四 五·四",
    ],
    [
      "レオナルドダヴィンチ レオナルド・ダ・ヴィンチ ﾚｵﾅﾙﾄﾞ･ﾀﾞ･ｳﾞｨﾝﾁ",
      "한미 한·미 한‧미",
      "collegi col·legi coŀlegi",
    ],
    ["еще ещё", "ударение ударе\u0301ние", "ΟΔΟΣ οδος οδός"],
    ["जिला ज़िला ज\u093cिला", "सडक सड़क"],
    ["كتاب كِتَاب كـتـاب", "احمد أحمد", "שלום שָׁלוֹם"],
    ['צה"ל צה״ל צה”ל צהל', "ג'ירפה ג׳ירפה ג’ירפה"],
    ["渡轮 渡\u200b轮 渡\u2060輪", "cooperate co\u00adoperate", "辻 辻\u{e0100}"],
  ])("%s", (...rows) => {
    for (const spellings of rows) {
      const [first, ...others] = spellings.split(/ /).map((spelling) => printed(tokenize(spelling)));
      expect(others.filter((other) => other !== first)).toEqual([]);
    }
  });

  it.each([
    ["二〇二三五", "20235"],
    ["二三二三", "2323"],
    ["2.00", "200"],
    ["2,00", "200"],
    ["渡轮。停航", "渡轮停航"],
    ["บ·ข", "บข"],
    ["9·11", "911"],
    ["一.b", "一b"],
    ["했다.그는", "했다그는"],
    ["၁၀ရက်", "၁ဝရက်"],
    ["か", "が"],
    ["ئا", "يا"],
    ["土", "士"],
    ["未", "末"],
    ["己", "已"],
    ["人", "入"],
    ["l'or", "lor"],
    ["qu'un", "quun"],
    ["zo'n", "zon"],
    ["t-il", "til"],
    ["U-Bahn", "ubahn"],
    ["ビル", "ビール"],
    ["निम्न", "निंन"],
    ["poet", "pot"],
  ])("are not %s and %s", (one, other) => {
    expect(tokenize(one)).not.toEqual(tokenize(other));
  });

  it.each(["TSCharacters", "TSPhrases", "STCharacters", "STPhrases", "TWVariants", "HKVariants"])(
    "are both sides of each entry of the dictionary %s of opencc-js",
    async (name) => {
      const module = `opencc-js/dict/${name}`;
      const { default: dictionary } = (await import(module)) as { default: string };
      const differing = dictionary.split("|").filter((entry) => {
        // Two characters outside the first plane may share a code: there the table leaves one of them alone.
        if (/[\ud800-\udbff]/.test(entry)) return false;
        const [from, ...conversions] = entry.split(" ").map((side) => printed(tokenize(side)));
        return conversions.some((to) => to !== from && to.length === from?.length);
      });
      expect(differing).toEqual([]);
      expect(dictionary.length).toBeGreaterThan(100);
    },
  );
});

describe("the table of variants", () => {
  it("says what opencc-js says: if not, run bench/make-character-variants.mjs", () => {
    const made = execFileSync(process.execPath, ["bench/make-character-variants.mjs"], { encoding: "utf8" });
    expect(readFileSync("src/search/format/character-variants.ts", "utf8")).toBe(made);
  });
});

it("takes the spaces between the digits of a number for none", () => {
  expect(printed(tokenize("in 12 000 of 2023 100 ways"))).toBe("<in>|<12000>|<of>|<2023>|<100>|<ways>");
});

describe("the offsets of tokens", () => {
  const piece = fc.constantFrom(
    ..."圖书馆渡，。 aé1",
    ...[
      "2,000",
      "2 000",
      "二〇一九",
      "○",
      "۳",
      "e\u0301",
      "\u200b",
      "ﬁ",
      "ß",
      "𠮷",
      "①",
      "ｶﾞ",
      "…",
      "1,2345",
      "ا\u064e",
      "o'b",
      "n't",
      "e-mail",
      "u.s.",
      "ー",
      "バ",
      "न्द",
    ],
  );

  it("are in order, inside the text, and those of the tokens that the text has", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        const spans = tokenizeWithOffsets(text);
        expect(spans.map(({ token }) => token)).toEqual(tokenize(text));
        let last = 0;
        for (const { token, start, ends } of spans) {
          expect(ends).toHaveLength(
            token === BREAK ? 0 : typeof token === "string" ? token.length : ends.length,
          );
          for (const end of [start, ...ends]) {
            expect(end).toBeLessThanOrEqual(text.length);
            if (token !== BREAK) expect(end).toBeGreaterThanOrEqual(last);
          }
          last = ends[0] ?? last;
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["《圖書館》", 0, "圖"],
    ["共2,000人", 1, "2,000"],
    ["共 12 000 人", 1, "12 000"],
    ["在二○二三年", 1, "二○二三"],
    ["un cafe\u0301 noir", 1, "cafe\u0301"],
    ["die Straße.", 1, "Straße"],
    ["葛\u{e0100}城市", 1, "城"],
    ["列夫·托尔斯泰", 2, "托"],
    ["O'Brien's Café", 1, "Café"],
    ["bank'Mayor", 1, "Mayor"],
    ["by E-Mails only", 1, "E-Mails"],
  ])("in %s of token %i are those of %s", (text, index, part) => {
    const spans = tokenizeWithOffsets(text).filter(({ token }) => token !== BREAK);
    expect(text.slice(spans[index]?.start, spans[index]?.ends.at(-1))).toBe(part);
  });

  it.each(["ひらがな", "ราคาน้ำมัน", "AbC%2F9x-", "བོད་", "e\u0301", "𝐛", "'n", "É"])(
    "are found in a text of many %s without a space, in which folding each beginning would never end",
    (part) => {
      const text = part.repeat(100_000 / part.length);
      const spans = tokenizeWithOffsets(text);
      expect(spans.map(({ token }) => token)).toEqual(tokenize(text));
      expect(spans.at(-1)?.ends.at(-1)).toBeGreaterThan(99_990);
    },
  );
});
