import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { answer } from "@/testing/server";
import { open } from "@/testing/render";
import { MISERY, SATISFACTION, aComparedSite, aComparison, aSession } from "@/testing/samples";
import ComparePage from "./ComparePage";

const LOW = aComparedSite({ code: "south-bay", name: "Bay Hospital", value: 0.5, lower: 0.42, upper: 0.58, signal: "LOW" });
const HIDDEN = aComparedSite({ code: "tiny", name: "Tiny", n: 6, value: null, lower: null, upper: null, funnel: null, suppressed: true });

function given(...sites: ReturnType<typeof aComparedSite>[]) {
  answer("get", "/api/reports/measures", [SATISFACTION, MISERY]);
  return answer("get", "/api/reports/comparison", aComparison(sites));
}

test("every site is shown with its value, interval, base and signal in words", async () => {
  given(aComparedSite(), LOW, HIDDEN);
  open(<ComparePage />, "/compare");
  const row = await screen.findByRole("row", { name: /Bay Hospital/ });
  expect(within(row).getByText("50.0%")).toBeInTheDocument();
  expect(within(row).getByText("42.0 – 58.0%")).toBeInTheDocument();
  expect(within(row).getByText("100")).toBeInTheDocument();
  expect(within(row).getByText("Worse than the rest")).toBeInTheDocument();
  expect(within(screen.getByRole("row", { name: /Tiny/ })).getByText("Hidden: n is under 10")).toBeInTheDocument();
});

test("scores of visits are shown in points from the first visit on, which has no interval", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION, { id: "visit-score", title: "Score of mystery visits", definition: "Mean score.", source: "Mystery visits and inspections", better: "HIGH", kind: "MEAN" }]);
  const one = aComparedSite({ code: "one", name: "One", n: 1, x: null, value: 0.8333, lower: null, upper: null });
  const two = aComparedSite({ code: "two", name: "Two", n: 2, x: null, value: 0.9, lower: 0.7, upper: 1 });
  answer("get", "/api/reports/comparison", aComparison([one, two], { measure: "visit-score", overdispersion: null }));
  open(<ComparePage />, "/compare?measure=visit-score");
  const row = await screen.findByRole("row", { name: /^One/ });
  expect(within(row).getByText("83.3")).toBeInTheDocument();
  expect(within(row).getByText("One visit has no interval")).toBeInTheDocument();
  expect(within(row).getByText("As expected")).toBeInTheDocument();
  expect(within(screen.getByRole("row", { name: /^Two/ })).getByText("70.0 – 100.0")).toBeInTheDocument();
});

test("the address decides what is asked", async () => {
  const asked = given(LOW);
  open(<ComparePage />, "/compare?measure=misery&from=2026-01-01&to=2026-01-31&region=south");
  await screen.findByRole("row", { name: /Bay Hospital/ });
  expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({ measure: "misery", from: "2026-01-01", to: "2026-01-31", region: "south" });
});

test("a click on a heading sorts and goes into the address", async () => {
  given(aComparedSite(), LOW);
  const { user, where } = open(<ComparePage />, "/compare");
  const names = () => screen.getAllByRole("row").slice(1).map((row) => within(row).getByRole("link").textContent);
  await screen.findByRole("row", { name: /Bay Hospital/ });
  await user.click(screen.getByRole("button", { name: "Value" }));
  expect(names().map((name) => name.replace(/North$/, ""))).toEqual(["North General", "Bay Hospital"]);
  expect(where()).toBe("/compare?sort=-value");
});

test("the funnel is walked with the arrow keys and opens its site", async () => {
  given(aComparedSite({ n: 50 }), LOW);
  const { user, where } = open(<ComparePage />, "/compare?period=365d");
  const funnel = await screen.findByRole("slider");
  funnel.focus();
  await user.keyboard("{End}");
  expect(funnel).toHaveAttribute("aria-valuetext", "Bay Hospital: 50.0%, n = 100, Worse than the rest");
  await user.keyboard("{Enter}");
  expect(where()).toBe("/sites/south-bay?period=365d");
});

test.each([
  [0.001, "Limits are widened for spread between sites (φ = 2"],
  [0, "The spread between sites is no more than chance explains (φ = 2"],
])("with a spread of %s beyond chance the funnel says: %s", async (tau2, words) => {
  given(LOW);
  answer("get", "/api/reports/comparison", aComparison([LOW], { overdispersion: { phi: 2, tau2 } }));
  open(<ComparePage />, "/compare");
  expect(await screen.findByText(words, { exact: false })).toBeInTheDocument();
});

test.each([
  [10, /No site differs from the rest by more than chance explains/, /Sites differ far more/],
  [10.5, /Sites differ far more than chance explains\. Beyond limits widened for that: 0 worse, 0 better\. Within them: 1\./, /by more than chance explains/],
])("sites within the limits are said to differ by chance only as long as the limits mean something: φ = %s", async (phi, words, other) => {
  given(aComparedSite());
  answer("get", "/api/reports/comparison", aComparison([aComparedSite()], { overdispersion: { phi, tau2: 0.1 } }));
  open(<ComparePage />, "/compare");
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.queryByText(other)).not.toBeInTheDocument();
});

test("the funnel can be read as a table of limits", async () => {
  given(LOW);
  const { user } = open(<ComparePage />, "/compare");
  await user.click(await screen.findByRole("button", { name: "Show as table" }));
  expect(screen.getByRole("columnheader", { name: "99.8% upper limit" })).toBeInTheDocument();
  expect(screen.queryByRole("slider")).not.toBeInTheDocument();
});

test("the figures follow the news by themselves", async () => {
  const asked = given(LOW);
  const { live } = open(<ComparePage />, "/compare");
  await screen.findByRole("row", { name: /Bay Hospital/ });
  act(() => {
    live.say("response", "south-bay");
  });
  await waitFor(() => {
    expect(asked).toHaveLength(2);
  });
});

test("an empty period says why and offers all time", async () => {
  given(aComparedSite({ n: 0, value: null, lower: null, upper: null, funnel: null }));
  const { user, where } = open(<ComparePage />, "/compare");
  await user.click(await screen.findByRole("button", { name: "Show all time" }));
  expect(where()).toBe("/compare?period=all");
});

test("who sees one site only is told that the mean is of all", async () => {
  given(LOW);
  open(<ComparePage />, "/compare", { session: aSession(["SITE_MANAGER"], ["south-bay"]) });
  expect(await screen.findByText(/^The mean of all sites, also of those that are not yours, is 80.0%. Yours: 1 site, n = 100\./)).toBeInTheDocument();
});

test("a mean of nothing but the sites in sight says how many they are", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION, MISERY]);
  answer("get", "/api/reports/comparison", aComparison([LOW], { centre: 0.5 }));
  open(<ComparePage />, "/compare", { session: aSession(["SITE_MANAGER"], ["south-bay"]) });
  expect(await screen.findByText(/^The mean is 50.0% over 1 site, n = 100\./)).toBeInTheDocument();
});
