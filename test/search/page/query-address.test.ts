import { describe, expect, it } from "vitest";
import { parseAddress, printAddress } from "../../../src/search/page/query-address.js";

const NOTHING = { q: "", tag: "", channel: "", year: "", order: "", page: 1 };

describe("the address of a search", () => {
  it.each([
    ["", NOTHING, "?"],
    ["?q=%E6%B8%A1%E8%BD%AE&page=2", { ...NOTHING, q: "渡轮", page: 2 }, "?q=%E6%B8%A1%E8%BD%AE&page=2"],
    ["?page=-3&year=2023&q=a+b", { ...NOTHING, q: "a b", year: "2023" }, "?q=a%20b&year=2023"],
    ["?page=x&tag=%26&channel=c1&other=1", { ...NOTHING, tag: "&", channel: "c1" }, "?channel=c1&tag=%26"],
    ["?q=a&order=newest", { ...NOTHING, q: "a", order: "newest" }, "?q=a&order=newest"],
  ])("%s is read, and printed again", (address, asked, printed) => {
    expect(parseAddress(address)).toEqual(asked);
    expect(printAddress(parseAddress(address))).toBe(printed);
  });
});
