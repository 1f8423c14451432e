import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { decodePage } from "../../../src/formats/html/decode-page.js";
import { ArticleError } from "../../../src/model/problem.js";

const CHINESE = "磨坊屋顶的气象站上周二重新启用，十一年来没有人读过它的数字。";
const TRADITIONAL = "磨坊屋頂的氣象站上週二重新啟用，十一年來沒有人讀過它的數字。";
const CANTONESE = "碼頭啲船喺朝早六點開，咗三十年都冇變，深水埗嘅人睇住佢哋。";
const JAPANESE = "水車小屋の屋根の観測所が火曜日に再開し、十一年ぶりに数字が読まれた。";
const FERRY = "渡船早上六点开出，乘客带着菜篮，孩子靠在栏杆边看水。";
const BRIDGE = "古い石橋の修復が終わり、職人は三十七枚の石板を取り替えたと話した。";
const KOREAN = "방앗간 지붕의 관측소가 화요일에 다시 문을 열었다.";
const RUSSIAN = "Станцию на крыше мельницы включили во вторник, одиннадцать лет её никто не читал.";
const ARABIC = "عادت المحطة على سطح الطاحونة إلى العمل يوم الثلاثاء";
const FRENCH = "La météo du moulin est relue après onze années où personne ne l’avait notée.";

const THAI = "สถานีบนหลังคาโรงสีเปิดอีกครั้งในวันอังคาร";
const UKRAINIAN = "Станцію на даху млина ввімкнули у вівторок, її показів не читали одинадцять років.";
const POLISH = "Stację na dachu młyna włączono we wtorek, żeby mieszkańcy znów mogli śledzić pogodę i wiatr.";

const encoded = (text: string, charset: string): Buffer =>
  execFileSync("iconv", ["-f", "utf-8", "-t", charset], { input: text });

