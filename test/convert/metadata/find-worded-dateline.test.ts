import { describe, expect, it } from "vitest";
import { findWordedDateline } from "../../../src/convert/metadata/find-worded-dateline.js";

describe("findWordedDateline", () => {
  it.each([
    ["ПРИСТАНЬ, 4 ноября 2023 г. — Паром стоит.", "Паром стоит.", "2023-11-04", undefined],
    ["بندر، ۱۲ آبان ۱۴۰۲ - کشتی ایستاده است.", "کشتی ایستاده است.", "2023-11-03", undefined],
    ["Bến Cảng, ngày 4 tháng 11 năm 2023 – Phà dừng.", "Phà dừng.", "2023-11-04", undefined],
    ["PUERTO, 4 de noviembre de 2023 (La Gaceta) — El ferry.", "El ferry.", "2023-11-04", "La Gaceta"],
    ["Harbour, Northshire, Nov. 3, 2023—The ferry.", "The ferry.", "2023-11-03", undefined],
    ["San Pedro de la Ribera, 3 nov 2023 - El ferry.", "El ferry.", "2023-11-03", undefined],
  ])("reads %j", (line, rest, day, agency) => {
    const dateline = findWordedDateline(line);
    expect(dateline).toMatchObject({ day, ...(agency ? { agency } : {}) });
    expect(line.slice(dateline?.end)).toBe(rest);
  });

  it.each([
    "On the pier of Harbour, Nov. 3, 2023 — a day of fog — was quiet.",
    "The ferry came on 4 November 2023 — at last.",
    "Harbour, 14 July 1909 — the first ferry sails.",
    "Harbour, the town of the ferry — was built in 1909.",
    "Harbour, Nov. 3, 2023, was a day of fog.",
    "Пристань, 4 ноября — паром стоит.",
    "渡口，2023年11月3日——渡轮停航。",
  ])("leaves %j to the text", (line) => {
    expect(findWordedDateline(line)).toBeUndefined();
  });

  it("reads a line of capital letters in time", () => {
    expect(findWordedDateline(`${"A, ".repeat(30)}1 x — `)).toBeUndefined();
  });
});
