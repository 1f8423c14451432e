import { describe, expect, it } from "vitest";
import { readDay } from "../../../src/formats/markdown/fields/read-day.js";
import { readPeople } from "../../../src/formats/markdown/fields/read-people.js";

describe("readDay", () => {
  it.each([
    ["2023-07-03", "2023-07-03"],
    ["2023-07-03 23:00:00 -0500", "2023-07-03"],
    ["2023-07-03T23:30:00-08:00", "2023-07-03"],
    ["2023/07/03", "2023-07-03"],
    ["2023.7.3", "2023-07-03"],
    ["20230703", "2023-07-03"],
    ["Mon, 03 Jul 2023 23:00:00 -0500", "2023-07-03"],
    ["Mon Jul 03 2023 23:00:00 GMT-0500 (CDT)", "2023-07-03"],
    ["July 3, 2023", "2023-07-03"],
    ["Sept. 3rd, 2023", "2023-09-03"],
    ["3 July 2023", "2023-07-03"],
    ["2023年7月3日", "2023-07-03"],
    ["2023-02-30", undefined],
    ["03/07/2023", undefined],
    ["2023-07", undefined],
    ["May 2023", undefined],
    ["1688342400", undefined],
    ["yesterday", undefined],
  ])("reads %s as %s", (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe("readPeople", () => {
  it.each([
    ["By Ada Moreno and Jun Park", ["Ada Moreno", "Jun Park"]],
    ["A, B", ["A", "B"]],
    ["A, B, and C", ["A", "B", "C"]],
    ["A & B; C", ["A", "B", "C"]],
    ["李明、王芳", ["李明", "王芳"]],
    ["Sam Ode, Jr.", ["Sam Ode, Jr."]],
    ["Ada Moreno <ada@paper.example>", ["Ada Moreno"]],
    [
      ["Sons and Daughters", { name: "Jun Park" }],
      ["Sons and Daughters", "Jun Park"],
    ],
    [{ name: "Jun Park", email: "jun@paper.example" }, ["Jun Park"]],
    [{ twitter: "jun" }, undefined],
  ])("reads %j as %j", (value, people) => {
    expect(readPeople(value)).toEqual(people);
  });
});