const page = (text: string, charset?: string): string =>
  `<html><head>${charset ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">` : ""}<title>a</title></head><body><p>${text}</p></body></html>`;

describe("decodePage", () => {
  it.each([
    ["what is stated", CHINESE, "gbk", "gb2312", "gb18030", undefined],
    ["Big5 that is stated", TRADITIONAL, "big5", "big5", "big5", undefined],
    ["Big5 with the characters of Hong Kong", CANTONESE, "big5-hkscs", "big5", "big5", undefined],
    ["the same that nothing states", CANTONESE, "big5-hkscs", undefined, "big5", undefined],
    ["Shift_JIS that is stated", JAPANESE, "shift_jis", "Shift_JIS", "shift_jis", undefined],
    ["a byte set that is stated", RUSSIAN, "cp1251", "windows-1251", "windows-1251", undefined],
    ["UTF-8 that is stated", FRENCH, "utf-8", "utf-8", "utf-8", undefined],
    ["UTF-8 that nothing states", RUSSIAN, "utf-8", undefined, "utf-8", undefined],
    ["GBK that nothing states", CHINESE, "gbk", undefined, "gb18030", undefined],
    ["Big5 that nothing states", TRADITIONAL, "big5", undefined, "big5", undefined],
    ["EUC-JP that nothing states", JAPANESE, "euc-jp", undefined, "euc-jp", undefined],
    ["GBK of one sentence", FERRY, "gbk", undefined, "gb18030", undefined],
    ["EUC-JP of few common characters", BRIDGE, "euc-jp", undefined, "euc-jp", undefined],
    ["EUC-KR that nothing states", KOREAN, "euc-kr", undefined, "euc-kr", undefined],
    ["KOI8-R that nothing states", RUSSIAN, "koi8-r", undefined, "koi8-r", undefined],
    ["windows-1251 that nothing states", RUSSIAN, "cp1251", undefined, "windows-1251", undefined],
    ["windows-1256 that nothing states", ARABIC, "cp1256", undefined, "windows-1256", undefined],
    ["windows-874 that nothing states", THAI, "cp874", undefined, "windows-874", undefined],
    ["IBM 866 that nothing states", RUSSIAN, "cp866", undefined, "ibm866", undefined],
    ["KOI8-U that nothing states", UKRAINIAN, "koi8-u", undefined, "koi8-u", undefined],
    ["windows-1250 that nothing states", POLISH, "cp1250", undefined, "windows-1250", undefined],
    ["ISO-2022-JP that nothing states", JAPANESE, "iso-2022-jp", undefined, "iso-2022-jp", undefined],
    ["UTF-16 of few zeros", `${JAPANESE}\n`.repeat(9), "utf-16le", undefined, "utf-16le", undefined],
    ["Big5 that is called gb2312", TRADITIONAL, "big5", "gb2312", "big5", "misstated-charset"],
    ["GBK that is called Big5", CHINESE, "gbk", "big5", "gb18030", "misstated-charset"],
    ["KOI8-R that is called windows-1251", RUSSIAN, "koi8-r", "windows-1251", "koi8-r", "misstated-charset"],
    [
      "windows-1250 that is called iso-8859-1",
      POLISH,
      "cp1250",
      "iso-8859-1",
      "windows-1250",
      "misstated-charset",
    ],
    ["windows-1252 that nothing states", FRENCH, "cp1252", undefined, "windows-1252", undefined],
    ["UTF-8 that is called gb2312", CHINESE, "utf-8", "gb2312", "utf-8", "misstated-charset"],
    ["UTF-8 that is called iso-8859-1", FRENCH, "utf-8", "iso-8859-1", "utf-8", "misstated-charset"],
    ["GBK that is called utf-8", CHINESE, "gbk", "utf-8", "gb18030", "misstated-charset"],
    ["GBK that is called iso-8859-1", CHINESE, "gbk", "iso-8859-1", "gb18030", "misstated-charset"],
    [
      "windows-1251 that is called iso-8859-1",
      RUSSIAN,
      "cp1251",
      "iso-8859-1",
      "windows-1251",
      "misstated-charset",
    ],
    ["windows-1252 that is called utf-8", FRENCH, "cp1252", "utf-8", "windows-1252", "misstated-charset"],
    ["a set that nobody knows", RUSSIAN, "cp1251", "x-mill", "windows-1251", "misstated-charset"],
    ["UTF-16 without a mark, little end first", CHINESE, "utf-16le", undefined, "utf-16le", undefined],
    ["UTF-16 without a mark, big end first", RUSSIAN, "utf-16be", undefined, "utf-16be", undefined],
    ["UTF-16 with a mark", `\ufeff${RUSSIAN}`, "utf-16be", "utf-8", "utf-16be", undefined],
  ])("reads %s", (_, text, charset, stated, expected, notice) => {
    const marked = text.startsWith("\ufeff") ? `\ufeff${page(text.slice(1), stated)}` : page(text, stated);
    const decoded = decodePage(encoded(marked, charset));
    expect(decoded.text).toContain(text.replace("\ufeff", ""));
    expect(decoded.charset).toBe(expected);
    expect(decoded.notice?.code).toBe(notice);
  });

  it.each([
    ["all of it", FRENCH, FRENCH, "encoded twice"],
    ["a part of it", `${FRENCH} ${CHINESE}`, undefined, "wrong character set"],
  ])("mends a text that was encoded twice, %s", (_, text, mended, told) => {
    const again = Buffer.from(text, "utf-8").toString("latin1");
    const bytes = encoded(again.replaceAll("\u0080", "€").replaceAll("\u0099", "™"), "utf-8");
    const mixed = mended ? bytes : Buffer.concat([bytes, Buffer.from(CHINESE)]);
    const decoded = decodePage(mixed);
    expect(decoded.notice?.message).toContain(told);
    if (mended) expect(decoded.text).toBe(mended);
  });

  it("tells of a text that was read in a wrong character set before it was saved", () => {
    const bytes = encoded(encoded(RUSSIAN, "cp1251").toString("latin1"), "utf-8");
    expect(decodePage(bytes).notice?.message).toContain("wrong character set");
  });

  it("takes the mark off", () => {
    expect(decodePage(Buffer.from(`\ufeff${page(FRENCH)}`)).text.startsWith("<html>")).toBe(true);
  });

  it("reads the encoding of an XML declaration", () => {
    const xml = `<?xml version="1.0" encoding="windows-1251"?><html><p>${RUSSIAN}</p></html>`;
    expect(decodePage(encoded(xml, "cp1251")).text).toContain(RUSSIAN);
  });

  it("reads a page of UTF-8 that was cut within a character, and says so", () => {
    const bytes = Buffer.from(page(CHINESE.repeat(5), "utf-8"));
    const cut = Buffer.concat([
      bytes.subarray(0, bytes.length - 60),
      Buffer.from([0xe6, 0xb0]),
      Buffer.from("</p>"),
    ]);
    const decoded = decodePage(cut);
    expect(decoded.charset).toBe("utf-8");
    expect(decoded.notice?.code).toBe("undecodable-characters");
  });

  it("reads UTF-8 with some controls among letters of ASCII alone", () => {
    const text = page(`${"The mill has a station on its roof again. ".repeat(9)}\b\u0001\b\u0002\b`, "utf-8");
    expect(decodePage(Buffer.from(text))).toMatchObject({ charset: "utf-8", text });
  });

  it("reads UTF-8 with a few zeros as UTF-8, without them", () => {
    const zeros = page("The mill’s \0roof \0has \0a \0station \0again, after \0eleven \0years.");
    const { text, charset } = decodePage(Buffer.from(zeros));
    expect(charset).toBe("utf-8");
    expect(text).toBe(zeros.replaceAll("\0", ""));
  });

  it("refuses what is no text", () => {
    const bytes = Uint8Array.from({ length: 4000 }, (__, index) => (index * 7919) % 256);
    expect(() => decodePage(bytes)).toThrow(ArticleError);
  });

  it("tells of characters that only their writers have", () => {
    const bytes = Buffer.concat([
      encoded(page(JAPANESE, "shift_jis"), "shift_jis"),
      Buffer.from([0xf0, 0x40]),
    ]);
    const { charset, notice } = decodePage(bytes);
    expect({ charset, code: notice?.code, message: notice?.message }).toEqual({
      charset: "shift_jis",
      code: "undecodable-characters",
      message: "1 characters are damaged in the file",
    });
  });
});
