import { screen, within } from "@testing-library/react";
import i18next from "i18next";
import { expect, test } from "vitest";
import type { SiteProfile } from "@/lib/contract";
import { answer, problem } from "@/testing/server";
import { open } from "@/testing/render";
import { MISERY, SATISFACTION } from "@/testing/samples";
import { type Served, profileRows, stepRows } from "./model";
import SitePage from "./SitePage";

const NOBODY: Served = { gaps: [], channels: [], attributes: [], areas: [], steps: [], visits: [] };

const PROFILE: SiteProfile = {
  site: { code: "north-general", name: "North General", open: true, peerGroup: "", region: "north", regionName: "North", timeZone: "Europe/London" },
  measures: [{ measure: "satisfaction", n: 50, x: 40, value: 0.8, lower: 0.67, upper: 0.89, suppressed: false }],
  customers: {
    gaps: [
      { dimension: "EMPATHY", n: 4, mean: null, lower: null, upper: null, suppressed: true },
      { dimension: "TRUST", n: 40, mean: -0.75, lower: -1.1, upper: 0.4, suppressed: false },
    ],
    channels: [
      {
        channel: "KIOSK",
        measures: [
          { measure: "satisfaction", n: 0, x: null, value: null, lower: null, upper: null, suppressed: true },
          { measure: "one-tap", n: 50, x: 40, value: 0.8, lower: 0.67, upper: 0.89, suppressed: false },
          { measure: "nps", n: 7, x: null, value: null, lower: null, upper: null, suppressed: true },
        ],
      },
    ],
    attributes: [
      { code: "COURTESY", n: 50, x: 40, value: 0.8, lower: 0.67, upper: 0.89, suppressed: false },
      { code: "HONESTY", n: 3, x: null, value: null, lower: null, upper: null, suppressed: true },
    ],
    areas: [{ code: "PRICING", n: 20, x: 5, value: 0.25, lower: 0.11, upper: 0.47, suppressed: false }],
    steps: [
      { code: "GREET", n: 30, x: 27, value: 0.9, lower: 0.74, upper: 0.97, suppressed: false },
      { code: "THANK", n: 2, x: null, value: null, lower: null, upper: null, suppressed: true },
    ],
    visits: [{ method: "MYSTERY_VISIT", steps: [{ code: "EXPLAIN", n: 1, x: 1, value: 1, lower: 0.21, upper: 1, suppressed: false }] }],
  },
  colleagues: NOBODY,
  from: "2026-10-25",
  to: "2026-11-21",
  refreshedAt: null,
  complaints: { open: 9, overdue: 2, received: 31, closed: 27 },
};

test("a measure that nobody answered is shown as such", () => {
  expect(profileRows(PROFILE, [SATISFACTION, MISERY]).map((row) => [row.id, row.n, row.value])).toEqual([
    ["satisfaction", 50, 0.8],
    ["misery", 0, null],
  ]);
});

test("a site shows its measures, its complaints and where to go on", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION, MISERY]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general?period=28d", { route: "/sites/:code" });
  expect(await screen.findByRole("heading", { level: 1, name: "North General" })).toBeInTheDocument();
  expect(within(await screen.findByRole("row", { name: /Misery/ })).getByText("No data in this period")).toBeInTheDocument();
  expect(screen.getByText("Overdue now").parentElement).toHaveTextContent("2");
  expect(screen.getByRole("link", { name: "Responses" })).toHaveAttribute("href", "/responses?site=north-general&period=28d");
  expect(await screen.findByText("care@north-general.example")).toBeInTheDocument();
});

test("scores by channel and gaps stand with their base, and small ones are hidden", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  expect(await screen.findByRole("row", { name: /Kiosk/ })).toHaveTextContent(/Kiosk–80\.0\D+67\.0\D+89\.0\D+n = 50–Hidden: n is under 10 · n = 7/);
  expect(screen.getByRole("row", { name: /Trust/ })).toHaveTextContent("-0.75-1.1 to +0.440");
  expect(screen.getByRole("row", { name: /Empathy/ })).toHaveTextContent("Hidden: n is under 10");
});

test("attributes and areas stand with interval and base, and small bases are hidden", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  expect(await screen.findByRole("row", { name: /^Courtesy/ })).toHaveTextContent(/CourtesyAttribute80\.0%67\.0 – 89\.0%50$/);
  expect(screen.getByRole("row", { name: /^Honesty/ })).toHaveTextContent(/HonestyAttribute–Hidden: n is under 103$/);
  expect(screen.getByRole("row", { name: /^Pricing/ })).toHaveTextContent(/PricingMonitored area25\.0%/);
});

