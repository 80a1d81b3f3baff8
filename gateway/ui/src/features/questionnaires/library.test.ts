import { expect, test } from "vitest";
import { blank } from "./definition";
import { setsFor, shownIn } from "./library";
import { notesBetween, stateOf, usualPair } from "./versions";

const SETS = [
  { id: "a", customerTypes: ["PATIENT"], title: { en: "Ward" }, questions: [{ ...blank("RATING", "x"), text: { en: "Was it clean?" } }, { ...blank("RATING", "y"), text: { en: "Was it quiet?" } }] },
  { id: "b", customerTypes: [], title: { en: "Everybody" }, questions: [{ ...blank("RATING", "z"), text: { en: "Were we friendly?" } }] },
];

test("sets of other customers are not offered", () => {
  expect(setsFor(SETS, "STUDENT").map(({ id }) => id)).toEqual(["b"]);
  expect(setsFor(SETS, "PATIENT").map(({ id }) => id)).toEqual(["a", "b"]);
});

test("a search finds questions by their words and whole sets by their title", () => {
  expect(shownIn(SETS, "QUIET", "en").map(({ questions }) => questions.map(({ id }) => id))).toEqual([["y"]]);
  expect(shownIn(SETS, "ward", "en")[0]?.questions).toHaveLength(2);
  expect(shownIn(SETS, "nowhere", "en")).toEqual([]);
});

test("what is about to change is compared first, then what changed last", () => {
  expect(usualPair([1, 2, 3], true)).toEqual({ from: 3, to: "draft" });
  expect(usualPair([1, 3, 2], false)).toEqual({ from: 2, to: 3 });
  expect(usualPair([1], false)).toBeNull();
  expect(usualPair([], true)).toBeNull();
});

test("only versions and the draft are states", () => {
  expect(["draft", "12", "0", "-1", "x", ""].map(stateOf)).toEqual(["draft", 12, null, null, null, null]);
});

test("what was said of the versions in between is told, the newest first", () => {
  const item = (version: number, note: string | null) => ({ version, note, publishedAt: "2026-11-20T10:00:00Z", publishedBy: "Ada Kern", languages: ["en"], questions: 3 });
  const versions = [item(4, "fourth"), item(3, null), item(2, "second"), item(1, "first")];
  const said = (from: number | "draft", to: number | "draft") => notesBetween(versions, from, to).map(({ note }) => note);
  expect(said(1, 4)).toEqual(["fourth", "second"]);
  expect(said(4, 1)).toEqual(["fourth", "second"]);
  expect(said(2, "draft")).toEqual(["fourth"]);
  expect(said(2, 2)).toEqual([]);
});
