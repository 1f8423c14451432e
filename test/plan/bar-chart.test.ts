import { describe, expect, it } from "vitest";
import { barChart, monthsBetween } from "../../src/plan/bar-chart.js";

describe("barChart", () => {
  it("draws a bar for each number, the greatest over the full height", () => {
    expect(barChart([1, 0, 2], "")).toEqual({
      label: "",
      width: 17,
      height: 48,
      bars: "M0 48v-24h5v24M12 48v-48h5v48",
    });
  });

  it("draws to the scale of another chart", () => {
    expect(barChart([1], "", 4).bars).toBe("M0 48v-12h5v12");
  });

  it("shows a bar for the smallest number, and none for nothing", () => {
    expect(barChart([1, 1000], "").bars).toContain("M0 48v-1h5v1");
    expect(barChart([0, 0], "").bars).toBe("");
  });
});

describe("monthsBetween", () => {
  it("counts through the turn of a year", () => {
    expect(monthsBetween("2023-11", "2024-02")).toEqual(["2023-11", "2023-12", "2024-01", "2024-02"]);
    expect(monthsBetween("2024-02", "2024-02")).toEqual(["2024-02"]);
  });
});