test("steps stand in the order of the script, and visits apart from those who were served", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  expect(stepRows(PROFILE.customers).map(({ code }) => code)).toEqual(["GREET", "EXPLAIN", "THANK"]);
  const table = await screen.findByRole("table", { name: "Service script (GUEST)" });
  expect(within(table).getAllByRole("columnheader").map((head) => head.textContent)).toEqual(["Step", "Those who were served", "Mystery visit"]);
  expect(within(table).getByRole("row", { name: /^Greet/ })).toHaveTextContent(/Greet90\.0%74\.0 – 97\.0% · n = 30–$/);
  expect(within(table).getByRole("row", { name: /^Explain/ })).toHaveTextContent(/Explain–100\.0%21\.0 – 100\.0% · n = 1$/);
  expect(within(table).getByRole("row", { name: /^Thank/ })).toHaveTextContent(/Thank–Hidden: n is under 10 · n = 2–$/);
});

test("colleagues have a part of their own, and their measures stand in none of customers", async () => {
  const internal = { ...SATISFACTION, id: "internal-magic", title: "Magic of colleagues" };
  answer("get", "/api/reports/measures", [SATISFACTION, internal]);
  answer("get", "/api/reports/sites/north-general", {
    ...PROFILE,
    measures: [...PROFILE.measures, { measure: "internal-magic", n: 12, x: 6, value: 0.5, lower: 0.25, upper: 0.75, suppressed: false }],
    colleagues: { ...NOBODY, attributes: [{ code: "RESPECT", n: 12, x: 9, value: 0.75, lower: 0.47, upper: 0.91, suppressed: false }] },
  });
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  const theirs = await screen.findByRole("table", { name: "Measures of colleagues" });
  expect(within(theirs).getByRole("row", { name: /Magic of colleagues/ })).toHaveTextContent("50.0%");
  expect(within(screen.getByRole("table", { name: "Measures" })).queryByText("Magic of colleagues")).not.toBeInTheDocument();
  expect(within(screen.getByRole("table", { name: "Attributes and monitored areas, Colleagues" })).getByRole("row", { name: /^Respect/ })).toBeInTheDocument();
  expect(within(screen.getByRole("table", { name: "Attributes and monitored areas" })).queryByText("Respect")).not.toBeInTheDocument();
});

test("a site whose colleagues said nothing says so", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION, { ...SATISFACTION, id: "internal-magic", title: "Magic of colleagues" }]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  expect(await screen.findByText("No answer of a colleague in this period")).toBeInTheDocument();
  expect(screen.queryByText("Magic of colleagues")).not.toBeInTheDocument();
});

test("a score of a channel never breaks within its interval or its base", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  const cell = within(await screen.findByRole("row", { name: /Kiosk/ })).getAllByRole("cell")[2];
  expect(cell?.children).toHaveLength(1);
  expect([...(cell?.querySelectorAll(".tp-whole") ?? [])].map((part) => part.textContent)).toEqual(["67.0 – 89.0%", "n = 50"]);
});

test("a site without answers says so of channels, gaps, ratings and steps", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/north-general", { ...PROFILE, customers: NOBODY });
  open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
  expect(await screen.findByText("No scores in this period")).toBeInTheDocument();
  expect(screen.getByText(/Nobody was asked what/)).toBeInTheDocument();
  expect(screen.getByText(/Nobody rated an attribute/)).toBeInTheDocument();
  expect(screen.getByText(/Nobody was asked about the steps/)).toBeInTheDocument();
});

test("a site of somebody else is not found, and the page says so", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION]);
  answer("get", "/api/reports/sites/far-away", () => problem(404, "not-found"));
  open(<SitePage />, "/sites/far-away", { route: "/sites/:code" });
  expect(await screen.findByText(/belongs to a site that is not yours/)).toBeInTheDocument();
});

test("measures have their Arabic names, and those of the organisation their own", async () => {
  answer("get", "/api/reports/measures", [SATISFACTION, { ...MISERY, id: "own", title: "Our own" }]);
  answer("get", "/api/reports/sites/north-general", PROFILE);
  await i18next.changeLanguage("ar");
  try {
    open(<SitePage />, "/sites/north-general", { route: "/sites/:code" });
    expect(await screen.findByRole("row", { name: /^العملاء الراضون/ })).toBeInTheDocument();
    expect(screen.getByRole("row", { name: /Our own/ })).toBeInTheDocument();
  } finally {
    await i18next.changeLanguage("en");
  }
});
