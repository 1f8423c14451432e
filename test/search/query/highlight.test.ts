import { describe, expect, it } from "vitest";
import { highlight } from "../../../src/search/query/highlight.js";
import { parseQuery } from "../../../src/search/query/parse-query.js";

describe("highlights", () => {
  const marked = (text: string, query: string): string =>
    highlight(text, parseQuery(query).terms)
      .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
      .join("");

  it.each([
    ["渡轮停航，渡轮复航", "渡轮", "[渡轮]停航，[渡轮]复航"],
    ["圖書館開放", "图书馆", "[圖書館]開放"],
    ["Ferries and FERRY", "ferr", "[Ferr]ies and [FERR]Y"],
    ["渡轮停航", "轮停 渡轮", "[渡轮停]航"],
    ["渡轮停航", "-渡轮 停航", "渡轮[停航]"],
    ["说“渡轮，停航”", '"渡轮 停航"', "说“[渡轮，停航]”"],
    ["<b>渡轮</b>", "b", "<[b]>渡轮</[b]>"],
    ["ＡＢ渡轮", "ab", "[ＡＢ]渡轮"],
    ["𠮷野家", "野家", "𠮷[野家]"],
    ["", "渡轮", ""],
    ["看著河，看着桥", "看着", "[看著]河，[看着]桥"],
    ["Café, CAFE\u0301s", "cafe", "[Café], [CAFE\u0301]s"],
    ["Straße und Strassen", "strasse", "[Straße] und [Strasse]n"],
    ["共2,000人，又２０００人", "2000", "共[2,000]人，又[２０００]人"],
    ["渡\u200b轮停航", "渡轮", "[渡\u200b轮]停航"],
    ["ﬁnest", "fin", "[ﬁn]est"],
    ["说列夫·托尔斯泰，列夫托尔斯泰", "列夫‧托尔斯泰", "说[列夫·托尔斯泰]，[列夫托尔斯泰]"],
    ["COVID-19, Covid19 and covid", "covid19", "[COVID-19], [Covid19] and covid"],
    ["COVID-19 and Covid19", "covid-19", "[COVID-19] and [Covid19]"],
    ["covid-19 und C-190", '"covid-19"', "[covid-19] und C-190"],
  ])("in %s for %s are %s", (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });
});
