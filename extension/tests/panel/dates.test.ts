import { expect, test } from "vitest";
import { datesIn, lastDay, writeDate } from "../../src/panel/dates";

test("dates are written so that no reader takes them for another day", () => {
  expect(writeDate("2025-03-12")).toBe("12 Mar 2025");
  expect(writeDate("2025-03-12T23:30:00Z")).toBe("12 Mar 2025");
  expect(writeDate("2025-09-12")).toBe("12 Sep 2025");
  expect(writeDate("someday")).toBe("someday");
});

test("a rule that ends at midnight held until the day before", () => {
  expect(writeDate(lastDay("2026-03-01T00:00:00Z"))).toBe("28 Feb 2026");
  expect(writeDate(lastDay("2026-03-01T18:00:00Z"))).toBe("1 Mar 2026");
  expect(lastDay("someday")).toBe("someday");
});

test("the ticket's dates are found, the purchase first", () => {
  const fields = {
    created: "2025-04-02T10:00:00Z",
    country: "Germany",
    order_date: "12 February 2025",
    due: "May 3rd, 2025",
  };
  expect(datesIn(fields)).toEqual([
    { label: "Order date", date: "2025-02-12" },
    { label: "Created", date: "2025-04-02" },
    { label: "Due", date: "2025-05-03" },
  ]);
});

test("a date that means two days, or none, is not offered", () => {
  expect(datesIn({ order: "03/04/2025", bought: "31 February 2025", invoice: "2025-13-01" })).toEqual([]);
});
