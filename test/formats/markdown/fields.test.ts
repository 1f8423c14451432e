import { describe, expect, it } from "vitest";
import { readPeople } from "../../../src/formats/markdown/fields/read-people.js";

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
