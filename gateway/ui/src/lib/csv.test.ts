import { expect, test } from "vitest";
import { toCsv } from "./csv";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("the text %j does not become a formula", (text) => {
  expect(toCsv([[text]])).toContain(`'${text}`);
});

test("a negative number stays a number", () => {
  expect(toCsv([[-1.5, null, true]])).toBe("-1.5,,true\r\n");
});

test("commas, quotes and line breaks stay inside their cell", () => {
  expect(toCsv([['say "hi", twice\nplease', "plain"]])).toBe('"say ""hi"", twice\nplease",plain\r\n');
  expect(toCsv([["a;=1+1", "b\t=1+1"]])).toBe('"a;=1+1","b\t=1+1"\r\n');
});
