import { expect, test } from "vitest";
import { numbersIn, piecesOf, withoutMarkers } from "../../src/panel/markers";

test("markers are taken out with the space before them", () => {
  expect(withoutMarkers("Yes [1]. And no [2, 3] more [4][5]")).toBe("Yes. And no more");
  expect(numbersIn("Yes [1]. And no [2, 3] more [4][5]")).toEqual([1, 2, 3, 4, 5]);
});

test("half a marker is held back while the text is still coming", () => {
  expect(piecesOf("Yes [1] and [")).toEqual([{ text: "Yes" }, { numbers: [1] }, { text: " and" }]);
  expect(piecesOf("Yes [1")).toEqual([{ text: "Yes" }]);
});

test("brackets that hold words are text", () => {
  expect(withoutMarkers("See [the annex] and [A1].")).toBe("See [the annex] and [A1].");
});
